"""``/room retry <ref>``: try again to make a room that failed."""

from typing import Final

from bot.slack.answers import retrying
from bot.slack.message import Message
from bot.usecases.retry_room import retry_room
from commands.asked import Asked
from commands.changing import theirs
from commands.desk import Desk
from commands.grammar.references import reference
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Try it again."""
    booking, _ = await theirs(reference(asked.text), asked, desk)
    return retrying(await retry_room(booking.id, asked.place, asked.reply, desk.outside))


VERB: Final = Verb(
    name="retry",
    usage="retry <room>",
    summary="try again to make a room that failed",
    example="/room retry last",
    run=run,
    is_durable=True,
)
