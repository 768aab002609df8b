"""Going, maybe or no: what somebody says to a booking. The last word of a person counts."""

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import BadInput, NoSuchRoom
from bot.rooms.actions.action import NewAction
from bot.rooms.booking import Answer, Booking, Rsvp
from bot.rooms.lifecycle import State
from bot.usecases.bookings.writing import write
from bot.usecases.outside import Outside

CLOSED = frozenset({State.OVER, State.CANCELLED})


async def answer_booking(
    booking_id: str, user_id: str, answer: Answer, outside: Outside, *, at: float = 0.0
) -> Booking:
    """Note it and show it on the card; the same answer once more changes nothing.

    Args:
        booking_id: What to.
        user_id: Who says it.
        answer: What.
        outside: What surrounds us.
        at: When it was said: two that are worked on beside each other may overtake.

    Raises:
        NoSuchRoom: There is no such booking.
        BadInput: It is over or was called off.
    """
    booking = await outside.store.bookings.get(booking_id)
    if booking is None:
        raise NoSuchRoom(booking_id)

    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]] | None:
        if now.state in CLOSED:
            raise BadInput({"ref": f"This booking is {now.state}; there is nothing to come to."})
        before = next((one for one in now.rsvps if one.user_id == user_id), None)
        if before is not None and (before.answer is answer or before.at > at):
            return None
        said = Rsvp(user_id, answer, at)
        others = tuple(one for one in now.rsvps if one.user_id != user_id)
        return replace(now, rsvps=(*others, said), version=now.version + 1), ()

    return await write(booking, edit, outside)
