"""Which instants a day and a time of the day may be: what has passed, and which half of the day.

Its law: only what is ahead comes out; two come out where both are likely, and one where one is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from bot.rooms.when.clocks import Clock, Manner
from bot.rooms.when.dates import Day
from bot.rooms.when.readings import Moment, Note
from bot.rooms.when.zones import resolve_after, wall_time, zone_named


@dataclass(frozen=True, slots=True)
class Here:
    """When and where a time is read.

    Attributes:
        now: UTC epoch seconds.
        name: What `zone_named` took.
        today: The date there.
    """

    now: float
    name: str
    zone: tzinfo
    today: date


def here(now: float, zone: str) -> Here:
    """Return the place of a zone; raises what `zone_named` raises."""
    there = zone_named(zone)
    return Here(now, zone, there, wall_time(now, there).date())


def moments_of(day: Day | None, clock: Clock, place: Here) -> tuple[Moment, ...]:
    """Return what may be meant, earliest first; nothing when all of it has passed."""
    # Without a day it is the next such time, so tomorrow when today's has passed.
    said = day or Day(0, (place.today,), again=1)
    found = {moment for one in said.dates for moment in _on(one, said, clock, place)}
    return tuple(sorted(found, key=lambda moment: moment.at))


_AGAIN: Final = {1: Note.NEXT_DAY, 7: Note.NEXT_WEEK}


def _on(one: date, day: Day, clock: Clock, place: Here) -> Iterable[Moment]:
    if one != place.today:
        return (_noted(moment, one, day, place) for moment in open_day(one, clock, place))
    both = [_moment(local, place) for local in _locals(one, clock)]
    ahead = [moment for moment in both if moment.at > place.now]
    if len(ahead) == len(both):
        return ahead if clock.manner in {Manner.BARE, Manner.BARE_LATE} else ahead[:1]
    if not day.again:
        # On the 24-hour clock 5:30 has passed; whether 17:30 is meant is for the person to say.
        return ahead if clock.manner is not Manner.COLON else ()
    note = _AGAIN.get(day.again, Note.NEXT_YEAR)
    following = open_day(one + timedelta(days=day.again), clock, place)
    later = [replace(moment, notes=(note, *moment.notes)) for moment in following]
    if not ahead:
        return later
    # “at 5” in the afternoon is at 17; “at 9” may be this evening or tomorrow morning.
    return ahead if clock.manner is Manner.BARE else [*ahead, *later[:1]]


def _noted(moment: Moment, one: date, day: Day, place: Here) -> Moment:
    if day.is_yearless and one.year != place.today.year:
        return replace(moment, notes=(Note.NEXT_YEAR, *moment.notes))
    return moment


def open_day(one: date, clock: Clock, place: Here) -> list[Moment]:
    """Return what a time of the day may be on a day on which nothing has passed."""
    both = _locals(one, clock)
    meant = both if clock.manner is Manner.BARE else both[:1]
    found = (_moment(local, place) for local in meant)
    return [moment for moment in found if moment.at > place.now]


def _locals(one: date, clock: Clock) -> list[datetime]:
    early = datetime.combine(one, clock.early)
    return [early] if clock.later is None else [early, early + clock.later]


def _moment(local: datetime, place: Here) -> Moment:
    return resolve_after(local, place.zone, place.now)
