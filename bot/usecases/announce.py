"""Tell people about a booking: post its card once, edit it, and say privately what goes on."""

import logging
from dataclasses import replace
from typing import Final

from bot.errors import (
    RoomApiError,
    RoomApiRefused,
    RoomApiUnreachable,
    SlackBusy,
    SlackError,
    SlackUnreachable,
    TooLate,
)
from bot.explain.explain import explain
from bot.rooms.booking import Action, ActionKind, ActionState, Booking, Card, NewAction, Outcome
from bot.rooms.ids import next_room_id
from bot.rooms.lifecycle import State
from bot.rooms.room import ROOM_TYPES
from bot.usecases.backoff import delay
from bot.usecases.outside import Outside

LOG = logging.getLogger(__name__)
MOST_TRIES: Final = 12  # of one message: about three minutes
PATIENCE_S: Final = 3600.0  # however many tries that takes: Slack may be away for long
ID_TAKEN: Final = frozenset({100003, 100010, 100011})
IDS_LOOKED_AT: Final = 5


def _done(booking: Booking | None = None, result: str = "") -> Outcome:
    return Outcome(state=ActionState.DONE, booking=booking, result=result)


def _skipped(booking: Booking) -> Outcome:
    return Outcome(state=ActionState.SKIPPED, result=f"booking is {booking.state}")


def not_said(action: Action, error: SlackError, outside: Outside) -> Outcome:
    """Say it later when waiting helps; else it is told nowhere but in the log."""
    now = outside.clock.now()
    wait = error.retry_after_s if isinstance(error, SlackBusy) else delay(action.attempts)
    is_early = action.attempts < MOST_TRIES or now < action.due + PATIENCE_S
    may_help = is_early and isinstance(error, SlackBusy | SlackUnreachable)
    if not may_help:
        LOG.warning("%s was given up after %d tries: %s", action.key, action.attempts, error)
    return Outcome(
        state=ActionState.PENDING if may_help else ActionState.FAILED,
        next_try=now + wait,
        error=str(error),
    )


async def post_card(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Post the card, once: the intent is committed first, so a crash in between is seen."""
    if booking.card is not None or booking.state is not State.READY:
        return _skipped(booking)
    if action.intent_at is not None:
        found = await outside.announcer.find_card(booking, action.key, action.intent_at)
        if found is not None:
            return await _posted(booking, found, outside)
        if not outside.posts_again:
            return Outcome(state=ActionState.FAILED, error="may have been posted before")
    if not await outside.store.actions.intend(outside.me, action, outside.clock.now()):
        return Outcome(state=ActionState.SKIPPED, result="lease lost")
    card = await outside.announcer.post_card(booking, action.key)
    return await _posted(booking, card, outside)


async def _posted(booking: Booking, card: Card, outside: Outside) -> Outcome:
    """Remember the card; if the booking changed while it was posted, show that on it."""
    now_stored = await outside.store.bookings.get(booking.id)
    then: tuple[NewAction, ...] = ()
    if now_stored is not None and now_stored.version != booking.version:
        then = (edit_action(now_stored, outside.clock.now()),)
    return Outcome(
        state=ActionState.DONE,
        booking=replace(booking, card=card, reply=None),
        result=card.ts,
        then=then,
    )


def edit_action(booking: Booking, now: float) -> NewAction:
    """Return the action that shows this version of the booking on its card."""
    return NewAction(ActionKind.EDIT_CARD, f"edit:{booking.id}:{booking.version}", now)


async def edit_card(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Show on the card what is true now."""
    await outside.announcer.edit_card(booking)
    return _done(result=f"version {booking.version} for {action.key}")


async def say_trying(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Tell who waits that it takes longer; nothing to say once it is decided."""
    if booking.state is not State.PREPARING or action.version != booking.version:
        return _skipped(booking)
    await outside.announcer.say_trying(booking)
    return _done()


async def tell_failure(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Explain to who asked what came of it."""
    if booking.state is not State.FAILED or action.version != booking.version:
        return _skipped(booking)
    error = await _what_failed(booking, outside)
    code = error.last.code if isinstance(error, RoomApiError) else None
    next_id = await next_free_id(booking, outside) if code in ID_TAKEN else ""
    await outside.announcer.tell_failure(booking, explain(error), next_id)
    return _done(replace(booking, reply=None))


async def _what_failed(booking: Booking, outside: Outside) -> RoomApiError | TooLate:
    """Put the error together again from the log, so that it survives a restart."""
    if booking.trouble is None:
        return TooLate()
    logged = await outside.store.log.find(booking.code)
    tries = tuple(attempt.one for attempt in logged) or (booking.trouble,)
    kind = RoomApiUnreachable if tries[-1].code is None else RoomApiRefused
    return kind("create_room", tries)


async def next_free_id(booking: Booking, outside: Outside) -> str:
    """Return the next id that the room service does not know, or the next one if it won't say."""
    room_type = ROOM_TYPES[booking.request.kind]
    candidate = next_room_id(booking.room_id)
    for _ in range(IDS_LOOKED_AT):
        try:
            await outside.room_api.get_room_info(room_type, candidate)
        except RoomApiError:
            return candidate  # unknown there (100004), or to be seen when it is made
        candidate = next_room_id(candidate)
    return candidate
