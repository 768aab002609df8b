"""``/room remind <ref> 10m|off``: when people are reminded."""

from typing import Final

from bot.rooms.actions.news import NewsKind
from bot.slack.message import Message
from bot.usecases.bookings.change_booking import set_reminder
from commands.asked import Asked
from commands.changing import change
from commands.desk import Desk
from commands.grammar.changes import read_reminder
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Set it."""
    read = read_reminder(asked.text)
    return await change(read, NewsKind.REMIND_CHANGED, set_reminder, asked, desk)


VERB: Final = Verb(
    name="remind",
    usage="remind <room> 10m|off",
    summary="how long before the start people are reminded",
    example="/room remind last 10m",
    run=run,
    is_durable=True,
)
