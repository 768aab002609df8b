"""What was said of a time: a length from now, or a day and a time of the day in either order."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Final

from bot.rooms.times import parse_length
from bot.rooms.when.clocks import Clock, read_clock
from bot.rooms.when.dates import Day, Texts
from bot.rooms.when.days import read_day

_MOST_LENGTH_WORDS: Final = 5  # an hour and a half
_LENGTHS: Final = {"an hour": 3600, "half an hour": 1800, "an hour and a half": 5400}


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


# Between two days: ``mon and thu 9:30``.
_JOINTS: Final = frozenset({"and", "&", "or", "to", "-", "through"})


def read_said(texts: Texts, today: date) -> Said | None:
    """Read the first pieces, or return None when they are no time."""
    said = _whole(texts, today)
    if said is None or not said.is_unfinished:
        return said
    return _twice(texts, said, today) or said


def _twice(texts: Texts, said: Said, today: date) -> Said | None:
    """Refuse a day right before a whole time: ``mon and thu 9:30`` would be one of the two."""
    joints = takewhile(_JOINTS.__contains__, texts[said.taken :])
    at = said.taken + sum(1 for _ in joints)
    other = _whole(texts[at:], today)
    if other is None or other.is_unfinished:
        return None
    typed, day = " ".join(texts[: at + other.taken]), " ".join(texts[: said.taken])
    wrong = f"“{typed}” is not clear; write one day and its time: “{day} 15:30”."
    known = said.day.wrong if said.day is not None else ""
    return Said(at + other.taken, wrong=known or other.wrong or wrong)


def _whole(texts: Texts, today: date) -> Said | None:
    if texts[:1] == ("in",):
        for taken in range(_MOST_LENGTH_WORDS + 1, 1, -1):
            typed = " ".join(texts[1:taken])
            seconds = _LENGTHS.get(typed, parse_length(typed))
            if seconds is not None and len(texts) >= taken:
                return Said(taken, seconds=seconds)
    day = read_day(texts, today)
    if day is not None:
        return _day_first(texts, day)
    return _almost_dated(texts) or _clock_first(texts, today)


# In a name it may stay, unless a time stands right after it: “Release 3.4 today 15:30”.
_ALMOST: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}|st|nd|rd|th)", re.ASCII)


def _almost_dated(texts: Texts) -> Said | None:
    """Refuse ``20.3 15:00`` and ``20th 3pm``: left in a name they would be another day."""
    clock = read_clock(texts[1:], is_bare_taken=False)
    if clock is None or _ALMOST.fullmatch(texts[0]) is None:
        return None
    wrong = f"“{texts[0]}” may be a day; write it as 20 mar, or say the day too: today 15:30."
    return Said(1 + clock.taken, clock, wrong=wrong)


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
