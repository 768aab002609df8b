"""Schedule a room, once or as a series: check all that can be checked now, then promise it."""

from dataclasses import dataclass, replace
from typing import Final

from bot.errors import BadInput, RoomApiError
from bot.explain.explain import is_worth_retrying
from bot.rooms.booking import Booking
from bot.rooms.request import NewRoom, When
from bot.rooms.series.booked import BookedSeries
from bot.usecases.accounts import account_of, import_accounts
from bot.usecases.book_room import GUARD_S, Order, completed, member
from bot.usecases.bookings.occurrences import first_occurrences, new_series
from bot.usecases.bookings.plan import planned_actions
from bot.usecases.effects.cards import card_action
from bot.usecases.new_booking import new_booking
from bot.usecases.outside import Outside

MOST_AHEAD_S: Final = 366 * 86_400


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What was promised.

    Attributes:
        booking: The one that was asked for; of a series the first one.
        series: None when it is once.
        is_new: False: the same was asked for a moment ago, and nothing was written.
        is_checked: The room service knows the owner and all invitees; else it could not be asked
            just now, and that is made up for when the room is made.
    """

    booking: Booking
    series: BookedSeries | None
    is_new: bool
    is_checked: bool


async def schedule_room(order: Order, outside: Outside) -> Scheduled:
    """Promise a room for `order.request.when` and wake the engine.

    Raises:
        NotAllowed: A guest or an outsider asks.
        BadInput: The time cannot be, or invitees or the account cannot be used.
        RoomApiRefused: The room service does not take the owner or an invitee, for good.
        SlackError: We could not find out who asks.
    """
    when = _checked(order, outside)
    person = await member(order.asked, outside)
    request = await completed(order.request, order.asked, person, outside)
    owner = await account_of(order.asked.team_id, person, outside)
    booking = promised(replace(order, request=request), when, owner.account, outside)
    is_checked = await _known_to_the_room_service(booking, outside)
    if when.rule:
        return await _series(order, booking, outside, is_checked=is_checked)
    # The clock may have been put back since it was asked.
    card = card_action(booking, min(order.at, outside.clock.now()))
    actions = (card, *planned_actions(booking, outside))
    kept = await outside.store.bookings.add(
        booking,
        actions,
        arrival=order.arrival,
        guard_since=None if order.may_repeat else order.at - GUARD_S,
    )
    outside.engine.nudge()
    return Scheduled(kept, None, is_new=kept.id == booking.id, is_checked=is_checked)


def _checked(order: Order, outside: Outside) -> When:
    when = order.request.when
    now = outside.clock.now()
    if when is None:
        raise BadInput({"when": "Say when: tomorrow 3pm, fri 10:00, in 20m."})
    # A command may have waited for a while, for us or for an answer to a question of ours.
    if when.at <= now:
        raise BadInput({"when": "That time has passed; give one that is ahead."})
    if when.at > now + MOST_AHEAD_S:
        raise BadInput({"when": "A room is planned at most 366 days ahead."})
    return when


def promised(order: Order, when: When, owner_account: str, outside: Outside) -> Booking:
    """Return the booking of an order for a time."""
    own = order.request.remind_s
    booking = new_booking(
        order.request, order.asked, when.at, owner_account=owner_account, at=order.at
    )
    return replace(booking, remind_s=outside.remind_s if own is None else own)


async def _known_to_the_room_service(booking: Booking, outside: Outside) -> bool:
    """Make the accounts known now, so that a fault shows today and not at ten o'clock.

    Raises:
        RoomApiRefused: Waiting will not help.
    """
    try:
        accounts = await import_accounts(booking, outside)
    except RoomApiError as error:
        if not is_worth_retrying(error):
            raise
        return False
    NewRoom(
        request=booking.request,
        room_id=booking.room_id,
        owner_account=accounts.owner,
        starts_at=booking.starts_at,
        invitee_accounts=accounts.invitees,
        custom_info=booking.custom_info,
    )  # checks the limits that only now can be checked
    return True


async def _series(order: Order, first: Booking, outside: Outside, *, is_checked: bool) -> Scheduled:
    series = new_series(first)
    expanded, bookings = first_occurrences(series, outside)
    if not bookings:
        raise BadInput({"when": "The series ends before its first time."})
    kept = await outside.store.series.add(expanded, bookings, arrival=order.arrival)
    outside.engine.nudge()
    booked = await outside.store.series.bookings(kept.id, 0, 1)
    return Scheduled(booked[0], kept, is_new=kept.id == series.id, is_checked=is_checked)
