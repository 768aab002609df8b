"""Make the room of a booking: one attempt, and what follows from its outcome."""

from dataclasses import replace
from typing import Final

from bot.errors import RoomApiError, RoomApiRefused, TooLate
from bot.explain.explain import explain, is_worth_retrying
from bot.explain.explanation import Actor
from bot.ports import Answer, Made
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.rooms.booking import Booking
from bot.rooms.ids import mint_room_id
from bot.rooms.lifecycle import Event, State, after
from bot.rooms.request import NewRoom
from bot.rooms.room import ROOM_TYPES, RoomInfo, RoomKind
from bot.usecases.accounts import Imported, forget_import, import_accounts
from bot.usecases.backoff import PATIENCE_S, delay
from bot.usecases.effects.cards import card_action, edit_action
from bot.usecases.outside import Outside

MOST_NEW_IDS: Final = 2
TAKEN: Final = frozenset({100003, 100011})  # by another owner; by a Chat group
EXISTS: Final = 100010  # under the same owner
BAD_PARAMETER: Final = 100002
UNKNOWN_OWNER: Final = "invalid owner account"  # ErrorInfo of a 100002 (fact sheet, 4.2)
OPEN: Final = frozenset({State.PLANNED, State.PREPARING, State.TROUBLE})
DAY_S: Final = 86_400


