"""Book a room that is wanted at once: check, complete and promise it. No room is made here."""

from dataclasses import dataclass, replace
from typing import Final

from bot.errors import BadInput, NotAllowed
from bot.rooms.actions.action import ActionKind, NewAction
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import Event, State, after
from bot.rooms.limits import LIMITS, clip_bytes
from bot.rooms.people import Person
from bot.rooms.place import Place, Reply
from bot.rooms.request import RoomRequest
from bot.usecases.accounts import account_of, remember_invitees
from bot.usecases.backoff import SAY_TRYING_S
from bot.usecases.new_booking import new_booking
from bot.usecases.outside import Outside

GUARD_S: Final = 30  # the same person, channel and name within this is asked once


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked, where, and how to answer.

    Attributes:
        at: When it was asked, UTC epoch seconds.
        arrival: Key of the inbox row; empty when there is none.
        may_repeat: The person said "make another": no duplicate guard.
    """

    request: RoomRequest
    asked: Place
    at: float
    reply: Reply | None = None
    arrival: str = ""
    may_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Booked:
    """The booking, and whether it is the one that was just asked for."""

    booking: Booking
    is_new: bool


async def book_room(order: Order, outside: Outside) -> Booked:
    """Promise the room and wake the engine.

    Raises:
        NotAllowed: A guest or an outsider asks.
        BadInput: Invitees or the account cannot be used.
        SlackError: We could not find out who asks.
    """
    person = await member(order.asked, outside)
    request = await completed(order.request, order.asked, person, outside)
    owner = await account_of(order.asked.team_id, person, outside)
    booking = _promise(replace(order, request=request), owner.account)
    kept = await outside.store.bookings.add(
        booking,
        # The clock may have been put back since: then it is due now, and not when it was asked.
        first_actions(booking, min(order.at, outside.clock.now())),
        arrival=order.arrival,
        guard_since=None if order.may_repeat else order.at - GUARD_S,
    )
    outside.engine.nudge()
    return Booked(kept, is_new=kept.id == booking.id)


async def member(asked: Place, outside: Outside) -> Person:
    """Return who asks; guests and people of other workspaces are refused."""
    person = await outside.directory.person(asked.team_id, asked.user_id)
    if person.is_outsider:
        raise NotAllowed("Full members of this workspace can do that; guests cannot.")
    return person


def first_actions(booking: Booking, now: float) -> tuple[NewAction, ...]:
    """Return what makes the room at once, and tells the asker if that takes longer."""
    mark = f"{booking.id}:{booking.plan}"
    return (
        NewAction(ActionKind.CREATE_ROOM, f"create:{mark}", now),
        NewAction(ActionKind.SAY_TRYING, f"trying:{mark}", now + SAY_TRYING_S),
    )


async def completed(
    request: RoomRequest, asked: Place, person: Person, outside: Outside
) -> RoomRequest:
    """Return the request with its groups expanded, its invitees known, and a name.

    Raises:
        BadInput: Invitees cannot be invited, or are too many.
        SlackError: We could not find out who they are.
    """
    everybody = list(request.invitees)
    for group_id in request.groups:
        everybody += await outside.directory.group(asked.team_id, group_id)
    invitees = tuple(dict.fromkeys(one for one in everybody if one != asked.user_id))
    if len(invitees) > LIMITS["invitees"].most:
        raise BadInput({"invitees": f"{len(invitees)} people; at most {LIMITS['invitees'].most}."})
    await remember_invitees(asked.team_id, invitees, outside)
    name = request.name or clip_bytes(f"{person.name}’s room", LIMITS["name"].most)
    return replace(request, name=name, invitees=invitees, groups=())


def _promise(order: Order, owner_account: str) -> Booking:
    """Return a booking that is due at once."""
    booking = new_booking(
        order.request, order.asked, int(order.at), owner_account=owner_account, at=order.at
    )
    return replace(booking, state=after(State.PLANNED, Event.DUE), reply=order.reply)
