"""The rooms that exist, and when each of them is gone."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms.rules import CONFERENCE, Kind

CONFERENCE_RECYCLED_AFTER_S = 6 * 60 * 60
"""After the scheduled end, when nobody is inside (page 002)."""

LIVE_DISMISSED_AFTER_S = 30 * 60
"""After the last one left; a room that nobody ever entered stays (269/117678, section 1.9)."""


@dataclass
class Room:
    """One room.

    Attributes:
        settings: What a getter shows of it, under the wire's names, defaults filled in.
        given: Names of the fields that its creator sent.
        create_time: Unix seconds.
        start: Unix seconds; a conference's only.
        end: Unix seconds; a conference's only.
        member_count: People inside now.
        view_count: Entries since it was made.
        emptied_at: Unix seconds at which the last one left, None if that has not happened.
    """

    room_id: str
    kind: Kind
    owner: str
    settings: Json
    given: frozenset[str]
    create_time: int
    start: int = 0
    end: int = 0
    invitees: list[str] = field(default_factory=list)
    member_count: int = 0
    view_count: int = 0
    emptied_at: float | None = None

    def is_gone(self, now: float) -> bool:
        """Tell whether the room service has recycled it. `now` in Unix seconds."""
        if self.member_count:
            return False
        if self.kind is CONFERENCE:
            return now >= self.end + CONFERENCE_RECYCLED_AFTER_S
        return self.emptied_at is not None and now >= self.emptied_at + LIVE_DISMISSED_AFTER_S

    def set_members(self, count: int, now: float) -> None:
        """Let people in or out until `count` are inside."""
        if self.member_count and not count:
            self.emptied_at = now
        self.view_count += max(0, count - self.member_count)
        self.member_count = count


class Rooms:
    """The rooms of the app, conference and live under one set of ids."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._rooms: dict[str, Room] = {}

    def find(self, room_id: str) -> Room | None:
        """Return the room, or None if there is none or its time is over."""
        room = self._rooms.get(room_id)
        if room is not None and room.is_gone(self._clock()):
            del self._rooms[room_id]
            return None
        return room

    def named(self, room_id: str, kind: Kind) -> Room:
        """Return the room for a call of this kind, or raise 100004, or 100006 for another kind."""
        room = self.find(room_id)
        if room is None:
            raise Refused(100004)
        if room.kind is not kind:
            raise Refused(100006)
        return room

    def add(self, room: Room) -> None:
        """Open a room."""
        self._rooms[room.room_id] = room

    def remove(self, room_id: str) -> None:
        """Close a room."""
        del self._rooms[room_id]

    def all(self) -> list[Room]:
        """Return the rooms that exist now, oldest first."""
        now = self._clock()
        self._rooms = {name: room for name, room in self._rooms.items() if not room.is_gone(now)}
        return list(self._rooms.values())
