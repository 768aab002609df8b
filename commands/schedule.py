"""``/room schedule <name> <when> [clauses]``: book a room for a time, once or as a series."""

from typing import Final

from bot.rooms.room import RoomKind
from commands.making import schedules
from commands.verb import Verb

VERB: Final = Verb(
    name="schedule",
    usage="schedule <name> <when> [clauses]",
    summary="book a conference room for a time, once or as a series",
    example="/room schedule Sprint review tomorrow 3pm for 45m with @ana",
    run=schedules(RoomKind.CONFERENCE),
    is_durable=True,
    kind=RoomKind.CONFERENCE,
    is_for_later=True,
)
