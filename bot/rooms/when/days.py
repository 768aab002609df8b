"""Days as people type them: ``tomorrow``, ``fri``, ``next tuesday``, ``fri 20 mar``, ``in 2 days``.

Its law: a weekday is the nearest one that is not over; what may be two days is both.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.rooms.when.dates import Day, Texts, read_date
from bot.rooms.when.say import say_date

_WEEK: Final = 7
_FURTHEST: Final = timedelta(days=3652)  # ten years: beyond that it is a slip of the fingers

_WEEKDAY_WORDS: Final = (
    "mon monday", "tue tues tuesday", "wed weds wednesday", "thu thur thurs thursday",
    "fri friday", "sat saturday", "sun sunday",
)  # fmt: skip
WEEKDAYS: Final[Mapping[str, int]] = {
    name: number for number, names in enumerate(_WEEKDAY_WORDS) for name in names.split()
}


def read_day(texts: Texts, today: date) -> Day | None:
    """Read a day from the first pieces, or return None; a day that has passed is wrong.

    Args:
        texts: The pieces; ``on`` before the day is one of them.
        today: In the zone that the time is read in.
    """
    skipped = texts[:1] == ("on",)
    found = (reader(texts[skipped:], today) for reader in _READERS)
    day = next((one for one in found if one is not None), None)
    if day is None:
        return None
    whole = replace(day, taken=day.taken + skipped)
    return whole if day.wrong else _ahead(whole, " ".join(texts[skipped : whole.taken]), today)


def _ahead(day: Day, typed: str, today: date) -> Day:
    if max(day.dates) < today:
        return replace(day, wrong=f"“{typed}” has passed.")
    if max(day.dates) - today > _FURTHEST:
        return replace(day, wrong=f"“{typed}” is more than ten years ahead.")
    return replace(day, dates=tuple(one for one in day.dates if one >= today))


_NAMED: Final[Mapping[Texts, int]] = {
    ("today",): 0,
    ("tomorrow",): 1,
    ("day", "after", "tomorrow"): 2,
    ("the", "day", "after", "tomorrow"): 2,
}


def _named(texts: Texts, today: date) -> Day | None:
    for words, days in _NAMED.items():
        if texts[: len(words)] == words:
            day = Day(len(words), (today + timedelta(days=days),))
            return _with_date(day, texts, today, lambda one: one)
    return None


def _coming(number: int, today: date, least: int = 0) -> date:
    """Return the first such weekday, at least `least` days ahead."""
    return today + timedelta(days=(number - today.weekday() - least) % _WEEK + least)


def _in_week(number: int, today: date, weeks: int) -> date:
    return today + timedelta(days=number - today.weekday() + weeks * _WEEK)


def _next(number: int, today: date) -> tuple[date, ...]:
    """Return the coming one, and the one of the next calendar week if that is another."""
    return tuple(sorted({_coming(number, today, least=1), _in_week(number, today, 1)}))


_ANY: Final = ""  # a weekday; no piece that was typed is empty
_PHRASES: Final[Mapping[Texts, Callable[[int, date], Day]]] = {
    ("next", "week", _ANY): lambda number, today: Day(3, (_in_week(number, today, 1),)),
    (_ANY, "next", "week"): lambda number, today: Day(3, (_in_week(number, today, 1),)),
    ("next", _ANY): lambda number, today: Day(2, _next(number, today)),
    ("this", _ANY): lambda number, today: Day(2, (_in_week(number, today, 0),)),
    (_ANY,): lambda number, today: Day(1, (_coming(number, today),), again=_WEEK),
}


def _weekday(texts: Texts, today: date) -> Day | None:
    marked = tuple(_ANY if text in WEEKDAYS else text for text in texts[:3])
    for words, read in _PHRASES.items():
        if marked[: len(words)] == words:
            day = read(WEEKDAYS[texts[words.index(_ANY)]], today)
            return _with_date(day, texts, today, date.weekday)
    return None


def _with_date(day: Day, texts: Texts, today: date, same: Callable[[date], object]) -> Day:
    """Read the date after a day that has one (``fri 20 mar``): the two must agree."""
    dated = read_date(texts[day.taken :], today)
    if dated is None:
        return day
    taken = day.taken + dated.taken
    meant = {same(one) for one in day.dates}
    dates = tuple(one for one in dated.dates if same(one) in meant)
    if dated.wrong or dates:
        return replace(dated, taken=taken, dates=dates, again=0)
    typed = " ".join(texts[: day.taken])
    return Day(taken, wrong=f"“{typed}” is not {say_date(dated.dates[0])}; which one is it?")


_AHEAD: Final = re.compile(r"in (\d{1,3}|an?|one|two|three|four) (day|week)s?", re.ASCII)
NUMBERS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def _days_ahead(texts: Texts, today: date) -> Day | None:
    match = _AHEAD.fullmatch(" ".join(texts[:3]))
    if match is None:
        return None
    number = NUMBERS.get(match[1]) or int(match[1])
    return Day(3, (today + timedelta(days=number * (_WEEK if match[2] == "week" else 1)),))


_VAGUE: Final = re.compile(
    r"yesterday|tonight"
    r"|(this|next) (week|weekend|month|quarter|year|morning|afternoon|evening|night)"
    r"|last ([a-z]+day|week|weekend|month|night)"
    r"|(day|week|month)s? (from|after|before)"
    r"|in (\d+|an?|one|two|three|four) (month|quarter|year)s?",
    re.ASCII,
)


def _vague(texts: Texts, _today: date) -> Day | None:
    """Refuse ``next week 3pm``: left in a name it would be 3pm of another day."""
    for taken in (1, 2, 3):
        typed = " ".join(texts[:taken])
        if _VAGUE.fullmatch(typed):
            return Day(taken, wrong=f"“{typed}” is no day of mine; write tomorrow, fri or 20 mar.")
    return None


_READERS: Final[Sequence[Callable[[Texts, date], Day | None]]] = (
    _named,
    _weekday,
    _days_ahead,
    _vague,
    read_date,
)
