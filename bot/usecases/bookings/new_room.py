"""A new plan for a booking: the room of the old one is ended, and the new one has another id."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.rooms.actions.action import ActionKind, NewAction
from bot.rooms.booking import Booking
from bot.rooms.ids import mint_room_id
from bot.rooms.lifecycle import State
from bot.usecases.outside import Outside

# Nobody ever asked the room service for its room.
UNTOUCHED: Final = frozenset({State.PLANNED})


def with_new_room(
    changed: Booking, was: Booking, outside: Outside
) -> tuple[Booking, Sequence[NewAction]]:
    """Return the booking with a new plan and version, and what ends the room of the old plan.

    An id that a person chose stays: it is free again once the old room has ended, and actions of
    one booking run one after another.
    """
    fresh = replace(
        changed,
        version=was.version + 1,
        plan=was.plan + 1,
        tries=0,
        next_try=None,
        trouble=None,
        made_at=None,
        info=None,
        checked_at=None,
        request_id="",
        left_out=(),
        new_ids=0,
    )
    ending = ending_actions(was, outside)
    if ending and was.is_id_ours:
        fresh = replace(fresh, room_id=mint_room_id(changed.request.name))
    return fresh, ending


def ending_actions(booking: Booking, outside: Outside) -> tuple[NewAction, ...]:
    """Return what ends the room of a booking that may have one; it is gone already: fine."""
    if booking.state in UNTOUCHED:
        return ()
    key = f"end:{booking.id}:{booking.plan}"
    return (NewAction(ActionKind.DESTROY_ROOM, key, outside.clock.now(), room_id=booking.room_id),)
