"""Errors become explanations here, in one place, whatever was asked."""

import logging
from collections.abc import Mapping
from uuid import uuid4

from bot.errors import BadInput, BotError, RoomApiError
from bot.explain.explain import explain
from bot.explain.explanation import Offer
from bot.rooms.booking import Attempt, Draft
from bot.rooms.ids import mint_code
from bot.rooms.request import RoomRequest
from bot.slack.buttons import Button, pack
from bot.slack.explanations import explanation
from bot.slack.forms.room_form import CALLBACK_ID
from bot.slack.message import Message
from commands.asked import Asked, Kind
from commands.desk import Desk

LOG = logging.getLogger(__name__)

MAKING = (Button.USE_ID, Button.RETRY, Button.CHECK_AND_RETRY, Button.MAKE_ANOTHER)
OPENING = (Button.OPEN_FORM, Button.REOPEN_FORM, Button.CHOOSE_ID, Button.AGAIN)

WHAT: Mapping[str, str] = {
    "now": "Could not make the room.",
    "live": "Could not make the live room.",
    "voice": "Could not make the voice room.",
    "info": "Could not look the room up.",
    "end": "Could not end the room.",
    "link": "Could not link the account.",
    "whoami": "Could not find out who you are.",
    "list": "Could not list the rooms.",
    "explain": "Could not explain that.",
}
# The same for the form, and for buttons that have no verb's name.
WHAT_OF_PRESSES: Mapping[str, str] = {
    **dict.fromkeys((CALLBACK_ID, *MAKING), WHAT["now"]),
    **dict.fromkeys((Button.SHOW, Button.REFRESH), WHAT["info"]),
    **dict.fromkeys(OPENING, "Could not open the form."),
}


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
        what=WHAT.get(asked.name) or WHAT_OF_PRESSES.get(asked.name, "That did not work."),
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
        what=WHAT["now"] if asked.kind is not Kind.COMMAND else WHAT[asked.name],
        reference="",  # nothing was tried, so there is nothing to look up
        at=now,
        values={Offer.REOPEN_FORM: pack(draft=draft.id)},
    )
