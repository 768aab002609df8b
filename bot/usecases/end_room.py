"""End a room now: for its owner, who asked for it, or an admin of the workspace."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from bot.errors import BadInput, NotAllowed, RoomApiRefused
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import Event, State, after
from bot.rooms.place import Place
from bot.rooms.room import ROOM_TYPES
from bot.usecases.bookings.writing import Edited, write
from bot.usecases.find_room import find_booking
from bot.usecases.outside import Outside

NOT_THERE: Final[Mapping[State, str]] = {
    State.PREPARING: "This room is still being made; try again in a moment.",
    State.FAILED: "This room could not be made, so there is nothing to end.",
}
GONE: Final = 100004  # it is not there any more, which is what was wanted


async def end_room(ref: str, place: Place, outside: Outside) -> Booking:
    """End the room that `ref` means and say so on its card.

    Raises:
        NoSuchRoom: It means none of our rooms, or several.
        BadInput: There is no room yet, or it was never made.
        NotAllowed: This person may not.
        RoomApiError: The room service did not end it.
    """
    return await end_booking(await find_booking(ref, place, outside), place, outside)


async def end_booking(booking: Booking, place: Place, outside: Outside) -> Booking:
    """End the room of a booking; one that is over already stays as it is."""
    await refuse_if_not_theirs(booking, place, outside)
    if booking.state is State.OVER:
        return booking
    if booking.state is not State.READY:
        raise BadInput({"ref": NOT_THERE.get(booking.state, "This room is not there.")})
    try:
        await outside.room_api.destroy_room(ROOM_TYPES[booking.request.kind], booking.room_id)
    except RoomApiRefused as refused:
        if refused.code != GONE:
            raise
    return await write(booking, partial(_ended, by=place.user_id, now=outside.clock.now()), outside)


def _ended(booking: Booking, *, by: str, now: float) -> Edited:
    """Say who ended it, also where a look at the room was quicker to find it gone."""
    if booking.state not in {State.READY, State.OVER} or booking.ended_by:
        return None
    is_over = booking.state is State.OVER
    over = replace(
        booking,
        state=State.OVER if is_over else after(booking.state, Event.ENDED),
        version=booking.version + 1,
        ended_by=by,
        ends_at=int(now),
        trouble=None,
    )
    return over, ()


async def may_manage(booking: Booking, place: Place, outside: Outside) -> bool:
    """Say whether this person asked for the room, owns it, or is an admin of the workspace."""
    if place.user_id == booking.asked.user_id:
        return True
    own = await outside.store.accounts.get(place.team_id, place.user_id)
    if own is not None and own.account == booking.owner_account:
        return True
    return (await outside.directory.person(place.team_id, place.user_id)).is_admin


async def refuse_if_not_theirs(booking: Booking, place: Place, outside: Outside) -> None:
    """Raise `NotAllowed` unless this person may manage the booking."""
    if not await may_manage(booking, place, outside):
        raise NotAllowed(
            "Only who asked for this room, its owner and an admin of this workspace can do that."
        )
