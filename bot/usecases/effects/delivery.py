"""Messages that people rely on: posted once, looked for after a crash, tried again for long."""

import logging
from typing import Final

from bot.errors import SlackBusy, SlackError, SlackUnreachable
from bot.ports import Said
from bot.rooms.actions.action import Action, ActionState, Outcome
from bot.usecases.backoff import delay
from bot.usecases.outside import Outside

LOG = logging.getLogger(__name__)
MOST_TRIES: Final = 12  # of one message: about three minutes
PATIENCE_S: Final = 3600.0  # however many tries that takes: Slack may be away for long


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
        is_unsaid=isinstance(error, SlackBusy),
    )


async def deliver(action: Action, said: Said, outside: Outside) -> Outcome:
    """Post a message once: the intent is committed first, so a crash in between is seen."""
    if action.intent_at is not None:
        found = await outside.speaker.find(said, action.key, action.intent_at)
        if found is not None:
            return Outcome(state=ActionState.DONE, result=found.ts)
        if not outside.posts_again:
            return Outcome(state=ActionState.FAILED, error="may have been posted before")
    if not await outside.store.actions.intend(outside.me, action, outside.clock.now()):
        return Outcome(state=ActionState.SKIPPED, result="lease lost")
    card = await outside.speaker.say(said, action.key)
    return Outcome(state=ActionState.DONE, result=card.ts)


def skipped(why: str) -> Outcome:
    """Return the outcome of an action that has nothing to do any more."""
    return Outcome(state=ActionState.SKIPPED, result=why)
