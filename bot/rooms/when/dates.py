"""Dates as people type them: ``20 mar``, ``mar 20 2027``, ``3/20``, ``20.3.``, ``2027-03-20``.

Its law: where month and day may be either way round, both are given back.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

Texts = tuple[str, ...]

_MONTH_WORDS: Final = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
    "aug august", "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
MONTHS: Final = {
    name: number for number, names in enumerate(_MONTH_WORDS, start=1) for name in names.split()
}
_LEAP_GAP: Final = 8  # years between two 29 Februaries, at most (1896 to 1904, 2096 to 2104)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or two that it may be.

    Attributes:
        taken: How many pieces it has.
        dates: Earliest first; empty when it is wrong.
        again: Days to the next one of its kind, taken when its time of the day has passed;
            0: there is none.
        is_yearless: The year was not said.
        wrong: Why it is no day; empty when it is one.
    """

    taken: int
    dates: tuple[date, ...] = ()
    again: int = 0
    is_yearless: bool = False
    wrong: str = ""


def read_date(texts: Texts, today: date) -> Day | None:
    """Read a date from the first pieces, or return None.

    A date without a year is the nearest that is not before `today`; one with a year is as it was
    typed, and may have passed.
    """
    found = (reader(texts, today) for reader in _READERS)
    return next((day for day in found if day is not None), None)


def _day(taken: int, typed: str, found: Iterable[date], *, is_yearless: bool = False) -> Day:
    dates = tuple(sorted(set(found)))
    if not dates:
        return Day(taken, wrong=f"“{typed}” is no date of the calendar; write 20 mar.")
    return Day(taken, dates, is_yearless=is_yearless)


def _dates(month: int, day: int, year: int | None, today: date) -> Iterable[date]:
    """Return that date, or none when the calendar has none."""
    years = range(today.year, today.year + _LEAP_GAP + 1) if year is None else (year,)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:  # this is how the calendar says that there is no 31 February
            continue
        if year is not None or found >= today:
            return (found,)
    return ()


_ISO: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)


def _iso(texts: Texts, today: date) -> Day | None:
    match = _ISO.fullmatch(texts[0]) if texts else None
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    return _day(1, texts[0], _dates(month, day, year, today))


# With dots only where a dot or a year follows: 3.4 is a version of something.
_NUMBERS: Final = re.compile(
    r"(?P<one>\d{1,2})(?:/(?P<two>\d{1,2})(?:/(?P<year>\d+))?"
    r"|\.(?P<dotted>\d{1,2})\.(?P<dotted_year>\d+)?)",
    re.ASCII,
)


def _numbers(texts: Texts, today: date) -> Day | None:
    match = _NUMBERS.fullmatch(texts[0]) if texts else None
    if match is None:
        return None
    one, two = int(match["one"]), int(match["two"] or match["dotted"])
    year = match["year"] or match["dotted_year"]
    if year and len(year) != 4:  # noqa: PLR2004  digits: 27 could be the day of 3/20/27
        return Day(1, wrong=f"“{texts[0]}” is not clear; write the year with four digits.")
    both = ((one, two), (two, one))
    found = [day for pair in both for day in _dates(*pair, int(year) if year else None, today)]
    day = _day(1, texts[0], found, is_yearless=not year)
    if year or today not in found or len(day.dates) == 1:
        return day
    # 3/11 on that very day: when its time has passed, next year's is as likely as 3 November.
    return replace(day, again=(today.replace(year=today.year + 1) - today).days)


_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)


def _month_named(texts: Texts, today: date) -> Day | None:
    """Read ``20 mar``, ``20th of march 2027``, ``mar 20``, ``march 20th, 2027``."""
    joint = texts[1:2] == ("of",)
    texts = texts[:1] + texts[1 + joint :]
    if len(texts) < 2:  # noqa: PLR2004  day + month
        return None
    month, day = (texts[0], texts[1]) if texts[0] in MONTHS else (texts[1], texts[0])
    match = _DAY.fullmatch(day)
    if match is None or month not in MONTHS:
        return None
    year = int(texts[2]) if len(texts) > 2 and _YEAR.fullmatch(texts[2]) else None  # noqa: PLR2004  + year
    taken = 2 + (year is not None)
    found = _dates(MONTHS[month], int(match[1]), year, today)
    return _day(taken + joint, " ".join(texts[:taken]), found, is_yearless=year is None)


_READERS: Final[Sequence[Callable[[Texts, date], Day | None]]] = (_iso, _numbers, _month_named)
