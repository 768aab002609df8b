"""Try again to make a room that failed: with the same id, or with another one."""

from dataclasses import replace

from bot.errors import BadInput, NoSuchRoom
from bot.rooms.actions.action import ActionKind, NewAction
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import Event, State, after
from bot.rooms.place import Place, Reply
from bot.rooms.room import RoomKind
from bot.usecases.book_room import first_actions
from bot.usecases.bookings.plan import planned_actions
from bot.usecases.effects.cards import edit_action
from bot.usecases.end_room import refuse_if_not_theirs
from bot.usecases.outside import Outside


async def retry_room(
    booking_id: str, place: Place, reply: Reply | None, outside: Outside, *, room_id: str = ""
) -> Booking:
    """Promise it once more and wake the engine; where nothing can be tried, nothing changes.

    A scheduled room that waits for its next try is tried at once.

    The id stays the same unless `room_id` is given: a room that a lost answer made after all
    is then found, not made a second time.

    Raises:
        NoSuchRoom: We do not know that booking any more.
        NotAllowed: This person may not.
        BadInput: `room_id` is no room id, or the time that it was booked for is over.
    """
    booking = await outside.store.bookings.get(booking_id)
    if booking is None:
        raise NoSuchRoom(booking_id)
    await refuse_if_not_theirs(booking, place, outside)
    if not _can_be_tried(booking):
        return booking
    if booking.is_scheduled and booking.has_ended(outside.clock.now()):
        raise BadInput({"ref": "Its time is over; book it anew."})
    again = _again(booking, reply, outside.clock.now(), room_id)
    actions = _actions(again, outside)
    if not await outside.store.bookings.change(again, actions):
        return booking  # two presses at once: the first one counts
    outside.engine.nudge()
    return again


def _can_be_tried(booking: Booking) -> bool:
    is_waiting = booking.is_scheduled and booking.next_try is not None
    return booking.state in {State.FAILED, State.TROUBLE} or (
        booking.state is State.PREPARING and is_waiting
    )


def _actions(again: Booking, outside: Outside) -> tuple[NewAction, ...]:
    now = outside.clock.now()
    if not again.is_scheduled:
        return first_actions(again, now)
    edit = edit_action(again, now)
    if again.starts_at > now:
        return (*planned_actions(again, outside), edit)
    return (NewAction(ActionKind.CREATE_ROOM, f"create:{again.id}:{again.plan}", now), edit)


def _again(booking: Booking, reply: Reply | None, now: float, room_id: str) -> Booking:
    request = replace(booking.request, room_id=room_id or booking.request.room_id)
    again = replace(
        booking,
        request=request,
        room_id=room_id or booking.room_id,
        is_id_ours=booking.is_id_ours and not room_id,
        state=after(booking.state, Event.TRIED_AGAIN),
        version=booking.version + 1,
        plan=booking.plan + 1,
        tries=0,
        next_try=None,
    )
    if booking.is_scheduled:
        return again
    is_conference = request.kind is RoomKind.CONFERENCE
    ends_at = int(now) + request.length_s if is_conference else None
    return replace(again, starts_at=int(now), ends_at=ends_at, reply=reply)
