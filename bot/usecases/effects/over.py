"""The planned end of a room has come: the card says so, by our clock. Nobody is put out."""

from dataclasses import replace

from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import Event, State, after
from bot.usecases.effects.cards import edit_action
from bot.usecases.outside import Outside


async def over(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Close the booking, unless it ended before or its end was moved."""
    now = outside.clock.now()
    if booking.state is not State.READY or booking.ends_at is None or now < booking.ends_at:
        return Outcome(state=ActionState.SKIPPED, result=f"{action.key}: {booking.state}")
    closed = replace(booking, state=after(booking.state, Event.ENDED), version=booking.version + 1)
    close = closing_action(closed, booking.ends_at + outside.grace_s)
    return Outcome(state=ActionState.DONE, booking=closed, then=(edit_action(closed, now), close))


def closing_action(booking: Booking, due: float) -> NewAction:
    """Return the action that ends the room of this booking at the room service."""
    key = f"destroy:{booking.id}:{booking.room_id}"
    return NewAction(ActionKind.DESTROY_ROOM, key, due, room_id=booking.room_id)
