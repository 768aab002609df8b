"""Errors become explanations here, in one place, whatever was asked."""

import logging
from collections.abc import Mapping
from uuid import uuid4

from bot.errors import BadInput, BotError, RoomApiError
from bot.explain.explain import explain
from bot.explain.explanation import Offer
from bot.rooms.actions.action import Attempt
from bot.rooms.draft import Draft
from bot.rooms.ids import mint_code
from bot.rooms.request import RoomRequest
from bot.slack.buttons import Button, pack
from bot.slack.explanations import explanation
from bot.slack.forms import change_form, room_form
from bot.slack.message import Message
from commands.asked import Asked
from commands.desk import Desk

LOG = logging.getLogger(__name__)

WHAT: Mapping[str, str] = {
    "now": "Could not make the room.",
    "live": "Could not make the live room.",
    "voice": "Could not make the voice room.",
    "schedule": "Could not book the room.",
    "info": "Could not look the room up.",
    "list": "Could not list the rooms.",
    "move": "Could not move the booking.",
    "rename": "Could not rename the booking.",
    "invite": "Could not invite.",
    "remind": "Could not set the reminder.",
    "cancel": "Could not cancel the booking.",
    "skip": "Could not skip a booking.",
    "end": "Could not end the room.",
    "retry": "Could not try again.",
    "explain": "Could not explain that.",
    "defaults": "Could not keep what is usual for you.",
    "whoami": "Could not find out who you are.",
    "link": "Could not link the account.",
}
_MAKING = (Button.USE_ID, Button.RETRY, Button.CHECK_AND_RETRY, Button.MAKE_ANOTHER)
_OPENING = (Button.OPEN_FORM, Button.REOPEN_FORM, Button.CHOOSE_ID, Button.AGAIN, Button.CHANGE)
_ANSWERING = (Button.GOING, Button.MAYBE, Button.NO)
# The same for the forms, and for buttons that have no verb's name.
WHAT_OF_PRESSES: Mapping[str, str] = {
    **dict.fromkeys((room_form.CALLBACK_ID, *_MAKING), WHAT["now"]),
    **dict.fromkeys((Button.SHOW, Button.REFRESH), WHAT["info"]),
    **dict.fromkeys(("", *_OPENING), "Could not open the form."),  # "": the command alone
    **dict.fromkeys(_ANSWERING, "Could not note your answer."),
    change_form.CALLBACK_ID: "Could not change the booking.",
    Button.CHOOSE_TIME: WHAT["schedule"],
    Button.PUT_BACK: "Could not put the booking back.",
    Button.CANCEL_SERIES: "Could not cancel the series.",
    Button.POST_HERE: "Could not post the card.",
}


def what_failed(asked: Asked) -> str:
    """Return what did not work, as one sentence."""
    return WHAT.get(asked.name) or WHAT_OF_PRESSES.get(asked.name, "That did not work.")


async def refusal(error: BotError, asked: Asked, desk: Desk) -> Message:
    """Return the explanation of an error, and log it under the reference that it shows."""
    reference = mint_code()
    LOG.info("gr-%s %s %s: %s", reference, asked.kind, asked.name, type(error).__name__)
    if isinstance(error, RoomApiError):
        await desk.outside.store.log.write(
            [Attempt(reference, error.command, one) for one in error.tries]
        )
    return explanation(
        explain(error),
        what=what_failed(asked),
        reference=reference,
        at=desk.outside.clock.now(),
    )


async def refused_request(
    problems: Mapping[str, str],
    request: RoomRequest,
    raw: Mapping[str, str],
    asked: Asked,
    desk: Desk,
) -> Message:
    """Explain what a request breaks; what was typed is kept, and a button brings it back."""
    now = desk.outside.clock.now()
    draft = Draft(uuid4().hex, asked.place, request, now, dict(raw))
    await desk.outside.store.drafts.keep(draft)
    return explanation(
        explain(BadInput(problems)),
        what=WHAT["schedule"] if request.when is not None else what_failed(asked),
        reference="",  # nothing was tried, so there is nothing to look up
        at=now,
        values={Offer.REOPEN_FORM: pack(draft=draft.id)},
    )
