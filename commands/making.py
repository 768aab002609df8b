"""What `now`, `live`, `voice`, `schedule` and the form share: from a request to a promised room."""

from uuid import uuid4

from bot.errors import BadInput
from bot.rooms.booking import Booking
from bot.rooms.draft import Draft
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind
from bot.slack import answers
from bot.slack.message import Message
from bot.usecases.book_room import Order, book_room, member
from bot.usecases.bookings.schedule_room import schedule_room
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.requests import Parsed, parse_request, parse_schedule
from commands.grammar.times import Watch, choices_of
from commands.refusals import refused_request
from commands.verb import Run


def makes(kind: RoomKind) -> Run:
    """Return what a verb does that makes a room of that kind at once."""

    async def run(asked: Asked, desk: Desk) -> Message | None:
        return await _carry_out(
            parse_request(kind, asked.text, await _usual(asked, desk)), asked, desk
        )

    return run


def schedules(kind: RoomKind) -> Run:
    """Return what a verb does that books a room of that kind for a time."""

    async def run(asked: Asked, desk: Desk) -> Message | None:
        person = await member(asked.place, desk.outside)
        watch = Watch(asked.at, person.zone)
        usual = await _usual(asked, desk)
        return await _carry_out(parse_schedule(kind, asked.text, watch, usual), asked, desk)

    return run


async def _usual(asked: Asked, desk: Desk) -> str:
    return await desk.outside.store.usual.get(asked.place.team_id, asked.place.user_id)


async def _carry_out(parsed: Parsed, asked: Asked, desk: Desk) -> Message | None:
    if parsed.problems:
        return await refused_request(parsed.problems, parsed.request, parsed.raw, asked, desk)
    if parsed.either:
        draft_id = await _keep(parsed.request, asked, desk)
        zone, choices = parsed.either[0].zone, choices_of(parsed.either)
        return answers.which_time(choices, zone, draft_id, asked.text)
    return await order(parsed.request, asked, desk)


async def _keep(request: RoomRequest, asked: Asked, desk: Desk) -> str:
    draft = Draft(uuid4().hex, asked.place, request, desk.outside.clock.now())
    await desk.outside.store.drafts.keep(draft)
    return draft.id


async def order(
    request: RoomRequest, asked: Asked, desk: Desk, *, may_repeat: bool = False
) -> Message | None:
    """Promise the room, at once or for its time. The same room twice is asked about once."""
    wanted = Order(
        request,
        asked.place,
        asked.at,
        asked.reply,
        arrival=asked.key if asked.is_kept else "",
        may_repeat=may_repeat,
    )
    try:
        if request.when is None:
            return await _at_once(wanted, asked, desk)
        return await _for_its_time(wanted, asked, desk)
    except BadInput as bad:
        return await refused_request(bad.problems, request, {}, asked, desk)


async def _at_once(wanted: Order, asked: Asked, desk: Desk) -> Message | None:
    """Make it; its card is the answer, and who asked for that elsewhere is told so."""
    booked = await book_room(wanted, desk.outside)
    if not booked.is_new:
        return await _asked_before(booked.booking, wanted, asked, desk)
    is_elsewhere = booked.booking.channel_id != asked.place.channel_id
    is_told = is_elsewhere and not wanted.request.is_quiet
    return answers.card_elsewhere(booked.booking) if is_told else None


async def _for_its_time(wanted: Order, asked: Asked, desk: Desk) -> Message:
    """Book it, and echo what was understood: a time misread shows here."""
    made = await schedule_room(wanted, desk.outside)
    if not made.is_new:
        return await _asked_before(made.booking, wanted, asked, desk)
    person = await desk.outside.directory.person(asked.place.team_id, asked.place.user_id)
    return answers.scheduled(
        made.booking,
        made.series,
        person.zone,
        is_checked=made.is_checked,
        lead_s=round(desk.outside.lead_s),
    )


async def _asked_before(existing: Booking, wanted: Order, asked: Asked, desk: Desk) -> Message:
    draft_id = await _keep(wanted.request, asked, desk)
    return answers.duplicate_question(existing, draft_id, desk.outside.clock.now())
