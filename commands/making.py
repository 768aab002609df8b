"""What `now`, `live`, `voice` and the form share: from a request to a promised room."""

from uuid import uuid4

from bot.errors import BadInput
from bot.rooms.booking import Draft
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind
from bot.slack.answers import card_elsewhere, duplicate_question
from bot.slack.message import Message
from bot.usecases.book_room import Order, book_room
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.requests import parse_request
from commands.refusals import refused_request
from commands.verb import Run


def makes(kind: RoomKind) -> Run:
    """Return what a verb does that makes a room of that kind at once."""

    async def run(asked: Asked, desk: Desk) -> Message | None:
        parsed = parse_request(kind, asked.text)
        if parsed.problems:
            return await refused_request(parsed.problems, parsed.request, parsed.raw, asked, desk)
        return await order(parsed.request, asked, desk)

    return run


async def order(
    request: RoomRequest, asked: Asked, desk: Desk, *, may_repeat: bool = False
) -> Message | None:
    """Promise the room; its card is the answer. The same room twice is asked about once.

    Who asked for the card elsewhere hears of that, since nothing else is seen where they are.
    """
    wanted = Order(
        request,
        asked.place,
        asked.at,
        asked.reply,
        arrival=asked.key if asked.is_kept else "",
        may_repeat=may_repeat,
    )
    try:
        booked = await book_room(wanted, desk.outside)
    except BadInput as bad:
        return await refused_request(bad.problems, request, {}, asked, desk)
    if booked.is_new:
        is_elsewhere = booked.booking.channel_id != asked.place.channel_id
        return card_elsewhere(booked.booking) if is_elsewhere and not request.is_quiet else None
    now = desk.outside.clock.now()
    draft = Draft(uuid4().hex, asked.place, request, now)
    await desk.outside.store.drafts.keep(draft)
    return duplicate_question(booked.booking, draft.id, now)
