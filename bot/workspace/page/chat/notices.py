"""Tells a person what came elsewhere that concerns them: how many, and the first words of each."""

from itertools import chain
from typing import Final

from bot.workspace.page.chat.excerpt import excerpt
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place
from bot.workspace.world.messages import Message

# The newest few are told; all of them are counted.
TOLD: Final = 5


def elsewhere(place: Place) -> list[Message]:
    """Return what is meant for the person and not in sight, oldest first."""
    unseen = chain.from_iterable(place.news_for_person.values())
    return sorted(unseen, key=lambda message: message.ts)


def title(place: Place) -> str:
    """Return what stands on the browser's tab: the count first, if there is one."""
    count = len(elsewhere(place))
    return f"({count}) {place.document_title}" if count else place.document_title


def notices(place: Place) -> Html:
    """Draw the newest of them, each as the way to it; scripts show each once, for a moment."""
    return join(*(_notice(place, message) for message in elsewhere(place)[-TOLD:]))


def _notice(place: Place, message: Message) -> Html:
    author = place.workspace.people[message.user].real_name
    where = place.called(place.workspace.conversations[message.channel])
    head = author if author == where else f"{author} in {where}"
    return tag(
        "a",
        tag("b", head),
        tag("small", "Only visible to you") if message.ephemeral_to else "",
        tag("span", excerpt(message, place.scene)),
        href=place.address_of(message),
        class_="news",
        data_ts=message.ts,
    )
