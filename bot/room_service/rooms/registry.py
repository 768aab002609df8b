"""The rooms that exist."""

from collections.abc import Callable

from bot.room_service.envelope import Refused
from bot.room_service.faults.switches import Switches
from bot.room_service.rooms.lifetimes import is_gone
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import Kind

__all__ = ["Room", "Rooms"]


class Rooms:
    """The rooms of the app, conference and live under one set of ids.

    Attributes:
        on_recycled: Told of each room that the service takes away, when that is noticed: at the
            next look at the rooms.
    """

    def __init__(self, clock: Callable[[], float], switches: Callable[[], Switches]) -> None:
        self.on_recycled: Callable[[Room], None] = lambda _room: None
        self._clock = clock
        self._switches = switches
        self._rooms: dict[str, Room] = {}

    def find(self, room_id: str) -> Room | None:
        """Return the room, or None if there is none or its time is over."""
        room = self._rooms.get(room_id)
        return None if room is None or self._recycled(room) else room

    def _recycled(self, room: Room) -> bool:
        if not is_gone(room, self._switches(), self._clock()):
            return False
        self.remove(room.room_id)
        self.on_recycled(room)
        return True

    def named(self, room_id: str, kind: Kind | None) -> Room:
        """Return the room for a call of this kind, or raise 100004, or 100006 for another kind.

        Args:
            room_id: The room's.
            kind: None for the calls that both services share.
        """
        room = self.find(room_id)
        if room is None:
            raise Refused(100004)
        if kind is not None and room.kind is not kind:
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
        return [room for room in list(self._rooms.values()) if not self._recycled(room)]
