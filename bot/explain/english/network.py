"""No usable answer from the room service: why, and what the call may have done all the same.

Its law: a fault of the network is never told as one of settings that say who we are.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from bot.errors import Fault
from bot.explain.catalogue import Effect
from bot.explain.english.phrases import REST_BASICS
from bot.explain.explanation import Actor, Offer, Words


class _Why(NamedTuple):
    title: str
    cause: str
    admin: str


class _Outcome(NamedTuple):
    cause: str
    remedy: str


_WHY: Final[Mapping[Fault, _Why]] = {
    Fault.REFUSED_CONNECTION: _Why(
        title="The room service could not be reached",
        cause="The network brought no connection to it about.",
        admin="Check the bot’s way out to the internet, and TRTC_REGION or TRTC_BASE_URL.",
    ),
    Fault.TIMED_OUT: _Why(
        title="The room service did not answer in time",
        cause="The call went out, and the network brought no answer back in time.",
        admin="Check how fast the room service’s host answers from the bot’s machine.",
    ),
    Fault.DROPPED: _Why(
        title="The connection to the room service broke",
        cause="The network connection ended before the answer was there.",
        admin="Look for a proxy or firewall that ends connections early.",
    ),
    Fault.NOT_JSON: _Why(
        title="Something else answered for the room service",
        cause=(
            "What came back was no answer of the room service, but of something in the network "
            "between, for example a proxy’s page."
        ),
        admin=(
            "Look for a proxy between bot and room service, and check TRTC_BASE_URL if it is set."
        ),
    ),
}

_OUTCOMES: Final[Mapping[Effect, _Outcome]] = {
    Effect.NOTHING: _Outcome(
        cause="No room was made or changed.",
        remedy="Try again in a moment.",
    ),
    Effect.ROOM_MAY_EXIST: _Outcome(
        cause="The room may exist all the same.",
        remedy=(
            "Use “Check and retry”: it looks for the room, and makes it only if it is not there."
        ),
    ),
    Effect.MAY_HAVE_CHANGED: _Outcome(
        cause="What was asked may have been done all the same.",
        remedy="Use “Check and retry”: doing it a second time does no harm.",
    ),
}


def _words(why: _Why, outcome: _Outcome) -> Words:
    return Words(
        title=why.title,
        cause=f"{why.cause} {outcome.cause}",
        remedy=outcome.remedy,
        admin=why.admin,
        actor=Actor.TIME,
        source=REST_BASICS,
        offers=(Offer.CHECK_AND_RETRY,),
    )


NETWORK: Final[Mapping[Effect, Mapping[Fault, Words]]] = {
    effect: {fault: _words(why, outcome) for fault, why in _WHY.items()}
    for effect, outcome in _OUTCOMES.items()
}
