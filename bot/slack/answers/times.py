"""Times in the private answers: one reader's zone, and what must be told beside the time."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from bot.rooms.booking import Booking
from bot.rooms.request import When
from bot.rooms.room import RoomKind
from bot.rooms.when import Note, say_when
from bot.rooms.when.say import say_date
from bot.rooms.when.zones import wall_time, zone_named
from bot.slack import mrkdwn
from bot.slack.cards.booked import seconds_in_words

# `typed` is the time of the day as meant, `real` what it came to, `day` its date.
NOTES: Final[Mapping[Note, str]] = {
    Note.GAP: "{typed} does not exist that day, the clocks go forward: it is {real}.",
    Note.FOLD: "{typed} comes twice that day, the clocks go back: this is the first.",
    Note.SECOND: "{typed} comes twice that day and the first has passed: this is the second.",
    Note.NEXT_DAY: "Today’s {typed} has passed: this is tomorrow’s.",
    Note.NEXT_WEEK: "Today’s {typed} has passed: this is in a week.",
    Note.NEXT_YEAR: "You said no year, and this is not in this one: it is {day}.",
}


def notes_in_words(when: When | None) -> list[str]:
    """Return what must be told beside a time, one sentence each."""
    if when is None:
        return []
    there = wall_time(when.at, zone_named(when.zone))
    said = {
        "typed": f"{datetime.fromisoformat(when.local):%H:%M}",
        "real": f"{there:%H:%M}",
        "day": say_date(there),
    }
    return [NOTES[note].format(**said) for note in when.notes]


def said_when(booking: Booking, zone: str) -> str:
    """Return day, date, time, zone and length of a booking."""
    is_conference = booking.request.kind is RoomKind.CONFERENCE
    ends_at = booking.starts_at + booking.request.length_s if is_conference else None
    return say_when(booking.starts_at, ends_at, zone)


def when_lines(booking: Booking, zone: str) -> Iterator[str]:
    """Say when, in the zone that it was asked in; in the reader's own as well if it is another."""
    when = booking.request.when
    typed = when.zone if when is not None else zone
    yield mrkdwn.bold(said_when(booking, typed))
    if typed != zone:
        yield f"For you: {said_when(booking, zone)}"


def reminder_in_words(seconds: int) -> str:
    """Return when people are reminded."""
    return f"{seconds_in_words(seconds)} before the start" if seconds else "off"
