"""Ask the room service what a room is like, and remember it for the room's card."""

from dataclasses import dataclass, replace
from typing import Final

from bot.errors import RoomApiError, RoomApiRefused, Try
from bot.ports import Answer
from bot.rooms.actions.action import Attempt
from bot.rooms.booking import Booking
from bot.rooms.ids import mint_code
from bot.rooms.lifecycle import Event, State, after
from bot.rooms.place import Place
from bot.rooms.room import ROOM_TYPES, RoomInfo, RoomType
from bot.usecases.effects.cards import edit_action
from bot.usecases.find_room import find_room
from bot.usecases.outside import Outside

NO_SUCH_ROOM: Final = 100004
# What the other of the two services answers to an id that is not its own (fact sheet, 4.2).
NOT_HERE: Final = frozenset({NO_SUCH_ROOM, 100006, 100015})


@dataclass(frozen=True, slots=True)
class Looked:
    """What the room service says, and the booking if the room is one of ours."""

    info: RoomInfo
    request_id: str
    booking: Booking | None


async def get_room_info(ref: str, place: Place, outside: Outside) -> Looked:
    """Look a room up by anything that names it.

    Raises:
        NoSuchRoom: The reference means several rooms.
        RoomApiError: The room service does not know it, or did not answer.
    """
    found = await find_room(ref, place, outside)
    if found.booking is not None:
        return await check_room(found.booking, outside)
    answer = await _asked_both(found.room_id, outside)
    return Looked(answer.value, answer.request_id, None)


async def check_room(booking: Booking, outside: Outside, *, can_wait: bool = False) -> Looked:
    """Ask for the room of a booking and show the answer on its card, if it has one.

    A room that is still being made is looked at and left alone: what its maker writes meanwhile
    must stand. A look that can wait goes after all other calls.

    Raises:
        RoomApiError: There is no such room (the card then says that it is over), or no answer.
    """
    try:
        room_type = ROOM_TYPES[booking.request.kind]
        answer = await _asked(room_type, booking.room_id, outside, can_wait=can_wait)
    except RoomApiRefused as refused:
        if refused.code == NO_SUCH_ROOM and booking.state is State.READY:
            over = after(booking.state, Event.ENDED)
            await _keep(replace(booking, state=over, trouble=refused.last), outside)
        raise
    if booking.state is not State.READY:
        return Looked(answer.value, answer.request_id, booking)
    checked = replace(booking, info=answer.value, checked_at=outside.clock.now())
    kept = await _keep(checked, outside)
    return Looked(answer.value, answer.request_id, kept)


async def _keep(booking: Booking, outside: Outside) -> Booking:
    """Write it and show it; if somebody else changed the booking meanwhile, theirs stands."""
    newer = replace(booking, version=booking.version + 1)
    edit = edit_action(newer, outside.clock.now())
    kept = await outside.store.bookings.change(newer, (edit,))
    outside.engine.nudge()
    return newer if kept else booking


async def _asked_both(room_id: str, outside: Outside) -> Answer[RoomInfo]:
    """Ask for a room that is not ours: nothing tells which of the two services holds it."""
    try:
        return await _asked(RoomType.CONFERENCE, room_id, outside)
    except RoomApiRefused as refused:
        if refused.code not in NOT_HERE:
            raise
    return await _asked(RoomType.LIVE, room_id, outside)


async def _asked(
    room_type: RoomType, room_id: str, outside: Outside, *, can_wait: bool = False
) -> Answer[RoomInfo]:
    reference = mint_code()
    try:
        answer = await outside.room_api.get_room_info(room_type, room_id, can_wait=can_wait)
    except RoomApiError as error:
        await _log(reference, error.tries, outside, error.command)
        raise
    await _log(reference, answer.tries, outside, "get_room_info")
    return answer


async def _log(reference: str, tries: tuple[Try, ...], outside: Outside, command: str) -> None:
    await outside.store.log.write([Attempt(reference, command, one) for one in tries])
