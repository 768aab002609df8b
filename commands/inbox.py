"""From an acknowledged delivery to its answer, now or after a restart."""

import asyncio
import logging
from typing import Final

from bot.errors import BadInput, BotError, SlackError, SlackRefused, StoreUnavailable
from bot.ports import Arrival, Inbox
from bot.slack.home.window import window
from bot.slack.message import Message
from bot.usecases.languages import asked_language
from commands import leaving, room_form
from commands.asked import HOME, Asked, Kind, from_arrival
from commands.buttons import BUTTONS
from commands.desk import Desk
from commands.forms import FORMS
from commands.refusals import refusal
from commands.verb import Run
from commands.verbs import VERBS

LOG = logging.getLogger(__name__)
TAKEN_AT_ONCE: Final = 200
CLOSE_AGAIN_S: Final = 1.0
LAUNCHER: Final = ""  # `/room` alone opens the form


def run_of(asked: Asked) -> Run:
    """Return what does it; a name that an older version kept and we no longer know is bad input."""
    match asked.kind:
        case Kind.COMMAND if asked.name in VERBS:
            return VERBS[asked.name].run
        case Kind.COMMAND if asked.name == LAUNCHER:
            return room_form.open_empty
        case Kind.BUTTON if asked.name in BUTTONS:
            return BUTTONS[asked.name].press
        case Kind.FORM if asked.name in FORMS:
            return FORMS[asked.name].send
    raise BadInput({"command": "I no longer know how to do that; type it again."})


async def work_on(asked: Asked, desk: Desk) -> None:
    """Do what was asked and answer; an error of ours becomes an explanation.

    Raises:
        StoreUnavailable: It stands in the inbox, was promised, and waits for the store.
    """
    if asked.kind is Kind.EVENT:
        await leaving.wipe(asked, desk)
        return
    try:
        message = await run_of(asked)(asked, desk)
    except BotError as error:
        if asked.is_kept and isinstance(error, StoreUnavailable):
            raise
        message = await refusal(error, asked, desk)
    if message is not None:
        await say(message, asked, desk)
    if asked.is_kept:
        await _close(asked, desk)
        desk.homes.changed(asked.place.team_id, asked.place.user_id)
    await asked_language(asked.place, desk.outside)  # nobody waits: the next answer is in it


async def _close(asked: Asked, desk: Desk) -> None:
    """Mark it done, however long the store is away: it was answered, and must not come again."""
    while True:
        try:
            await desk.outside.store.inbox.done(asked.key)
        except StoreUnavailable as error:
            LOG.warning("%s is done and stands in the inbox yet: %s", asked.name, error)
        else:
            return
        await asyncio.sleep(CLOSE_AGAIN_S)


async def say(message: Message, asked: Asked, desk: Desk) -> None:
    """Say it privately. What was done stays done when Slack does not take the words."""
    try:
        if not (asked.view and await _say_in_window(message, asked, desk)):
            await desk.responder.whisper(asked.place, asked.reply, message)
    except SlackError as error:
        LOG.warning("The answer to %s could not be said: %s", asked.name, error)


async def _say_in_window(message: Message, asked: Asked, desk: Desk) -> bool:
    """Answer a press that was in no message; False when its window can no longer be shown."""
    try:
        team_id = asked.place.team_id
        if asked.view != HOME:
            await desk.responder.update_view(team_id, asked.view, None, window(message))
        elif asked.trigger_id:
            await desk.responder.open_view(team_id, asked.trigger_id, window(message))
        else:
            return False
    except SlackRefused as refused:
        LOG.info("The answer to %s opens no window: %s", asked.name, refused)
        return False
    return True


def begin(asked: Asked, desk: Desk) -> bool:
    """Hand it to the background pool; False when that is full."""
    if asked.key in desk.in_hand:
        return True
    LOG.debug(
        "%s %s of %s in %s", asked.kind, asked.name, asked.place.user_id, asked.place.channel_id
    )
    desk.in_hand.add(asked.key)
    begun = desk.background.submit(lambda: _worked_on(asked, desk), asked)
    if not begun:
        desk.in_hand.discard(asked.key)
    return begun


async def _worked_on(asked: Asked, desk: Desk) -> None:
    """Work on it; what waits for the store stays in the inbox, and is taken up again."""
    waits_for = (StoreUnavailable,) if asked.is_kept else ()
    try:
        await work_on(asked, desk)
    except waits_for as error:
        LOG.warning("%s %s waits in the inbox: %s", asked.kind, asked.name, error)
    finally:
        desk.in_hand.discard(asked.key)


async def take_up_waiting(desk: Desk) -> None:
    """Begin what stands in the inbox: what a crash left, or what the pool had no room for.

    All of it: where the clock was put back, it may have come at a time that is ahead now. What
    another process has in hand is left to that one.
    """
    now = desk.outside.clock.now()
    waiting = await desk.outside.store.inbox.waiting(now, TAKEN_AT_ONCE)
    for arrival in waiting:
        asked = await _read_back(arrival, desk.outside.store.inbox)
        if asked is not None and not begin(asked, desk):
            return


async def _read_back(arrival: Arrival, inbox: Inbox) -> Asked | None:
    """Return what a row asks for; one that cannot be read is closed, or it would block the rest."""
    try:
        return from_arrival(arrival)
    except ValueError:
        LOG.exception("Inbox row %s cannot be read and is given up", arrival.key)
    await inbox.done(arrival.key)
    return None
