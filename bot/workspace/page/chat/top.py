"""Draws what stands above a conversation: its name, and the ways to what is beside it."""

from bot.workspace.page.chat.notices import elsewhere
from bot.workspace.page.chat.sidebar import unread_elsewhere
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place


def top(place: Place) -> Html:
    """Draw the name of the conversation between the ways to the sidebar and to the backstage."""
    return join(
        tag(
            "a",
            "Channels",
            _badge(len(elsewhere(place)) or unread_elsewhere(place)),
            href="#side",
            id="open-side",
            class_="button",
        ),
        tag("div", tag("h2", place.title, id="where"), tag("p", _about(place))),
        tag(
            "a",
            "Backstage",
            _faults(place),
            href="#backstage",
            id="open-backstage",
            class_="button",
        ),
    )


def _about(place: Place) -> str:
    conversation = place.conversation
    if conversation is None:
        return "The app’s own page"
    if not conversation.name:
        return "Direct message"
    return f"{conversation.topic} · {len(conversation.members)} people"


def _badge(count: int) -> Html:
    mark = tag("small", str(count), class_="unread mine", aria_label=f"{count} with news")
    return mark if count else Html("")


def _faults(place: Place) -> Html:
    """Say how many faults are on, as they change what one sees also when the panel is folded."""
    count = sum(switch.is_on() for switch in place.workspace.setup.switches)
    words = f"{count} {'fault' if count == 1 else 'faults'} on"
    return tag("small", words, class_="faults") if count else Html("")
