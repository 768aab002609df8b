"""Times of the day as people type them: ``15:30``, ``3pm``, ``at 5``, ``noon``, ``half past 4``.

Its law: with a colon it is the 24-hour clock; a bare hour from 1 to 11 may be either half of the
day, and what becomes of that depends on the day (`bot.rooms.when.phrases`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import Enum
from typing import Final

Texts = tuple[str, ...]

_HALF_DAY: Final = timedelta(hours=12)
_NOON: Final = 12
_MORNING_FROM: Final = 7  # bare 7 to 11 of a day ahead is the morning: ``tomorrow 9``
_MINUTES: Final = 60
_HOURS: Final = 24


class Manner(Enum):
    """How a time of the day was said."""

    SURE = "one time only"
    COLON = "9:30: the morning, unless that has passed"
    BARE_LATE = "at 9: both today, the morning of another day"
    BARE = "at 5: both on any day"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day.

    Attributes:
        taken: How many pieces it has.
        early: The time, or the earlier one of two.
        later: How much later the other one is; None when there is no other.
        wrong: Why it is no time; empty when it is one.
    """

    taken: int
    early: time = time(0)
    later: timedelta | None = None
    manner: Manner = Manner.SURE
    wrong: str = ""


def read_clock(texts: Texts, *, is_bare_taken: bool) -> Clock | None:
    """Read a time of the day from the first pieces, or return None.

    Args:
        texts: The pieces, without the ``at`` before them.
        is_bare_taken: A number alone (``5``) is an hour: after a day or after ``at``.
    """
    for reader in _READERS:
        clock = reader(texts)
        if clock is not None:
            return clock
    return _hour(texts) if is_bare_taken else None


_NAMED: Final = {
    "noon": Clock(1, time(_NOON)),
    "midday": Clock(1, time(_NOON)),
    # The one that begins the day, or the one that ends it.
    "midnight": Clock(1, time(0), timedelta(days=1), Manner.BARE),
}


def _named(texts: Texts) -> Clock | None:
    return _NAMED.get(texts[0]) if texts else None


_TO: Final = re.compile(r" ?- ?| to ")
_RANGE: Final = re.compile(
    rf"(?=.*[:m])(\d{{1,2}}(?::\d\d)?(?:[ap]m)?)(?:{_TO.pattern})\S+", re.ASCII
)
_END: Final = re.compile(r"\d{1,2}(:\d\d)?([ap]m)?|\d{1,2}:\d\d|noon", re.ASCII)


def _range(texts: Texts) -> Clock | None:
    """Refuse ``15:30-16:00`` and ``2 to 4pm``: a room is booked with its length."""
    for taken in (1, 2, 3):
        match = _RANGE.fullmatch(" ".join(texts[:taken]))
        if match is not None and _END.fullmatch(_TO.split(match[0])[1]):
            return Clock(taken, wrong="Give the start and how long, for example “14:00 for 45m”.")
    return None


_COLON: Final = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?", re.ASCII)


def _colon(texts: Texts) -> Clock | None:
    match = _COLON.fullmatch(texts[0]) if texts else None
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if hour >= _HOURS or max(minute, second) >= _MINUTES:
        return Clock(1, wrong=_no_time(texts[0]))
    # 09:30 and 0:30 are written on the 24-hour clock alone, and 12:30 is after noon in both.
    if match[1].startswith("0") or hour >= _NOON:
        return Clock(1, time(hour, minute, second))
    return Clock(1, time(hour, minute, second), _HALF_DAY, Manner.COLON)


_HALVED: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)", re.ASCII)


def _halved(texts: Texts) -> Clock | None:
    """Read ``3pm``, ``3:30 pm``, ``3.30pm``."""
    # The half of the day may stand apart, the digits may not: “1 2pm” is not 12pm.
    for taken in (1, 1 + (texts[1:2] in {("am",), ("pm",)})):
        typed = "".join(texts[:taken])
        match = _HALVED.fullmatch(typed)
        if match is None:
            continue
        hour, minute = int(match[1]), int(match[2] or 0)
        if not 1 <= hour <= _NOON or minute >= _MINUTES:
            return Clock(taken, wrong=_no_time(typed))
        return Clock(taken, time(hour % _NOON + _NOON * (match[3] == "pm"), minute))
    return None


# Minutes; not ``10 to 4``, which may as well be a span.
_FRACTIONS: Final[Mapping[Texts, int]] = {
    ("half", "past"): 30,
    ("quarter", "past"): 15,
    ("quarter", "to"): -15,
    **{(str(minutes), "past"): minutes for minutes in (5, 10, 20, 25)},
}


def _past(texts: Texts) -> Clock | None:
    """Read ``half past 4``, ``quarter to 5 pm``, ``10 past 9``."""
    minutes = _FRACTIONS.get(texts[:2]) if len(texts) > 1 else None
    hour = _halved(texts[2:]) or _hour(texts[2:]) if minutes is not None else None
    if minutes is None or hour is None or hour.wrong:
        return hour
    shifted = hour.early.hour * _MINUTES + hour.early.minute + minutes
    if hour.early.minute or shifted < 0:
        return Clock(2 + hour.taken, wrong=_no_time(" ".join(texts[: 2 + hour.taken])))
    return replace(hour, taken=2 + hour.taken, early=time(*divmod(shifted, _MINUTES)))


def _hour(texts: Texts) -> Clock | None:
    """Read a bare hour: ``5``, ``17``, ``5 o'clock``."""
    if not texts or re.fullmatch(r"[0-9]{1,2}", texts[0]) is None:
        return None
    hour, taken = int(texts[0]), 1 + (texts[1:2] == ("o'clock",))
    if hour >= _HOURS:
        return Clock(taken, wrong=_no_time(texts[0]))
    if hour == 0 or hour >= _NOON or texts[0].startswith("0"):
        return Clock(taken, time(hour))
    manner = Manner.BARE_LATE if hour >= _MORNING_FROM else Manner.BARE
    return Clock(taken, time(hour), _HALF_DAY, manner)


def _no_time(typed: str) -> str:
    return f"“{typed}” is no time of the day; write 15:30 or 3:30pm."


_READERS: Final[Sequence[Callable[[Texts], Clock | None]]] = (
    _named,
    _range,
    _halved,
    _colon,
    _past,
)
