"""A series: a rule that keeps producing bookings, and when they are.

Its law: a series repeats a time on the wall. It is expanded on local times without a zone and each
is then resolved (a time that does not exist moves forward, of two it is the first), because every
other order was measured to skip, double or misplace one when the clocks change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from dateutil.rrule import rrulestr

from bot.rooms.when.readings import Moment
from bot.rooms.when.zones import resolve, wall_text, wall_time, zone_named

MOST_AHEAD: Final = 366  # a year of days; nobody looks further, and it bounds the work
_PERIOD_DAYS: Final = {"DAILY": 1, "WEEKLY": 7}
_MARGIN: Final = timedelta(days=2)  # more than any zone's offset and any gap


@dataclass(frozen=True, slots=True)
class Series:
    """A repeated wall time.

    Attributes:
        rule: The text of an RRULE without DTSTART, DAILY or WEEKLY; UNTIL is a local time.
        zone: IANA name or offset, as in `Read.zone`.
        local_start: Wall time of the first one, ISO without zone (``2027-03-12T09:30``).
        skipped: Wall times of those that were called off; they count for COUNT.
    """

    rule: str
    zone: str
    local_start: str
    skipped: frozenset[str] = field(default=frozenset())

    def without(self, local: str) -> "Series":
        """Return the series with the one at this wall time called off."""
        return replace(self, skipped=self.skipped | {local})


def begin_series(rule: str, local: str, zone: str) -> Series | None:
    """Return the series whose first one is at or next after `local`, a `Moment.local`.

    None when the rule ends before that. Where the rule takes every second week, the week of the
    first one is the first of the two.
    """
    first = next(_expand(_every_period(rule), datetime.fromisoformat(local)), None)
    return None if first is None else Series(rule, zone, wall_text(first))


def first_after(rule: str, local: datetime, zone: str, after: float) -> Moment | None:
    """Return when a series may first be: at the time of the day of `local`, later than `after`.

    It begins on the day of `local` or later; `after` is in UTC epoch seconds.
    """
    found = occurrences(Series(_every_period(rule), zone, wall_text(local)), after, 1)
    return found[0] if found else None


def occurrences(series: Series, after: float, count: int) -> tuple[Moment, ...]:
    """Return the next of a series, earliest first, none twice.

    Args:
        series: Those that it has skipped are left out.
        after: UTC epoch seconds; what is at this second is not among them.
        count: How many at most, and never more than `MOST_AHEAD`.
    """
    zone = zone_named(series.zone)
    start = _moved(series, wall_time(after, zone) - _MARGIN)
    found: list[Moment] = []
    last = after
    for local in _expand(series.rule, start):
        if len(found) >= min(count, MOST_AHEAD):
            break
        moment = resolve(local, zone)
        # Where a zone leaves out a whole day (Samoa, 2011), two of them are at one instant.
        if moment.at > last and moment.local not in series.skipped:
            found.append(moment)
            last = moment.at
    return tuple(found)


def _moved(series: Series, near: datetime) -> datetime:
    """Return a start before `near` that gives the same times from there on.

    The start moves by whole intervals, so that a series of many years costs no more than a new
    one. A rule with COUNT is counted from its first, so it stays; `read_series` bounds COUNT.
    """
    start = datetime.fromisoformat(series.local_start)
    parts = _parts(series.rule)
    if "COUNT" in parts:
        return start
    interval = timedelta(days=_PERIOD_DAYS[parts["FREQ"]] * int(parts.get("INTERVAL", "1")))
    return start + max((near - start) // interval - 1, 0) * interval


def _parts(rule: str) -> Mapping[str, str]:
    return dict(part.split("=") for part in rule.split(";"))


def _every_period(rule: str) -> str:
    """Return the rule with no interval: before the first one nothing is skipped or counted."""
    kept = ((key, value) for key, value in _parts(rule).items() if key not in {"INTERVAL", "COUNT"})
    return ";".join(f"{key}={value}" for key, value in kept)


def _expand(rule: str, start: datetime) -> Iterator[datetime]:
    """Return the wall times of a rule: the one place that knows python-dateutil."""
    return iter(rrulestr(rule, dtstart=start))
