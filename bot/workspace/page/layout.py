"""The page as a whole: sidebar, conversation, thread, the other side of the wire, dialog."""

from typing import Final

from bot.workspace.page.chat.composer import composer
from bot.workspace.page.chat.notices import notices, title
from bot.workspace.page.chat.sidebar import sidebar
from bot.workspace.page.chat.thread import thread
from bot.workspace.page.chat.top import top
from bot.workspace.page.conversation import conversation
from bot.workspace.page.desk import home_tab, open_dialog
from bot.workspace.page.head import head
from bot.workspace.page.html import Html, tag
from bot.workspace.page.place import Place
from bot.workspace.page.wire.panel import panel
from bot.workspace.state import Workspace

THEMES: Final = ("System", "Light", "Dark")
KEYS: Final = (
    ("/", "to the composer"),
    ("↑", "what you typed before"),
    ("Alt ↑ ↓", "the next channel"),
    ("F6", "the next part of the page"),
    ("Esc", "closes what is open"),
)


def whole(place: Place) -> str:
    """Return the document."""
    drawn = fragments(place)
    line = composer(place) if place.conversation else Html("")
    body = tag(
        "body",
        tag("a", "To the composer", href="#composer" if line else "#conversation", class_="skip"),
        _aside("side", _region("sidebar", drawn), _foot(), label="Sidebar"),
        tag(
            "main",
            tag("header", drawn["top"], id="top"),
            _region("refusals", drawn),
            _region("conversation", drawn),
            line,
        ),
        tag("aside", drawn["thread"], id="thread", aria_label="Thread", tabindex=-1),
        _aside("backstage", _region("wire", drawn), label="Backstage"),
        _region("dialog", drawn),
        _region("notices", drawn),
        tag("script", "", src="/static/js/main.js", type="module"),
        data_as=place.person.id,
        data_channel=place.name,
        data_thread=place.thread_ts,
    )
    return f"<!doctype html>{tag('html', head(title(place)), body, lang='en')}"


def fragments(place: Place) -> dict[str, Html]:
    """Return the parts that change, by the id of their place in the document."""
    return {
        "sidebar": sidebar(place),
        "top": top(place),
        "wire": panel(place),
        "conversation": conversation(place) if place.conversation else home_tab(place),
        "thread": thread(place),
        "dialog": open_dialog(place),
        "refusals": _refusals(place.workspace),
        "notices": notices(place),
    }


def notice(title: str, text: str, back: str = "/") -> str:
    """Return a small page that says one thing."""
    link = tag("a", "Back to the workspace", href=back, class_="button primary")
    body = tag("body", tag("main", tag("h1", title), tag("p", text), link), class_="notice")
    return f"<!doctype html>{tag('html', head(title), body, lang='en')}"


def _region(name: str, drawn: dict[str, Html]) -> Html:
    return tag("div", drawn[name], id=name)


def _aside(name: str, *inside: Html, label: str) -> Html:
    """Draw what stands at a side, and on a narrow screen comes and goes."""
    close = tag("a", "Close", href="#top", class_="close-drawer button")
    return tag("aside", close, *inside, id=name, aria_label=label, tabindex=-1)


def _foot() -> Html:
    """Draw what never changes below the sidebar: the theme, which scripts switch, and the keys."""
    themes = [
        tag("button", name, type="button", data_theme=name.lower(), aria_pressed="false")
        for name in THEMES
    ]
    keys = [tag("div", tag("dt", key), tag("dd", does)) for key, does in KEYS]
    return tag(
        "footer",
        tag("div", *themes, class_="themes", role="group", aria_label="Theme"),
        tag("details", tag("summary", "Keys"), tag("dl", *keys), class_="keys"),
    )


def _refusals(workspace: Workspace) -> Html:
    """Show what the app did that Slack would not have taken."""
    last = list(workspace.refusals)[-5:]
    if not last:
        return Html("")
    count = len(workspace.refusals)
    rows = (tag("li", sentence) for sentence in reversed(last))
    summary = tag("summary", f"Trouble with the app: {count}")
    return tag("details", summary, tag("ul", *rows), id="trouble")
