"""The plan of a scheduled booking: which actions keep it, and when each is due."""

from typing import Final

from bot.rooms.actions.action import ActionKind, NewAction
from bot.rooms.booking import Booking
from bot.usecases.outside import Outside

JUST_READ_S: Final = 2.0  # who reads of it this moment needs no reminder


def planned_actions(booking: Booking, outside: Outside) -> tuple[NewAction, ...]:
    """Return what makes the room in time, reminds, warns, and explains a room that is not there.

    The card is not among them: it is posted once, whatever the plan.
    """
    now = outside.clock.now()
    begins = making_begins(booking, outside)
    return (
        _action(ActionKind.CREATE_ROOM, "create", booking, max(begins, now)),
        *_reminder(booking, now),
        # In the middle of the time that is left: early enough to do something about it.
        _action(ActionKind.WARN_OWNER, "warn", booking, (max(begins, now) + booking.starts_at) / 2),
        _action(ActionKind.POST_FAILURE, "failure", booking, booking.starts_at),
    )


def reminder_actions(booking: Booking, outside: Outside) -> tuple[NewAction, ...]:
    """Return the reminder alone: it is called for anew when its time changes."""
    return _reminder(booking, outside.clock.now())


def making_begins(booking: Booking, outside: Outside) -> float:
    """Return when the room is made first, UTC epoch seconds."""
    return booking.starts_at - outside.lead_s


def reminds_at(booking: Booking) -> int:
    """Return when people are reminded, UTC epoch seconds."""
    return booking.starts_at - booking.remind_s


def _reminder(booking: Booking, now: float) -> tuple[NewAction, ...]:
    due = reminds_at(booking)
    if not booking.remind_s or due <= now + JUST_READ_S:
        return ()
    return (NewAction(ActionKind.REMIND, f"remind:{booking.id}:{booking.plan}:{due}", float(due)),)


def _action(kind: ActionKind, name: str, booking: Booking, due: float) -> NewAction:
    return NewAction(kind, f"{name}:{booking.id}:{booking.plan}", float(due))
