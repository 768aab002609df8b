"""The page as a whole: sidebar, bar, conversation, composer, dialog."""

from bot.workspace.page.conversation import composer, conversation
from bot.workspace.page.desk import home_tab, open_dialog
from bot.workspace.page.head import head
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place
from bot.workspace.page.wire.panel import panel
from bot.workspace.state import Workspace
from bot.workspace.world.people import BOT, TEAM_NAME, Conversation


def whole(place: Place) -> str:
    """Return the document."""
    regions = {name: tag("div", drawn, id=name) for name, drawn in fragments(place).items()}
    body = tag(
        "body",
        regions["sidebar"],
        tag(
            "main",
            regions["wire"],
            regions["conversation"],
            composer(place) if place.conversation else "",
        ),
        regions["dialog"],
        regions["refusals"],
        tag("script", "", src="/static/js/main.js", type="module"),
        data_as=place.person.id,
        data_channel=place.name,
    )
    return f"<!doctype html>{tag('html', head(f'{place.title} · {TEAM_NAME}'), body, lang='en')}"


def fragments(place: Place) -> dict[str, Html]:
    """Return the parts that change, by the id of their place in the document."""
    return {
        "sidebar": _sidebar(place),
        "wire": panel(place),
        "conversation": conversation(place) if place.conversation else home_tab(place),
        "dialog": open_dialog(place),
        "refusals": _refusals(place.workspace),
    }


def notice(title: str, text: str, back: str = "/") -> str:
    """Return a small page that says one thing."""
    link = tag("a", "Back to the workspace", href=back)
    body = tag("body", tag("main", tag("h1", title), tag("p", text), link), class_="notice")
    return f"<!doctype html>{tag('html', head(title), body, lang='en')}"


def _sidebar(place: Place) -> Html:
    channels = [c for c in place.workspace.seen_by(place.person.id) if c.name]
    direct = place.workspace.direct_message(place.person.id)
    return join(
        tag("h1", TEAM_NAME),
        _people(place),
        tag("h2", "Channels"),
        tag("nav", *(_entry(place, c.id, _label(c)) for c in channels)),
        tag("h2", "App"),
        tag(
            "nav",
            _entry(place, "home", f"{BOT.real_name} · Home") if _has_home(place) else "",
            _entry(place, direct.id, f"{BOT.real_name} · Messages") if direct else "",
        ),
    )


def _has_home(place: Place) -> bool:
    """Say whether the app has a home tab; ASSUMED of one that wants to hear that it was opened."""
    return "app_home_opened" in place.workspace.setup.events


def _label(channel: Conversation) -> str:
    return f"{'🔒' if channel.is_private else '#'} {channel.name}"


def _entry(place: Place, name: str, label: str) -> Html:
    current = "page" if name == place.name else None
    count = place.workspace.unread(place.person.id, name)
    news = tag("small", str(count), class_="unread", aria_label=f"{count} new") if count else ""
    return tag("a", label, news, href=place.address(channel=name), aria_current=current)


def _people(place: Place) -> Html:
    """Draw the switch of who one acts as."""
    options = [
        tag("option", _described(p.real_name, p.tz), value=p.id, selected=p.id == place.person.id)
        for p in place.workspace.people.values()
        if not p.is_bot
    ]
    select = tag("select", *options, name="as", id="as")
    hidden = tag("input", type="hidden", name="channel", value=place.name)
    switch = tag("button", "Switch", class_="apply")
    label = tag("label", "You are", for_="as")
    return tag("form", label, select, hidden, switch, action="/", method="get", class_="people")


def _described(name: str, tz: str) -> str:
    return f"{name} · {tz.rpartition('/')[2].replace('_', ' ')}"


def _refusals(workspace: Workspace) -> Html:
    """Show what the app did that Slack would not have taken."""
    last = list(workspace.refusals)[-5:]
    if not last:
        return Html("")
    count = len(workspace.refusals)
    rows = (tag("li", sentence) for sentence in reversed(last))
    return tag("details", tag("summary", f"Trouble with the app: {count}"), tag("ul", *rows))
