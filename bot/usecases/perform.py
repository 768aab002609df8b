"""Perform one claimed action. This is the only thing that an engine calls."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.errors import SlackError
from bot.rooms.actions.action import Action, ActionKind, ActionState, Outcome
from bot.rooms.booking import Booking
from bot.usecases.effects.cards import edit_card, post_card
from bot.usecases.effects.create_room import create_room
from bot.usecases.effects.delivery import not_said
from bot.usecases.effects.destroy_room import destroy_room
from bot.usecases.effects.over import over
from bot.usecases.effects.post_failure import post_failure
from bot.usecases.effects.private import say_trying, tell_failure
from bot.usecases.effects.remind import remind
from bot.usecases.effects.tell_news import tell_news
from bot.usecases.effects.warn import tell_admin, tell_owner, warn_owner
from bot.usecases.outside import Outside

Effect = Callable[[Action, Booking, Outside], Awaitable[Outcome]]

EFFECTS: Final[Mapping[ActionKind, Effect]] = {
    ActionKind.CREATE_ROOM: create_room,
    ActionKind.POST_CARD: post_card,
    ActionKind.EDIT_CARD: edit_card,
    ActionKind.SAY_TRYING: say_trying,
    ActionKind.TELL_FAILURE: tell_failure,
    ActionKind.OVER: over,
    ActionKind.REMIND: remind,
    ActionKind.WARN_OWNER: warn_owner,
    ActionKind.TELL_OWNER: tell_owner,
    ActionKind.TELL_ADMIN: tell_admin,
    ActionKind.POST_FAILURE: post_failure,
    ActionKind.TELL_NEWS: tell_news,
    ActionKind.DESTROY_ROOM: destroy_room,
}

# These do what the booking as it is now calls for, or what stands whatever becomes of it.
OF_ANY_PLAN: Final = frozenset(
    {
        ActionKind.EDIT_CARD,
        ActionKind.POST_CARD,
        ActionKind.OVER,
        ActionKind.TELL_NEWS,
        ActionKind.TELL_ADMIN,
        ActionKind.DESTROY_ROOM,
    }
)


async def perform(action: Action, outside: Outside) -> Outcome:
    """Do what `action` says and return what came of it; Slack's faults become "later"."""
    booking = await outside.store.bookings.get(action.booking_id)
    if booking is None:
        return Outcome(state=ActionState.SKIPPED, result="no such booking")
    if action.plan != booking.plan and action.kind not in OF_ANY_PLAN:
        return Outcome(state=ActionState.SKIPPED, result=f"booking has plan {booking.plan}")
    try:
        return await EFFECTS[action.kind](action, booking, outside)
    except SlackError as error:
        return not_said(action, error, outside)
