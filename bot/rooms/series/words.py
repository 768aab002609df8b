"""Series as people type them: ``every weekday at 9:30 until 30 Sep``.

Its law: any words at all give a `SeriesReading`; what is close to a series and none is refused,
because a booking that happens once and not every week is a promise broken in silence.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.rooms.series.patterns import Pattern, read_pattern
from bot.rooms.series.rules import MOST_AHEAD, first_after
from bot.rooms.when.clocks import Clock, Manner, read_clock
from bot.rooms.when.dates import Texts
from bot.rooms.when.days import read_day
from bot.rooms.when.moments import Here, here
from bot.rooms.when.read import reading_of
from bot.rooms.when.readings import NOT_A_TIME, Ambiguous, NotATime, Read, Wrong
from bot.rooms.when.tokens import tokenize
from bot.rooms.when.zones import read_zone

MOST_TIMES: Final = MOST_AHEAD


@dataclass(frozen=True, slots=True)
class ReadSeries:
    """A series that was read.

    Attributes:
        taken: How many words belong to it.
        rule: The text of an RRULE without DTSTART.
        start: Its first time; None when no time of the day was said in it, so that the time
            beside it is the start (``tomorrow 9:30 every weekday``).
    """

    taken: int
    rule: str
    start: Read | Ambiguous | None = None


SeriesReading = ReadSeries | Wrong | NotATime


@dataclass(frozen=True, slots=True)
class _Part:
    """What follows the pattern: an end, or a time of the day."""

    taken: int
    rule: str = ""
    clock: Clock | None = None
    zone: str = ""
    wrong: str = ""


def read_series(words: Sequence[str], now: float, zone: str) -> SeriesReading:
    """Read the series that `words` begin with; arguments and errors are those of `read_when`."""
    tokens = tokenize(words)
    pattern = read_pattern(tokens.texts)
    if pattern is None:
        return NOT_A_TIME
    parts = _parts(tokens.texts[pattern.taken :], here(now, zone).today)
    pieces = pattern.taken + sum(part.taken for part in parts)
    taken = tokens.words(pieces)
    wrong = _wrong(pattern, parts)
    if not wrong and tokens.is_cut(pieces):
        wrong = f"I do not understand “{words[taken - 1]}”."
    if wrong:
        return Wrong(taken, wrong)
    rule = ";".join(filter(None, (pattern.rule, *(part.rule for part in parts))))
    for part in parts:
        if part.clock is not None:
            return _with_start(taken, rule, part.clock, here(now, part.zone or zone))
    return ReadSeries(taken, rule)


def _parts(texts: Texts, today: date) -> list[_Part]:
    """Read what follows the pattern, in any order, each at most once."""
    found: list[_Part] = []
    left, at = dict(_READERS), 0
    while True:
        read = ((name, reader(texts[at:], today)) for name, reader in left.items())
        name, part = next(((name, part) for name, part in read if part is not None), ("", None))
        if part is None:
            return found
        found.append(part)
        at += part.taken
        del left[name]


def _until(texts: Texts, today: date) -> _Part | None:
    if texts[:1] != ("until",):
        return None
    day = read_day(texts[1:], today)
    if day is None:
        return _Part(1, wrong="Say until which day: “until 30 Sep”.")
    typed = " ".join(texts[1 : day.taken + 1])
    if not day.wrong and len(day.dates) > 1:
        return _Part(1 + day.taken, wrong=f"“{typed}” may be two days; write “until 30 Sep”.")
    last = day.dates[0].strftime("%Y%m%d") if day.dates else ""
    return _Part(1 + day.taken, f"UNTIL={last}T235959", wrong=day.wrong)


def _times(texts: Texts, _today: date) -> _Part | None:
    match = re.fullmatch(r"([0-9]{1,9}) times?", " ".join(texts[:2]))
    if match is None:
        return None
    count = int(match[1])
    wrong = "" if 1 <= count <= MOST_TIMES else f"A series has 1 to {MOST_TIMES} times."
    return _Part(2, f"COUNT={count}", wrong=wrong)


def _clock(texts: Texts, _today: date) -> _Part | None:
    before = int(texts[:1] == ("at",))
    clock = read_clock(texts[before:], is_bare_taken=True)
    if clock is None:
        return None
    taken = before + clock.taken
    zone = read_zone(texts[taken:])
    if zone is None:
        return _Part(taken, clock=clock, wrong=clock.wrong)
    return _Part(taken + zone.taken, "", clock, zone.name, clock.wrong or zone.wrong)


# “10 times” comes before the hour 10.
_READERS: Final[Mapping[str, Callable[[Texts, date], _Part | None]]] = {
    "until": _until,
    "times": _times,
    "clock": _clock,
}


def _wrong(pattern: Pattern, parts: Sequence[_Part]) -> str:
    """Return what is wrong first, or an empty string."""
    wrong = pattern.wrong or next((part.wrong for part in parts if part.wrong), "")
    rules = "".join(part.rule for part in parts)
    has_clock = any(part.clock for part in parts)
    if not wrong and "UNTIL" in rules and "COUNT" in rules:
        return "A series ends on a day or after a number of times; give one of the two."
    is_any_day = pattern.rule.startswith("FREQ=WEEKLY") and "BYDAY" not in pattern.rule
    if not wrong and has_clock and is_any_day:
        return "Say on which day of the week: “every week on thu”."
    return wrong


def _with_start(taken: int, rule: str, clock: Clock, place: Here) -> ReadSeries | Wrong:
    if clock.later == timedelta(days=1) and "BYDAY" in rule:
        return Wrong(taken, "Write 0:00 for the midnight that begins the day, or 23:59.")
    meant = (timedelta(0), clock.later) if clock.manner is Manner.BARE else (timedelta(0),)
    early = datetime.combine(place.today, clock.early)
    firsts = (
        first_after(rule, early + later, place.name, place.now)
        for later in meant
        if later is not None
    )
    moments = sorted({one for one in firsts if one is not None}, key=lambda one: one.at)
    start = reading_of(taken, moments, place)
    if isinstance(start, Read | Ambiguous):
        return ReadSeries(taken, rule, start)
    return Wrong(taken, "The series ends before its first time.")
