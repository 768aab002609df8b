"""Errors become explanations here, in one place, whatever was asked."""

import logging
from collections.abc import Mapping
from uuid import uuid4

from bot.errors import BadInput, BotError, RoomApiError
from bot.explain.explain import explain, sentence
from bot.explain.explanation import Offer
from bot.explain.frame import Tried
from bot.explain.language import Language
from bot.rooms.actions.action import Attempt
from bot.rooms.draft import Draft
from bot.rooms.ids import mint_code
from bot.rooms.request import RoomRequest
from bot.slack.buttons import Button, pack
from bot.slack.explanations import explanation
from bot.slack.forms import change_form, room_form
from bot.slack.message import Message
from bot.usecases.languages import known_language
from commands.asked import Asked
from commands.desk import Desk

LOG = logging.getLogger(__name__)

WHAT: Mapping[str, Tried] = {
    "now": Tried.MAKE_ROOM,
    "live": Tried.MAKE_LIVE_ROOM,
    "voice": Tried.MAKE_VOICE_ROOM,
    "schedule": Tried.BOOK,
    "info": Tried.LOOK_UP,
    "list": Tried.LIST,
    "move": Tried.MOVE,
    "rename": Tried.RENAME,
    "invite": Tried.INVITE,
    "remind": Tried.REMIND,
    "cancel": Tried.CANCEL,
    "skip": Tried.SKIP,
    "end": Tried.END,
    "retry": Tried.RETRY,
    "explain": Tried.EXPLAIN,
    "defaults": Tried.KEEP_USUAL,
    "whoami": Tried.FIND_OUT_WHO,
    "link": Tried.LINK,
}
_MAKING = (Button.USE_ID, Button.RETRY, Button.CHECK_AND_RETRY, Button.MAKE_ANOTHER)
_OPENING = (Button.OPEN_FORM, Button.REOPEN_FORM, Button.CHOOSE_ID, Button.AGAIN, Button.CHANGE)
_ANSWERING = (Button.GOING, Button.MAYBE, Button.NO)
# The same for the forms, and for buttons that have no verb's name.
WHAT_OF_PRESSES: Mapping[str, Tried] = {
    **dict.fromkeys((room_form.CALLBACK_ID, *_MAKING), Tried.MAKE_ROOM),
    **dict.fromkeys((Button.SHOW, Button.REFRESH), Tried.LOOK_UP),
    **dict.fromkeys(("", *_OPENING), Tried.OPEN_FORM),  # "": the command alone
    **dict.fromkeys(_ANSWERING, Tried.NOTE_ANSWER),
    change_form.CALLBACK_ID: Tried.CHANGE,
    Button.CHOOSE_TIME: Tried.BOOK,
    Button.PUT_BACK: Tried.PUT_BACK,
    Button.CANCEL_SERIES: Tried.CANCEL_SERIES,
    Button.POST_HERE: Tried.POST_CARD,
}


def what_failed(asked: Asked, language: Language) -> str:
    """Return what did not work, as one sentence."""
    return sentence(_tried(asked), language)


def _tried(asked: Asked) -> Tried:
    return WHAT.get(asked.name) or WHAT_OF_PRESSES.get(asked.name, Tried.ANYTHING)


async def refusal(error: BotError, asked: Asked, desk: Desk) -> Message:
    """Return the explanation of an error, and log it under the reference that it shows."""
    reference = mint_code()
    LOG.info("gr-%s %s %s: %s", reference, asked.kind, asked.name, type(error).__name__)
    if isinstance(error, RoomApiError):
        team_id = asked.place.team_id
        await desk.outside.store.log.write(
            [Attempt(reference, error.command, one, team_id=team_id) for one in error.tries]
        )
    language = known_language(asked.place, desk.outside)
    return explanation(
        explain(error, language),
        what=what_failed(asked, language),
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
    language = known_language(asked.place, desk.outside)
    tried = Tried.BOOK if request.when is not None else _tried(asked)
    return explanation(
        explain(BadInput(problems), language),
        what=sentence(tried, language),
        reference="",  # nothing was tried, so there is nothing to look up
        at=now,
        values={Offer.REOPEN_FORM: pack(draft=draft.id)},
    )
