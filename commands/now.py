"""``/room now [name] [clauses]``: make a conference room at once."""

from typing import Final

from bot.rooms.room import RoomKind
from commands.making import makes
from commands.verb import Verb

VERB: Final = Verb(
    name="now",
    usage="now [name] [clauses]",
    summary="make a conference room at once",
    example="/room now Stand-up for 15m with @ana",
    run=makes(RoomKind.CONFERENCE),
    is_durable=True,
    kind=RoomKind.CONFERENCE,
)
