"""Draws the sidebar: who one is, the conversations with what is new in them, the app."""

from bot.workspace.page.chat.avatar import avatar
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import HOME, Place
from bot.workspace.page.text.dates import Reader, clock_time
from bot.workspace.world.people import BOT, Conversation, Person


def sidebar(place: Place) -> Html:
    """Draw everything that stands in the sidebar and changes."""
    mine = place.workspace.seen_by(place.person.id)
    channels = [c for c in mine if c.name]
    direct = [c for c in mine if not c.name]
    home = _entry(place, HOME, "Home") if _has_home(place) else ""
    return join(
        tag("h1", place.workspace.setup.team.name),
        _switcher(place),
        tag("h2", "Channels", id="channels"),
        tag("nav", *(_entry(place, c.id, _label(c)) for c in channels), aria_labelledby="channels"),
        tag("h2", f"{BOT.real_name}, the app", id="app"),
        tag(
            "nav",
            home,
            *(_entry(place, c.id, _direct(place, c)) for c in direct),
            aria_labelledby="app",
        ),
    )


def unread_elsewhere(place: Place) -> int:
    """Count the conversations, but the one looked at, in which something is new."""
    return sum(bool(news) for id_, news in place.news.items() if id_ != place.name)


def _has_home(place: Place) -> bool:
    """Say whether the app has a home tab; ASSUMED of one that wants to hear that it was opened."""
    return "app_home_opened" in place.workspace.setup.events


def _label(channel: Conversation) -> str:
    return f"{'🔒' if channel.is_private else '#'} {channel.name}"


def _direct(place: Place, conversation: Conversation) -> str:
    return "Messages" if place.workspace.is_with_bot(conversation) else place.called(conversation)


def _entry(place: Place, name: str, label: str) -> Html:
    """Draw the way to a conversation: bold when something is new, a badge when it is for one."""
    news = place.news.get(name, [])
    mine = place.news_for_person.get(name, [])
    count = len(mine or news)
    kind = "unread mine" if mine else "unread"
    mark = tag("small", str(count), class_=kind, aria_label=f"{count} new") if count else ""
    return tag(
        "a",
        tag("span", label),
        mark,
        href=place.address(channel=name),
        class_="has-news" if count else None,
        aria_current="page" if name == place.name else None,
    )


def _switcher(place: Place) -> Html:
    """Draw who one is, and behind it everybody whom one can be."""
    people = [p for p in place.workspace.people.values() if not p.is_bot]
    return tag(
        "details",
        tag("summary", _who(place, place.person), aria_label=f"You are {place.person.real_name}"),
        tag("nav", *(_choice(place, person) for person in people), aria_label="Act as"),
        class_="who",
        id="who",
    )


def _choice(place: Place, person: Person) -> Html:
    """Draw the way to be somebody else: in the same conversation, if they are in it."""
    is_member = place.conversation is None or person.id in place.conversation.members
    channel = place.name if is_member else place.workspace.seen_by(person.id)[0].id
    is_current = person.id == place.person.id
    return tag(
        "a",
        _who(place, person),
        href=f"/?as={person.id}&channel={channel}",
        aria_current="true" if is_current else None,
        data_as=person.id,
    )


def _who(place: Place, person: Person) -> Html:
    now = place.workspace.setup.clock()
    time = clock_time(now, Reader.at(now, person.tz, person.locale))
    city = person.tz.rpartition("/")[2].replace("_", " ")
    marks = {"guest": person.is_restricted, "中文": person.locale.startswith("zh")}
    return join(
        avatar(place, person),
        tag(
            "span",
            tag("b", person.real_name),
            *(tag("small", mark, class_="mark") for mark, is_so in marks.items() if is_so),
            tag("small", f"{time} in {city}", class_="local"),
        ),
    )
