"""The card of a booking: posted once, edited as the booking changes."""

from dataclasses import replace
from typing import Final

from bot.errors import StoreUnavailable
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.rooms.actions.news import News, NewsKind
from bot.rooms.booking import Booking, Card
from bot.rooms.lifecycle import State
from bot.usecases.effects.delivery import skipped
from bot.usecases.outside import Outside

HERE: Final = "here:"
# A room for now has nothing to show before it is there.
SHOWN: Final = frozenset({State.PLANNED, State.PREPARING, State.READY, State.TROUBLE, State.FAILED})


def edit_action(booking: Booking, now: float, mark: str = "") -> NewAction:
    """Return the action that shows this version of the booking on its card.

    `mark` tells apart what changes without a new version, for example one try from the next.
    """
    return NewAction(ActionKind.EDIT_CARD, f"edit:{booking.id}:{booking.version}{mark}", now)


def card_action(booking: Booking, due: float) -> NewAction:
    """Return the action that posts the card of this plan."""
    return NewAction(ActionKind.POST_CARD, f"card:{booking.id}:{booking.plan}", due)


async def post_card(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Post the card, once: the intent is committed first, so a crash in between is seen."""
    is_shown = booking.state in SHOWN if booking.is_scheduled else booking.state is State.READY
    if _is_posted(action, booking) or not is_shown:
        return skipped(f"booking is {booking.state}")
    if action.intent_at is not None:
        found = await outside.announcer.find_card(booking, action.key, action.intent_at)
        if found is not None:
            return await _posted(booking, found, outside, is_found=True)
        if not outside.posts_again:
            return Outcome(state=ActionState.FAILED, error="may have been posted before")
    if not await outside.store.actions.intend(outside.me, action, outside.clock.now()):
        return skipped("lease lost")
    card = await outside.announcer.post_card(booking, action.key)
    return await _posted(booking, card, outside)


def here_action(booking: Booking, now: float) -> NewAction:
    """Return the action that posts a card where it was meant to be, though it is elsewhere."""
    return NewAction(ActionKind.POST_CARD, f"{HERE}{booking.id}:{booking.version}", now)


def _is_posted(action: Action, booking: Booking) -> bool:
    if booking.card is None:
        return False
    return not action.key.startswith(HERE) or booking.card.channel_id == booking.channel_id


async def _posted(
    booking: Booking, card: Card, outside: Outside, *, is_found: bool = False
) -> Outcome:
    """Remember the card; if the booking changed since it was drawn, show that on it.

    One that was found was drawn by an earlier try, so nobody knows what it says; nor whether the
    booking changed, while the store is away.
    """
    now = outside.clock.now()
    now_stored: Booking | None = booking
    try:
        now_stored = await outside.store.bookings.get(booking.id)
    except StoreUnavailable:  # the card stands in Slack: what else is to be known can wait
        is_found = True
    then: tuple[NewAction, ...] = ()
    if now_stored is not None and (is_found or now_stored.version != booking.version):
        then = (edit_action(now_stored, now, ":posted"),)
    # The people are told where the card is, so they are told once it is there.
    then += _invitations(booking, now)
    shown = replace(booking, card=card, reply=None)
    return Outcome(state=ActionState.DONE, booking=shown, result=card.ts, then=then)


def _invitations(booking: Booking, now: float) -> tuple[NewAction, ...]:
    """Tell the invitees; of a series, once and not week after week."""
    if not booking.is_scheduled:
        return ()
    people, by = booking.request.invitees, booking.asked.user_id
    return invitation_actions(people, by, now, to=booking.series_id or booking.id)


def invitation_actions(
    people: tuple[str, ...], by: str, now: float, *, to: str
) -> tuple[NewAction, ...]:
    """Return what tells each of `people` that they are invited.

    Args:
        people: Slack user ids.
        by: Who invites.
        now: UTC epoch seconds.
        to: Id of a booking or a series; each is told once that they are invited to it.
    """
    return tuple(
        NewAction(
            ActionKind.TELL_NEWS,
            f"invite:{to}:{one}",
            now,
            News(NewsKind.INVITED, by, one),
        )
        for one in people
    )


async def edit_card(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Show on the card what is true now; where it is gone, who asked is told, once."""
    if await outside.announcer.edit_card(booking):
        result = f"version {booking.version} for {action.key}"
        return Outcome(state=ActionState.DONE, result=result)
    gone = News(NewsKind.CARD_GONE, to=booking.asked.user_id)
    tell = NewAction(
        ActionKind.TELL_NEWS, f"card-gone:{booking.id}", outside.clock.now(), news=gone
    )
    is_awaited = booking.is_scheduled and booking.state in SHOWN
    return Outcome(
        state=ActionState.FAILED,
        error="the card cannot be edited any more",
        then=(tell,) if is_awaited else (),
    )
