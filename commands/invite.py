"""``/room invite <ref> @a @b @group``: invite more people."""

from typing import Final

from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.place import Place
from bot.slack.message import Message
from bot.usecases.bookings.change_booking import invite_people
from bot.usecases.outside import Outside
from commands.asked import Asked
from commands.changing import change
from commands.desk import Desk
from commands.grammar.changes import People, read_invite
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Invite them."""
    return await change(read_invite(asked.text), NewsKind.INVITED, _invite, asked, desk)


async def _invite(booking: Booking, people: People, place: Place, outside: Outside) -> Booking:
    return await invite_people(booking, people.users, people.groups, place, outside)


VERB: Final = Verb(
    name="invite",
    usage="invite <room> @ana @team",
    summary="invite more people",
    example="/room invite last @ana",
    run=run,
    is_durable=True,
)
