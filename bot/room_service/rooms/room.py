"""One room, of either service."""

from dataclasses import dataclass, field

from bot.room_service.envelope import Json
from bot.room_service.members.people import People
from bot.room_service.rooms.rules import Kind
from bot.room_service.seats.seats import Seats


@dataclass
class Room:
    """One room.

    Attributes:
        settings: What a getter shows of it, under the wire's names, defaults filled in.
        given: Names of the fields that its creator sent.
        create_time: Unix seconds.
        start: Unix seconds; a conference's only.
        end: Unix seconds; a conference's only.
        metadata: A live room's own keys and values.
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
    people: People = field(default_factory=People)
    seats: Seats = field(default_factory=Seats)
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def member_count(self) -> int:
        """People inside now."""
        return len(self.people.inside)

    @property
    def view_count(self) -> int:
        """Entries since the room was made."""
        return self.people.view_count

    @property
    def seat_count(self) -> int:
        """Seats that the room has; 0 without seats."""
        return int(self.settings["MaxSeatCount"]) if self.settings["IsSeatEnabled"] else 0
