"""Tell who wants a room at once what goes on: it takes longer, or what came of it."""

from dataclasses import replace
from typing import Final

from bot.errors import RoomApiError
from bot.explain.explain import explain
from bot.rooms.actions.action import Action, ActionState, Outcome
from bot.rooms.booking import Booking
from bot.rooms.ids import next_room_id
from bot.rooms.lifecycle import State
from bot.rooms.room import ROOM_TYPES
from bot.usecases.effects.delivery import skipped
from bot.usecases.effects.trouble import what_failed
from bot.usecases.languages import known_language
from bot.usecases.outside import Outside

ID_TAKEN: Final = frozenset({100003, 100010, 100011})
IDS_LOOKED_AT: Final = 5


async def say_trying(_action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Tell who waits that it takes longer; nothing to say once it is decided."""
    if booking.state is not State.PREPARING:
        return skipped(f"booking is {booking.state}")
    await outside.announcer.say_trying(booking)
    return Outcome(state=ActionState.DONE)


async def tell_failure(_action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Explain to who asked what came of it."""
    if booking.state is not State.FAILED:
        return skipped(f"booking is {booking.state}")
    error = await what_failed(booking, outside)
    code = error.last.code if isinstance(error, RoomApiError) else None
    next_id = await next_free_id(booking, outside) if code in ID_TAKEN else ""
    told = explain(error, known_language(booking.asked, outside))
    await outside.announcer.tell_failure(booking, told, next_id)
    return Outcome(state=ActionState.DONE, booking=replace(booking, reply=None))


async def next_free_id(booking: Booking, outside: Outside) -> str:
    """Return the next id that the room service does not know, or the next one if it won't say."""
    room_type = ROOM_TYPES[booking.request.kind]
    candidate = next_room_id(booking.room_id)
    for _ in range(IDS_LOOKED_AT):
        try:
            await outside.room_api.get_room_info(room_type, candidate)
        except RoomApiError:
            return candidate  # unknown there (100004), or to be seen when it is made
        candidate = next_room_id(candidate)
    return candidate
