"""From an acknowledged delivery to its answer, now or after a restart."""

import logging
from typing import Final

from bot.errors import BadInput, BotError, SlackError
from bot.ports import Arrival, Inbox
from bot.slack.message import Message
from commands import room_form
from commands.asked import Asked, Kind, from_arrival
from commands.buttons import BUTTONS
from commands.desk import Desk
from commands.forms import FORMS
from commands.refusals import refusal
from commands.verb import Run
from commands.verbs import VERBS

LOG = logging.getLogger(__name__)
TAKEN_AT_ONCE: Final = 200
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
    """Do what was asked and answer; an error of ours becomes an explanation."""
    try:
        message = await run_of(asked)(asked, desk)
    except BotError as error:
        message = await refusal(error, asked, desk)
    if message is not None:
        await say(message, asked, desk)
    if asked.is_kept:
        await desk.outside.store.inbox.done(asked.key)


async def say(message: Message, asked: Asked, desk: Desk) -> None:
    """Say it privately. What was done stays done when Slack does not take the words."""
    try:
        await desk.responder.whisper(asked.place, asked.reply, message)
    except SlackError as error:
        LOG.warning("The answer to %s could not be said: %s", asked.name, error)


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
    try:
        await work_on(asked, desk)
    finally:
        desk.in_hand.discard(asked.key)


async def take_up_waiting(desk: Desk) -> None:
    """Begin what stands in the inbox: what a crash left, or what the pool had no room for."""
    waiting = await desk.outside.store.inbox.waiting(desk.outside.clock.now() + 1, TAKEN_AT_ONCE)
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