async def create_room(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Try once to make the room; the id was committed before, so a repeat makes no second one."""
    if booking.state not in OPEN:
        return Outcome(state=ActionState.SKIPPED, result=f"booking is {booking.state}")
    booking = _begun(booking)
    if booking.ends_at is not None and outside.clock.now() >= booking.ends_at:
        return _give_up(booking, TooLate(), outside)
    try:
        accounts = await import_accounts(booking, outside)
        answer = await outside.room_api.create_room(_new_room(booking, accounts))
    except RoomApiError as error:
        return await _not_made(action, booking, error, outside)
    tries = (*accounts.tries, *answer.tries)
    if answer.value.existed and not booking.is_id_ours and not await _is_ours(booking, outside):
        refusals = tuple(one for one in tries if one.code == EXISTS)
        return _give_up(booking, RoomApiRefused("create_room", refusals), outside)
    return _made(booking, replace(answer, tries=tries), outside)


def _begun(booking: Booking) -> Booking:
    """Return the booking as it is while this try runs."""
    is_planned = booking.state is State.PLANNED
    state = after(booking.state, Event.DUE) if is_planned else booking.state
    return replace(booking, state=state, tries=booking.tries + 1, next_try=None)


def _new_room(booking: Booking, accounts: Imported) -> NewRoom:
    is_conference = booking.request.kind is RoomKind.CONFERENCE
    return NewRoom(
        request=booking.request,
        room_id=booking.room_id,
        owner_account=accounts.owner,
        starts_at=booking.starts_at,
        invitee_accounts=accounts.invitees if is_conference else (),
        custom_info=booking.custom_info if is_conference else "",
    )


def _made(booking: Booking, answer: Answer[Made], outside: Outside) -> Outcome:
    now = outside.clock.now()
    ready = replace(
        booking,
        state=after(booking.state, Event.MADE),
        made_at=now,
        request_id=answer.request_id,
        left_out=answer.value.left_out,
        trouble=None,
    )
    return Outcome(
        state=ActionState.DONE,
        result=booking.room_id,
        booking=ready,
        then=_after_it_is_made(ready, now),
        tries=answer.tries,
    )


def _after_it_is_made(booking: Booking, now: float) -> tuple[NewAction, ...]:
    """Return what follows: its card at once, and the end of its time."""
    then = [edit_action(booking, now, f":made:{booking.plan}")]
    if booking.card is None and not booking.is_scheduled:
        then = [card_action(booking, now)]
    if booking.ends_at is not None:
        key = f"over:{booking.id}:{booking.plan}"
        then.append(NewAction(ActionKind.OVER, key, booking.ends_at))
    return tuple(then)


async def _not_made(
    action: Action, booking: Booking, error: RoomApiError, outside: Outside
) -> Outcome:
    code = error.last.code
    if code in TAKEN and booking.is_id_ours:
        if await _is_ours(booking, outside):
            existed = Answer(Made(existed=True), error.last.request_id, error.tries)
            return _made(booking, existed, outside)
        if booking.new_ids < MOST_NEW_IDS:
            return _with_new_id(booking, error, outside)
    if code == BAD_PARAMETER and UNKNOWN_OWNER in error.last.info and action.attempts == 1:
        await forget_import(booking, outside)
        return _again(booking, error, outside, delay(action.attempts))
    wait_s = delay(action.attempts, code)
    if is_worth_retrying(error) and outside.clock.now() + wait_s < _patience(action, booking):
        return _again(booking, error, outside, wait_s)
    return _give_up(booking, error, outside)


def _patience(action: Action, booking: Booking) -> float:
    """Return until when it is tried again, UTC epoch seconds.

    Who wants a room now waits half a minute. A promised one is tried until its time is over; a
    live room has no end, so it is given a day.
    """
    if not booking.is_scheduled:
        return action.due + PATIENCE_S
    return booking.ends_at if booking.ends_at is not None else booking.starts_at + DAY_S


async def _is_ours(booking: Booking, outside: Outside) -> bool:
    """Ask whether the room with that id is the one that a lost answer made for this booking."""
    try:
        found = await outside.room_api.get_room_info(
            ROOM_TYPES[booking.request.kind], booking.room_id
        )
    except RoomApiError:
        return False  # it cannot be shown to be ours, so it is not claimed
    return _bears_our_mark(found.value, booking)


def _bears_our_mark(info: RoomInfo, booking: Booking) -> bool:
    if info.owner_account != booking.owner_account:
        return False
    if booking.request.kind is RoomKind.CONFERENCE:
        return info.custom_info == booking.custom_info
    # Live rooms carry no CustomInfo (page 003); a room older than the booking is not its room.
    return info.created_at is not None and info.created_at >= int(booking.created_at)


def _with_new_id(booking: Booking, error: RoomApiError, outside: Outside) -> Outcome:
    fresh = replace(
        booking, room_id=mint_room_id(booking.request.name), new_ids=booking.new_ids + 1
    )
    return Outcome(
        state=ActionState.PENDING,
        next_try=outside.clock.now(),
        error=f"id {booking.room_id} is taken",
        booking=fresh,
        tries=error.tries,
    )


def _again(booking: Booking, error: RoomApiError, outside: Outside, wait_s: float) -> Outcome:
    now = outside.clock.now()
    waiting = replace(booking, trouble=error.last, next_try=now + wait_s)
    shown = (edit_action(waiting, now, f":try:{waiting.plan}:{waiting.tries}"),)
    return Outcome(
        state=ActionState.PENDING,
        next_try=now + wait_s,
        error=str(error),
        booking=waiting,
        then=shown if booking.is_scheduled else (),
        tries=error.tries,
    )


def _give_up(booking: Booking, error: RoomApiError | TooLate, outside: Outside) -> Outcome:
    """Make no further try by itself, and have it told."""
    tries = error.tries if isinstance(error, RoomApiError) else ()
    failed = replace(
        booking,
        state=after(booking.state, Event.GIVEN_UP),
        trouble=tries[-1] if tries else booking.trouble,
    )
    return Outcome(
        state=ActionState.FAILED,
        error=str(error),
        booking=failed,
        then=_told(failed, error, outside.clock.now()),
        tries=tries,
    )


def _told(failed: Booking, error: RoomApiError | TooLate, now: float) -> tuple[NewAction, ...]:
    """Return what tells of it: whoever waits for the room now, or who owns the promise."""
    mark = f"{failed.id}:{failed.plan}"
    if not failed.is_scheduled:
        return (NewAction(ActionKind.TELL_FAILURE, f"tell:{mark}", now),)
    owner = NewAction(ActionKind.TELL_OWNER, f"given-up:{mark}", now)
    told = (edit_action(failed, now, f":failed:{failed.plan}"), owner)
    said = explain(error)
    if said.words.actor is not Actor.ADMIN:
        return told
    # One notice a day for each fault of a workspace, however many rooms it stops.
    key = f"admin:{failed.asked.team_id}:{said.code}:{int(now // DAY_S)}"
    return (*told, NewAction(ActionKind.TELL_ADMIN, key, now))
