"""``/room info <ref>``: what the room service says of a room, and what we know."""

from typing import Final

from bot.slack.answers import info_answer
from bot.slack.message import Message
from bot.usecases.book_room import member
from bot.usecases.get_room_info import get_room_info
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.references import reference
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Look the room up."""
    await member(asked.place, desk.outside)
    looked = await get_room_info(reference(asked.text), asked.place, desk.outside)
    now = desk.outside.clock.now()
    return info_answer(looked.info, looked.booking, looked.request_id, now)


VERB: Final = Verb(
    name="info",
    usage="info <room>",
    summary="what the room service says about a room",
    example="/room info last",
    run=run,
)
