"""Ask the room service what a room is like, and remember it for the room's card."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from bot.errors import NoSuchRoom, RoomApiError, RoomApiRefused, Try
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
        NoSuchRoom: The reference means several rooms, or one of another workspace.
        RoomApiError: The room service does not know it, or did not answer.
    """
    found = await find_room(ref, place, outside)
    if found.booking is not None:
        return await check_room(found.booking, outside)
    if await outside.store.finder.is_elsewhere(place.team_id, found.room_id):
        raise NoSuchRoom(ref)  # the room service is one for all workspaces, its rooms are not
    answer = await _asked_both(found.room_id, place.team_id, outside)
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
        ask = partial(outside.room_api.get_room_info, room_type, booking.room_id, can_wait=can_wait)
        answer = await _asked(ask, booking.asked.team_id, outside)
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


async def _asked_both(room_id: str, team_id: str, outside: Outside) -> Answer[RoomInfo]:
    """Ask for a room that is not ours: nothing tells which of the two services holds it."""
    look = outside.room_api.get_room_info
    try:
        return await _asked(partial(look, RoomType.CONFERENCE, room_id), team_id, outside)
    except RoomApiRefused as refused:
        if refused.code not in NOT_HERE:
            raise
    return await _asked(partial(look, RoomType.LIVE, room_id), team_id, outside)


async def _asked(
    ask: Callable[[], Awaitable[Answer[RoomInfo]]], team_id: str, outside: Outside
) -> Answer[RoomInfo]:
    """Ask, and log it for that workspace."""
    try:
        answer = await ask()
    except RoomApiError as error:
        await _log(error.tries, team_id, outside)
        raise
    await _log(answer.tries, team_id, outside)
    return answer


async def _log(tries: tuple[Try, ...], team_id: str, outside: Outside) -> None:
    reference = mint_code()
    await outside.store.log.write(
        [Attempt(reference, "get_room_info", one, team_id=team_id) for one in tries]
    )
