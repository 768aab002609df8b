"""When the room service takes a room away by itself (section 1.9).

Its law: what may end a live room stands in `LIVE_RULES`; the first that comes true ends it.
"""

from collections.abc import Callable
from typing import Final

from bot.room_service.faults.switches import Switches
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE

CONFERENCE_RECYCLED_AFTER_S = 6 * 60 * 60
"""After the scheduled end, when nobody is inside (page 002)."""

MINUTE_S = 60


def is_gone(room: Room, switches: Switches, now: float) -> bool:
    """Tell whether the room service has taken the room away. `now` in Unix seconds."""
    if room.kind is CONFERENCE:
        return not room.member_count and now >= room.end + CONFERENCE_RECYCLED_AFTER_S
    ends = (rule(room, switches) for rule in LIVE_RULES)
    return any(end is not None and now >= end for end in ends)


def _empty(room: Room, switches: Switches) -> float | None:
    """Rule 1: some time after the last one left; never before anybody came, never with robots."""
    emptied_at = room.people.emptied_at
    if emptied_at is None or room.member_count or room.people.robots:
        return None
    return emptied_at + switches.empty_minutes * MINUTE_S


def _owner_is_away(room: Room, switches: Switches) -> float | None:
    """Rule 2: some time after the owner left."""
    return _owner_is_absent(room, switches.owner_away_minutes, is_lost=False)


def _owner_is_lost(room: Room, switches: Switches) -> float | None:
    """Rule 3: some time after the owner's heartbeat was lost."""
    return _owner_is_absent(room, switches.owner_lost_minutes, is_lost=True)


def _owner_is_absent(room: Room, minutes: int | None, *, is_lost: bool) -> float | None:
    absence = room.people.absent.get(room.owner)
    is_robot = room.owner in room.people.robots
    if minutes is None or is_robot or absence is None or absence.is_lost is not is_lost:
        return None
    return absence.since + minutes * MINUTE_S


LIVE_RULES: Final[tuple[Callable[[Room, Switches], float | None], ...]] = (
    _empty,
    _owner_is_away,
    _owner_is_lost,
)
