"""``/room move <ref> <when>``: to another time."""

from typing import Final

from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.place import Place
from bot.rooms.request import RoomRequest, When
from bot.slack import answers
from bot.slack.message import Message
from bot.usecases.book_room import member
from bot.usecases.bookings.change_booking import move_booking
from bot.usecases.outside import Outside
from commands.asked import Asked
from commands.changing import MOVE, REF, change, keep_change, theirs
from commands.changing import VERB as DRAFT_OF
from commands.desk import Desk
from commands.grammar.changes import Change, read_move
from commands.grammar.times import Watch, choices_of
from commands.verb import Verb

Whens = tuple[When, ...]


async def run(asked: Asked, desk: Desk) -> Message:
    """Move it; a time that may be two is asked about."""
    person = await member(asked.place, desk.outside)
    read = read_move(asked.text, Watch(asked.at, person.zone))
    if len(read.value or ()) > 1:
        return await _which(read, asked, desk)
    return await change(read, NewsKind.MOVED, _move, asked, desk)


async def _move(booking: Booking, whens: Whens, place: Place, outside: Outside) -> Booking:
    return await move_booking(booking, whens[0], place, outside)


async def _which(read: Change[Whens], asked: Asked, desk: Desk) -> Message:
    booking, _ = await theirs(read.ref, asked, desk)
    whens = read.value or ()
    request = RoomRequest(kind=booking.request.kind, when=whens[0])
    fields = {DRAFT_OF: MOVE, REF: booking.id}
    draft_id = await keep_change(request, fields, asked, desk)
    return answers.which_time(choices_of(whens), whens[0].zone, draft_id, asked.text)


VERB: Final = Verb(
    name="move",
    usage="move <room> <when>",
    summary="book it for another time",
    example="/room move Sprint review fri 10:00",
    run=run,
    is_durable=True,
)
