"""Times and series among the clauses of `/room schedule`, and after the room of `/room move`.

Its law: a day alone may belong to a name; where it may as well belong to the time, it is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.errors import BadInput
from bot.rooms.request import When
from bot.rooms.series import MOST_AHEAD, begin_series, read_series
from bot.rooms.when import Ambiguous, Choice, Moment, NotATime, Wrong, read_when
from bot.rooms.when import Read as ReadTime
from bot.rooms.when.say import say_time
from bot.rooms.when.zones import resolve, resolve_after, zone_named
from commands.grammar.clauses import NO_CLAUSE, Read, Reader, plain_texts, read_clause
from commands.grammar.words import Word

SAY_WHEN: Final = "Say when it begins, for example “tomorrow 15:30”, “fri 10:00” or “in 20m”."
TOO_FAR: Final = f"That is more than {MOST_AHEAD} days ahead."
TOO_SHORT: Final = "The series ends before its first time."
NOT_ASKED: Final = "That is no time that I asked about; type it again."
SERIES_WORDS: Final = frozenset(
    {"every", "daily", "weekly", "biweekly", "fortnightly", "monthly", "yearly"}
)
_DAY_S: Final = 86_400
_MOST_OF_A_TIME: Final = 24  # words; the longest series has 15

Start = ReadTime | Ambiguous


@dataclass(frozen=True, slots=True)
class Watch:
    """What time it is where somebody types.

    Attributes:
        now: UTC epoch seconds.
        zone: IANA name; times without a zone are in this one.
    """

    now: float
    zone: str


def reader_of(watch: Watch) -> Reader:
    """Return a reader of clauses that reads times and series as well."""

    def read(words: Sequence[Word]) -> Read:
        if words[0].lower in SERIES_WORDS:
            series = _series(words, watch)
            if series.taken:  # else the word belongs to a name: “Weekly review”
                return series
        clause = read_clause(words)
        return clause if clause.taken else read_time(words, watch)

    return read


def read_time(words: Sequence[Word], watch: Watch) -> Read:
    """Read the time that `words` begin with; its value is a `Start`."""
    reading = read_when(plain_texts(words[:_MOST_OF_A_TIME]), watch.now, watch.zone)
    match reading:
        case NotATime():
            return NO_CLAUSE
        case Wrong():
            loose = reading.is_unfinished
            return Read(reading.taken, problem=reading.sentence, field="when", is_loose=loose)
        case _:
            return Read(reading.taken, {"start": reading})


def _series(words: Sequence[Word], watch: Watch) -> Read:
    reading = read_series(plain_texts(words[:_MOST_OF_A_TIME]), watch.now, watch.zone)
    match reading:
        case NotATime():
            return NO_CLAUSE
        case Wrong():
            return Read(reading.taken, problem=reading.sentence, field="every")
        case _:
            start = {} if reading.start is None else {"start": reading.start}
            return Read(reading.taken, {"rule": reading.rule, **start})


def with_days(
    start: Start, typed: Sequence[str], days: Iterable[Sequence[str]], watch: Watch
) -> Start:
    """Return what a time may be when the days that stand alone before it may be its own.

    Args:
        start: The time as it was read by itself.
        typed: Its words.
        days: The words of each of those days.
        watch: What time it is where they were typed.
    """
    found = {one.at: one for one in moments_of(start)}
    for day in days:
        words = [*day, *typed]
        both = read_when(words, watch.now, watch.zone)
        if isinstance(both, ReadTime | Ambiguous) and both.taken == len(words):
            found |= {one.at: one for one in moments_of(both) if one.at not in found}
    if len(found) == len(moments_of(start)):
        return start
    choices = tuple(Choice(say_time(at, start.zone), one) for at, one in sorted(found.items()))
    return Ambiguous(start.taken, choices, start.zone)


def moments_of(start: Start) -> tuple[Moment, ...]:
    """Return what a time may be, earliest first."""
    if isinstance(start, ReadTime):
        return (start.moment,)
    return tuple(choice.moment for choice in start.choices)


def whens_of(start: Start, rule: str = "") -> tuple[When, ...]:
    """Return what a time may be, as a request has it."""
    return tuple(When(one.at, one.local, start.zone, one.notes, rule) for one in moments_of(start))


def first_of(when: When, watch: Watch) -> When | None:
    """Return when a series first is, at that time or later; None where it ends before that."""
    if not when.rule:
        return when
    series = begin_series(when.rule, when.local, when.zone)
    if series is None:
        return None
    if series.local_start == when.local:
        return when
    local = datetime.fromisoformat(series.local_start)
    moment = resolve_after(local, zone_named(when.zone), watch.now)
    return replace(when, at=moment.at, local=moment.local, notes=moment.notes)


def choices_of(whens: Iterable[When]) -> tuple[Choice, ...]:
    """Return what a time may be as it is asked with buttons."""
    return tuple(
        Choice(say_time(one.at, one.zone), Moment(one.at, one.local, one.notes)) for one in whens
    )


def chosen(asked: When | None, at: str, local: str) -> When:
    """Return the time that a button of such a question stands for.

    Args:
        asked: One of those that were asked about: its zone and its rule are those of all.
        at: UTC epoch seconds.
        local: The wall time.

    Raises:
        BadInput: That is none that we asked about.
    """
    if asked is None:
        raise BadInput({"when": NOT_ASKED})
    try:
        zone, wall = zone_named(asked.zone), datetime.fromisoformat(local).replace(tzinfo=None)
        first = resolve(wall, zone)
        both = {one.at: one for one in (first, resolve_after(wall, zone, first.at))}
        found = both[int(at)]
    except (KeyError, ValueError, OverflowError):
        raise BadInput({"when": NOT_ASKED}) from None
    return replace(asked, at=found.at, local=found.local, notes=found.notes)


def is_too_far(when: When, watch: Watch) -> bool:
    """Say whether it is further ahead than anybody plans."""
    return when.at - watch.now > MOST_AHEAD * _DAY_S


def either_of(whens: Sequence[When]) -> str:
    """Say that a time is not clear, in a sentence that names what it may be."""
    said = " or ".join(say_time(one.at, one.zone) for one in whens)
    return f"That may be {said}; write which one it is."
