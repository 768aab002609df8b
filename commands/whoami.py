"""``/room whoami``: which account I have at the room service, and by which rule."""

from typing import Final

from bot.slack.answers import whoami
from bot.slack.message import Message
from bot.usecases.accounts import account_of
from bot.usecases.book_room import member
from commands.asked import Asked
from commands.desk import Desk
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Say it."""
    person = await member(asked.place, desk.outside)
    account = await account_of(asked.place.team_id, person, desk.outside)
    return whoami(person, account)


VERB: Final = Verb(
    name="whoami",
    usage="whoami",
    summary="which account of the room service is yours",
    example="/room whoami",
    run=run,
)
