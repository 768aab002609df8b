"""``/room rename <ref> <name>``: give it another name."""

from typing import Final

from bot.rooms.actions.news import NewsKind
from bot.slack.message import Message
from bot.usecases.bookings.change_booking import rename_booking
from commands.asked import Asked
from commands.changing import change
from commands.desk import Desk
from commands.grammar.changes import read_rename
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Rename it."""
    return await change(read_rename(asked.text), NewsKind.RENAMED, rename_booking, asked, desk)


VERB: Final = Verb(
    name="rename",
    usage="rename <room> <name>",
    summary="give it another name; the room is one word, or in quotes",
    example="/room rename last Retro",
    run=run,
    is_durable=True,
)
