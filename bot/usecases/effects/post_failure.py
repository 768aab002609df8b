"""The start has come and there is no room: the channel that waits for it reads why."""

from dataclasses import replace
from typing import Final

from bot.ports import Said, What
from bot.rooms.actions.action import Action, ActionState, Outcome
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import Event, State, after
from bot.usecases.effects.cards import edit_action
from bot.usecases.effects.delivery import deliver, skipped
from bot.usecases.effects.trouble import explained
from bot.usecases.outside import Outside

LOOK_AGAIN_S: Final = 2.0


async def post_failure(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Explain it to the channel, unless the room is there or nobody waits for it any more."""
    if booking.ends_at is not None and outside.clock.now() >= booking.ends_at:
        return skipped("its time is over, so nobody waits for it")
    if booking.state in {State.PLANNED, State.PREPARING}:
        if booking.trouble is None:  # we were away ourselves: it is tried before it is told
            next_try = outside.clock.now() + LOOK_AGAIN_S
            return Outcome(state=ActionState.PENDING, next_try=next_try, result="no try has ended")
        booking = await _in_trouble(booking, outside)
    if booking.state not in {State.TROUBLE, State.FAILED}:
        return skipped(f"booking is {booking.state}")
    explanation = await explained(booking, outside, outside.language)
    said = Said(what=What.FAILURE, booking=booking, explanation=explanation)
    return await deliver(action, said, outside)


async def _in_trouble(booking: Booking, outside: Outside) -> Booking:
    """Write that the start has passed; if somebody else changed the booking, theirs stands."""
    late = replace(
        booking,
        state=after(booking.state, Event.STARTED_WITHOUT),
        version=booking.version + 1,
    )
    if await outside.store.bookings.change(late, (edit_action(late, outside.clock.now()),)):
        return late
    return await outside.store.bookings.get(booking.id) or booking
