"""End a room at the room service: after its time, once it is empty; or because its plan changed."""

from dataclasses import replace
from typing import Final

from bot.errors import RoomApiError, RoomApiRefused
from bot.explain.explain import is_worth_retrying
from bot.rooms.actions.action import Action, ActionState, Outcome
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.rooms.room import ROOM_TYPES
from bot.usecases.backoff import delay
from bot.usecases.effects.cards import edit_action
from bot.usecases.outside import Outside

GONE: Final = 100004  # which is what was wanted
LOOK_AGAIN_S: Final = 600.0  # while people are inside
PATIENCE_S: Final = 86_400.0


async def destroy_room(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """End it; nobody is put out of a room whose time is merely over."""
    room_type = ROOM_TYPES[booking.request.kind]
    is_after_its_time = booking.state is State.OVER and action.room_id == booking.room_id
    try:
        if is_after_its_time:
            answer = await outside.room_api.get_room_info(room_type, action.room_id)
            if answer.value.member_count:
                return _later(action, outside, LOOK_AGAIN_S, "people are inside")
        await outside.room_api.destroy_room(room_type, action.room_id)
    except RoomApiRefused as refused:
        if refused.code != GONE:
            return _not_ended(action, refused, outside)
    except RoomApiError as error:
        return _not_ended(action, error, outside)
    return _ended(action, booking, outside) if is_after_its_time else _done(action)


def _done(action: Action) -> Outcome:
    return Outcome(state=ActionState.DONE, result=action.room_id)


def _ended(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Say on the card that the room is closed."""
    now = outside.clock.now()
    closed = replace(booking, closed_at=now, version=booking.version + 1)
    return replace(_done(action), booking=closed, then=(edit_action(closed, now),))


def _not_ended(action: Action, error: RoomApiError, outside: Outside) -> Outcome:
    if not is_worth_retrying(error):
        return Outcome(state=ActionState.FAILED, error=str(error), tries=error.tries)
    return replace(_later(action, outside, delay(action.attempts), str(error)), tries=error.tries)


def _later(action: Action, outside: Outside, wait_s: float, why: str) -> Outcome:
    """Look again; after a day the room is left to the room service, which recycles empty ones."""
    next_try = outside.clock.now() + wait_s
    is_open = next_try < action.due + PATIENCE_S
    state = ActionState.PENDING if is_open else ActionState.FAILED
    return Outcome(state=state, next_try=next_try, error=why)
