"""Perform one claimed action. This is the only thing that an engine calls."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.errors import SlackError
from bot.rooms.booking import Action, ActionKind, ActionState, Booking, Outcome
from bot.usecases.announce import edit_card, not_said, post_card, say_trying, tell_failure
from bot.usecases.create_room import create_room
from bot.usecases.outside import Outside
from bot.usecases.over import over

Effect = Callable[[Action, Booking, Outside], Awaitable[Outcome]]

EFFECTS: Final[Mapping[ActionKind, Effect]] = {
    ActionKind.CREATE_ROOM: create_room,
    ActionKind.POST_CARD: post_card,
    ActionKind.EDIT_CARD: edit_card,
    ActionKind.SAY_TRYING: say_trying,
    ActionKind.TELL_FAILURE: tell_failure,
    ActionKind.OVER: over,
}

# These are about the booking as it is now, whichever version asked for them.
OF_ANY_VERSION: Final = frozenset({ActionKind.EDIT_CARD, ActionKind.POST_CARD, ActionKind.OVER})


async def perform(action: Action, outside: Outside) -> Outcome:
    """Do what `action` says and return what came of it; Slack's faults become "later"."""
    booking = await outside.store.bookings.get(action.booking_id)
    if booking is None:
        return Outcome(state=ActionState.SKIPPED, result="no such booking")
    if action.version != booking.version and action.kind not in OF_ANY_VERSION:
        return Outcome(state=ActionState.SKIPPED, result=f"booking has version {booking.version}")
    try:
        return await EFFECTS[action.kind](action, booking, outside)
    except SlackError as error:
        return not_said(action, error, outside)
