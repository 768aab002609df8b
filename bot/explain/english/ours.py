"""What goes wrong on our side of the wire, and what has no entry of its own."""

from typing import Final

from bot.explain.english.phrases import COMMON_CODES, NOTHING, OWN_RULES, REST_BASICS
from bot.explain.explanation import Actor, Offer, Words

SUCCESS: Final = Words(
    title="The room service did what it was asked",
    cause="An ErrorCode of 0 stands for success.",
    remedy="Go on: there is nothing to mend.",
    admin=NOTHING,
    actor=Actor.YOU,
    source=REST_BASICS,
)

UNKNOWN_CODE: Final = Words(
    title="The room service refused, for a reason unknown to us",
    cause=(
        "The code is in none of its documents that the bot knows; any words of its own are quoted."
    ),
    remedy="Show this to the admin; repeating the same request does not help.",
    admin="Give the request id and the code to the room service’s support.",
    actor=Actor.ADMIN,
    source=COMMON_CODES,
)

BAD_INPUT: Final = Words(
    title="Some of that does not fit",
    cause="Nothing was done, because what was given breaks a rule.",
    remedy="Change what is named here, then send it again.",
    admin=NOTHING,
    actor=Actor.YOU,
    source=OWN_RULES,
    offers=(Offer.REOPEN_FORM,),
)

NOT_ALLOWED: Final = Words(
    title="That is not yours to do",
    cause="Only the room’s owner, whoever asked for it and admins may do that.",
    remedy="Ask somebody who may.",
    admin=NOTHING,
    actor=Actor.YOU,
    source=OWN_RULES,
)

NO_SUCH_ROOM: Final = Words(
    title="No room fits that",
    cause="The bot knows no room with this id, short code or name.",
    remedy="Look for the room with `/room list`, or give its full id.",
    admin=NOTHING,
    actor=Actor.YOU,
    source=OWN_RULES,
)

SEVERAL_ROOMS: Final = Words(
    title="More than one room fits that",
    cause="The bot does not guess which of them you mean.",
    remedy="Repeat the command with the id of one of the rooms listed here.",
    admin=NOTHING,
    actor=Actor.YOU,
    source=OWN_RULES,
)

TOO_LATE: Final = Words(
    title="The time of this room was over before it could be made",
    cause="The bot was away until then, and a room whose time is over is never made.",
    remedy="Use “Retry” to have the room from now on.",
    admin="Look in the log for why the bot was away.",
    actor=Actor.YOU,
    source=OWN_RULES,
    offers=(Offer.RETRY,),
)

STORE_UNAVAILABLE: Final = Words(
    title="The bot could not write your request down",
    cause="Its own database did not take it in time, so nothing was done and nothing was promised.",
    remedy="Try again in a minute.",
    admin="Check that the database of DATABASE_URL is up, and that its disk has free space.",
    actor=Actor.TIME,
    source=OWN_RULES,
)

BUG: Final = Words(
    title="Something went wrong inside the bot",
    cause="This is a bug of the bot. What you typed is not the reason.",
    remedy="Give the reference shown here to the admin.",
    admin="Look the reference up in the bot’s log, and report the bug with what stands there.",
    actor=Actor.ADMIN,
    source=OWN_RULES,
)
