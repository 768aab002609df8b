"""``/room voice [name] [clauses]``: make a voice room at once."""

from typing import Final

from bot.rooms.room import RoomKind
from commands.making import makes
from commands.verb import Verb

VERB: Final = Verb(
    name="voice",
    usage="voice [name] [clauses]",
    summary="make a voice room at once",
    example="/room voice Open mic seats 8 free",
    run=makes(RoomKind.VOICE),
    is_durable=True,
    kind=RoomKind.VOICE,
)
