"""Remind a channel of what starts soon; several that are due together become one message."""

from bot.ports import Reminder, Said, What
from bot.rooms.actions.action import Action, ActionState, Outcome
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.usecases.bookings.plan import reminds_at
from bot.usecases.effects.delivery import deliver, skipped
from bot.usecases.outside import Outside

LOOK_AGAIN_S = 1.0


async def remind(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Remind, unless it has started already or will not start at all."""
    now = outside.clock.now()
    if not _is_due(booking, action.due) or now >= booking.starts_at:
        return skipped(f"booking is {booking.state} and starts at {booking.starts_at}")
    together = await outside.store.actions.reminders(booking.channel_id, action.due)
    meant = [one for one in together if _is_meant(one, booking, action.due)]
    first = meant[0] if meant else None
    if first is None or first.action_id == action.id:
        others = tuple(one.booking for one in meant[1:])
        return await deliver(
            action, Said(what=What.REMINDER, booking=booking, others=others), outside
        )
    if first.is_open:  # it may yet be called off: then another one of us speaks for all
        return Outcome(state=ActionState.PENDING, next_try=now + LOOK_AGAIN_S)
    return Outcome(state=ActionState.DONE, result=f"told with action {first.action_id}")


def _is_meant(one: Reminder, booking: Booking, due: float) -> bool:
    """Say whether it still stands, and is of the same workspace: two may share a channel."""
    is_ours = one.booking.asked.team_id == booking.asked.team_id
    return is_ours and one.plan == one.booking.plan and _is_due(one.booking, due)


def _is_due(booking: Booking, due: float) -> bool:
    """Say whether the booking still stands and reminds at that time."""
    is_on = booking.state not in {State.CANCELLED, State.OVER}
    return is_on and bool(booking.remind_s) and reminds_at(booking) == due
