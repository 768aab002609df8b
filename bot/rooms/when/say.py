"""A time in words: what every answer echoes. English; times of one reader's zone.

Its names are our own and not the machine's: `strftime` follows the locale of the process.
"""

from datetime import date
from typing import Final

from bot.rooms.times import say_length
from bot.rooms.when.zones import wall_time, zone_named

WEEKDAY_NAMES: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def say_date(day: date) -> str:
    """Return a date, for example ``Fri 12 Mar 2027``."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def say_time(at: float, zone: str) -> str:
    """Return date and time of `at` (UTC epoch seconds), for example ``Fri 12 Mar 2027, 12:00``."""
    there = wall_time(at, zone_named(zone))
    return f"{say_date(there)}, {there:%H:%M}"


def say_when(at: float, ends_at: float | None, zone: str) -> str:
    """Return day, date, time, zone and length.

    ``Fri 12 Mar 2027, 12:00–12:45 America/New_York (45 min)``. The end has its date where that is
    another day; without an end (live rooms) there is no length either. The length counts the
    seconds that pass, so that across a change of the clocks it is not the difference of the times.

    Args:
        at: UTC epoch seconds.
        ends_at: UTC epoch seconds.
        zone: IANA name or offset, as in `Read.zone`.
    """
    start = say_time(at, zone)
    if ends_at is None:
        return f"{start} {zone}"
    end = say_time(ends_at, zone)
    day, _, time = end.partition(", ")
    span = f"{start}–{time}" if start.startswith(day) else f"{start} – {end}"
    return f"{span} {zone} ({say_length(round(ends_at - at))})"
