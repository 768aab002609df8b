"""The planned end of a room has come: the card says so, by our clock. Nobody is put out."""

from dataclasses import replace

from bot.rooms.booking import Action, ActionState, Booking, Outcome
from bot.rooms.lifecycle import Event, State, after
from bot.usecases.announce import edit_action
from bot.usecases.outside import Outside


async def over(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Close the booking, unless it ended before or its end was moved."""
    now = outside.clock.now()
    if booking.state is not State.READY or booking.ends_at is None or now < booking.ends_at:
        return Outcome(state=ActionState.SKIPPED, result=f"{action.key}: {booking.state}")
    closed = replace(booking, state=after(booking.state, Event.ENDED), version=booking.version + 1)
    return Outcome(state=ActionState.DONE, booking=closed, then=(edit_action(closed, now),))
