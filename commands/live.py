"""``/room live [name] [clauses]``: make a live video room at once."""

from typing import Final

from bot.rooms.room import RoomKind
from commands.making import makes
from commands.verb import Verb

VERB: Final = Verb(
    name="live",
    usage="live [name] [clauses]",
    summary="make a live video room at once",
    example="/room live All hands unlisted",
    run=makes(RoomKind.LIVE),
    is_durable=True,
    kind=RoomKind.LIVE,
)
