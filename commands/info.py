"""``/room info <ref>``: what the room service says of a room, and what we know."""

from typing import Final

from bot.slack.answers import info_answer, manage_panel
from bot.slack.message import Message
from bot.usecases.book_room import member
from bot.usecases.end_room import may_manage
from bot.usecases.find_room import find_room
from bot.usecases.get_room_info import get_room_info
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.references import reference
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Look the room up; of one that is only promised the room service knows nothing."""
    await member(asked.place, desk.outside)
    ref = reference(asked.text)
    booking = (await find_room(ref, asked.place, desk.outside)).booking
    if booking is not None and booking.is_only_promised:
        may = await may_manage(booking, asked.place, desk.outside)
        return manage_panel(booking, may=may)
    looked = await get_room_info(ref, asked.place, desk.outside)
    now = desk.outside.clock.now()
    return info_answer(looked.info, looked.booking, looked.request_id, now)


VERB: Final = Verb(
    name="info",
    usage="info <room>",
    summary="what the room service says about a room",
    example="/room info last",
    run=run,
)
