"""The catalogue in English: one module per family of codes."""

from typing import Final

from bot.explain.catalogue import Catalogue
from bot.explain.english import ours, slack
from bot.explain.english.accounts import ACCOUNTS
from bot.explain.english.chat import CHAT
from bot.explain.english.frame import FRAME
from bot.explain.english.live import LIVE
from bot.explain.english.network import NETWORK
from bot.explain.english.requests import REQUESTS
from bot.explain.english.rooms import ROOMS
from bot.explain.english.signatures import SIGNATURES
from bot.explain.english.texts import TEXTS

ENGLISH: Final = Catalogue(
    codes={**REQUESTS, **SIGNATURES, **ACCOUNTS, **ROOMS, **LIVE, **CHAT},
    texts=TEXTS,
    network=NETWORK,
    slack=slack.SLACK,
    success=ours.SUCCESS,
    unknown_code=ours.UNKNOWN_CODE,
    slack_unknown=slack.SLACK_UNKNOWN,
    slack_unreachable=slack.SLACK_UNREACHABLE,
    bad_input=ours.BAD_INPUT,
    not_allowed=ours.NOT_ALLOWED,
    no_such_room=ours.NO_SUCH_ROOM,
    several_rooms=ours.SEVERAL_ROOMS,
    too_late=ours.TOO_LATE,
    store_unavailable=ours.STORE_UNAVAILABLE,
    bug=ours.BUG,
    who_may={},  # they are raised in English
    frame=FRAME,
)
