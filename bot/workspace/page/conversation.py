"""Draws a conversation: its messages, day by day, each thread folded below its message."""

from collections.abc import Iterator
from typing import Final

from bot.workspace.page.chat.message import Row, draw_message
from bot.workspace.page.chat.thread import folded
from bot.workspace.page.html import Html, tag
from bot.workspace.page.place import Place
from bot.workspace.page.text.dates import written
from bot.workspace.world.kept.reading import stands_in_channel
from bot.workspace.world.messages import Message

# Messages of one author that follow each other this closely name their author once; ASSUMED.
GOES_ON_S: Final = 300


def conversation(place: Place) -> Html:
    """Draw the messages that the person sees."""
    assert place.conversation is not None  # noqa: S101 - the home tab is drawn elsewhere
    messages = place.workspace.shelf.seen_by(place.conversation.id, place.person.id)
    return tag(
        "ol",
        *(list(_day_by_day(place, messages)) or [_nothing_yet(place)]),
        class_="messages",
        role="log",
        aria_label=f"Messages in {place.title}",
        tabindex=0,
    )


def _nothing_yet(place: Place) -> Html:
    command = place.workspace.setup.command
    return tag(
        "li",
        tag("b", f"{place.title} is quiet"),
        tag("span", "Nothing here yet. Try ", tag("code", f"{command} help"), "."),
        class_="empty",
    )


def _day_by_day(place: Place, messages: list[Message]) -> Iterator[Html]:
    """Yield what stands in the channel, each day of the reader's below its name."""
    known, reader = {m.ts for m in messages}, place.reader
    answers = _by_root(messages)
    day, before = None, None
    for message in messages:
        if not stands_in_channel(message, known):
            continue
        if day != (day := reader.moment(float(message.ts)).date()):
            name = written(float(message.ts), "{day_divider_pretty}", reader)
            yield tag("li", f"{name[0].upper()}{name[1:]}", class_="day")
            before = None
        below = folded(place, message, answers.get(message.ts, []))
        yield draw_message(place, message, Row(goes_on=_goes_on(message, before), below=below))
        before = message


def _by_root(messages: list[Message]) -> dict[str, list[Message]]:
    """Return the answers by the message that they answer."""
    answers: dict[str, list[Message]] = {}
    for message in messages:
        if message.thread_ts not in ("", message.ts):
            answers.setdefault(message.thread_ts, []).append(message)
    return answers


def _goes_on(message: Message, before: Message | None) -> bool:
    """Say whether a message follows another of the same author that it belongs to."""
    if before is None or message.origin or message.thread_ts:
        return False
    is_close = float(message.ts) - float(before.ts) < GOES_ON_S
    same = (message.user, message.ephemeral_to) == (before.user, before.ephemeral_to)
    return is_close and same
