"""``/room end <ref>``: end a room now."""

from typing import Final

from bot.slack.answers import ended
from bot.slack.message import Message
from bot.usecases.end_room import end_room
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.references import reference
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """End it, if this person may."""
    return ended(await end_room(reference(asked.text), asked.place, desk.outside))


VERB: Final = Verb(
    name="end",
    usage="end <room>",
    summary="end a room now, for everybody in it",
    example="/room end last",
    run=run,
    is_durable=True,
)
