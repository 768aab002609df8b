"""What was said of a time: a length from now, or a day and a time of the day in either order."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.rooms.times import parse_length
from bot.rooms.when.clocks import Clock, read_clock
from bot.rooms.when.dates import Day, Texts
from bot.rooms.when.days import read_day

_MOST_LENGTH_WORDS: Final = 4  # 1 hour 30 minutes
_LENGTHS: Final = {"an hour": 3600, "half an hour": 1800}


@dataclass(frozen=True, slots=True)
class Said:
    """A time as it was said.

    Attributes:
        taken: How many pieces it has.
        seconds: From now; None when it is a time of the day.
        day: None when there was no word on the day: the next such time.
        wrong: Why it cannot be a time; empty when it can.
        is_unfinished: There is a day and no time of the day.
    """

    taken: int
    clock: Clock | None = None
    day: Day | None = None
    seconds: int | None = None
    wrong: str = ""
    is_unfinished: bool = False


def read_said(texts: Texts, today: date) -> Said | None:
    """Read the first pieces, or return None when they are no time."""
    if texts[:1] == ("in",):
        for taken in range(_MOST_LENGTH_WORDS + 1, 1, -1):
            typed = " ".join(texts[1:taken])
            seconds = _LENGTHS.get(typed, parse_length(typed))
            if seconds is not None and len(texts) >= taken:
                return Said(taken, seconds=seconds)
    day = read_day(texts, today)
    return _clock_first(texts, today) if day is None else _day_first(texts, day)


def _day_first(texts: Texts, day: Day) -> Said:
    before = day.taken + (texts[day.taken : day.taken + 1] == ("at",))
    clock = read_clock(texts[before:], is_bare_taken=True)
    if clock is None:
        typed = " ".join(texts[: day.taken])
        wrong = day.wrong or f"Say at what time as well: “{typed} 15:30”."
        return Said(day.taken, day=day, wrong=wrong, is_unfinished=True)
    return Said(before + clock.taken, clock, day, wrong=day.wrong or clock.wrong)


def _clock_first(texts: Texts, today: date) -> Said | None:
    before = int(texts[:1] == ("at",))
    clock = read_clock(texts[before:], is_bare_taken=bool(before))
    if clock is None:
        return None
    taken = before + clock.taken
    day = read_day(texts[taken:], today)
    if day is None:
        return Said(taken, clock, wrong=clock.wrong)
    return Said(taken + day.taken, clock, day, wrong=clock.wrong or day.wrong)
