"""The reminder of what starts soon; several of one channel at one time are one message."""

from collections.abc import Iterator, Mapping
from typing import Final

from bot.ports import Said
from bot.rooms.booking import Answer, Booking
from bot.rooms.join import JoinUrl
from bot.rooms.lifecycle import State
from bot.slack import blocks, mrkdwn
from bot.slack.cards import join_button
from bot.slack.cards.booked import seconds_in_words
from bot.slack.cards.in_words import quoted_name, reference
from bot.slack.message import Message, weight

MOST_OF_THE_PEOPLE: Final = 1200  # characters of mentions
MOST_OF_A_LINE: Final = 400  # characters of mentions in one line of several
MOST_OF_A_DIGEST: Final = 10_500  # characters of blocks, so that the rest fits in as well
MOST_LINES: Final = 40
MINUTE_S: Final = 60

ROOMS: Final[Mapping[State, str]] = {
    State.PLANNED: "The room is made shortly before.",
    State.PREPARING: "The room is being made.",
    State.READY: "The room is ready.",
    State.TROUBLE: "There is no room yet; it is being tried again.",
    State.FAILED: "The room could not be made; its card says why.",
    State.OVER: "It is over.",
    State.CANCELLED: "It is cancelled.",
}


def reminder(said: Said, join_url: JoinUrl | None, now: float) -> Message:
    """Remind of one booking, or of several; who said yes is mentioned."""
    if said.others:
        return _digest((said.booking, *said.others), join_url, now)
    booking = said.booking
    line = f"{quoted_name(booking)} starts {_when(booking, now)}. {ROOMS[booking.state]}"
    people = _people(booking, MOST_OF_THE_PEOPLE)
    join = join_button(booking, join_url)
    parts = (
        blocks.section("reminder", "\n".join(filter(None, [line, people])), join),
        blocks.context("reminder_foot", reference(booking)),
    )
    return Message(line, parts, in_channel=True)


def _when(booking: Booking, now: float) -> str:
    left = booking.starts_at - now
    at = mrkdwn.hour(booking.starts_at)
    if left <= 0:
        return f"now, at {at}"
    minutes = MINUTE_S * round(left / MINUTE_S)
    return f"in {seconds_in_words(minutes or round(left) or 1)}, at {at}"


def _people(booking: Booking, most: int) -> str:
    people = [mrkdwn.user(one) for one in booking.who(Answer.GOING)]
    return mrkdwn.fitting(people, most, " ") if people else ""


def _digest(bookings: tuple[Booking, ...], join_url: JoinUrl | None, now: float) -> Message:
    title = f"{len(bookings)} rooms start soon"
    rows: list[blocks.Block] = []
    left = MOST_OF_A_DIGEST
    for row in _rows(bookings[:MOST_LINES], join_url, now):
        left -= weight(blocks.to_dicts([row]))
        if left < 0:
            break
        rows.append(row)
    rest = len(bookings) - len(rows)
    more = [blocks.context("reminder_more", f"and {rest} more")] if rest else []
    names = mrkdwn.fitting(map(quoted_name, bookings), MOST_OF_THE_PEOPLE, ", ")
    parts = (blocks.section("reminder", f"*{title}*"), *rows, *more)
    return Message(f"{title}: {names}.", parts, in_channel=True)


def _rows(
    bookings: tuple[Booking, ...], join_url: JoinUrl | None, now: float
) -> Iterator[blocks.Block]:
    for number, booking in enumerate(bookings):
        line = f"{quoted_name(booking)} {_when(booking, now)}. {ROOMS[booking.state]}"
        text = " ".join(filter(None, [line, _people(booking, MOST_OF_A_LINE)]))
        yield blocks.section(f"reminder_{number}", text, join_button(booking, join_url))
