"""Words by the room service's own text, for codes that have more than one reason.

Its law: a key is a real `ErrorInfo` (fact sheet, 4.2), as far as its words are always the same.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.english.phrases import CREATE_CONFERENCE, NOTHING, ROOM_CODES
from bot.explain.explanation import Actor, Offer, Words

_yours = partial(Words, admin=NOTHING, actor=Actor.YOU, source=CREATE_CONFERENCE)
_package = partial(
    Words,
    actor=Actor.ADMIN,
    source=ROOM_CODES,
    offers=(Offer.RETRY, Offer.REOPEN_FORM),
)
_TOO_LARGE: Final = _package(
    title="The room is larger than the package allows",
    cause="More people were asked for than the application’s package lets into one room.",
    remedy="Make the room with a smaller number of people, as in `/room now … cap 20`.",
    admin="Upgrade the package in the console if rooms of that size are needed.",
)

_REFUSED_DETAILS: Final[Mapping[str, Words]] = {
    "invalid owner account": _yours(
        title="The room service does not know the owner",
        cause="The owner’s account was never imported, or it has been deleted since.",
        remedy=(
            "Look at your account with `/room whoami`, and set another with `/room link <account>`."
        ),
        admin=(
            "Import the account in the console, or check TRTC_ACCOUNT_RULE if many people see this."
        ),
        offers=(Offer.RETRY,),
    ),
    "not support seat, please update your pay package on the console": _package(
        title="The package has no seats",
        cause=(
            "The room was asked for with seats, and the application’s package does not include "
            "them."
        ),
        remedy="Make the room without seats, or ask the admin for a package with seats.",
        admin="Upgrade the package in the console if rooms need seats.",
    ),
    "the length of room name must be less than": _yours(
        title="The room’s name is too long",
        cause="A name has at most 100 bytes; most letters outside English count as two to four.",
        remedy="Shorten the name, then try again.",
        offers=(Offer.REOPEN_FORM,),
    ),
    "the length of room id must be less than": _yours(
        title="The room id is too long",
        cause="An id has at most 48 bytes.",
        remedy="Choose a shorter id, as in `/room now … id my-room`.",
        offers=(Offer.CHOOSE_ID, Offer.REOPEN_FORM),
    ),
    "group id is not printable": _yours(
        title="The room id has characters that are not allowed",
        cause="An id is made of plain letters, digits, dashes and underscores.",
        remedy="Choose an id of such characters, as in `/room now … id my-room`.",
        offers=(Offer.CHOOSE_ID, Offer.REOPEN_FORM),
    ),
}

_LIMITS_REACHED: Final[Mapping[str, Words]] = {
    "the number of members in this room has reached the max limit of the payment": _package(
        title="The package lets nobody else into this room",
        cause="As many people are in the room as the application’s package allows in one.",
        remedy="Ask somebody to leave the room, or ask the admin for a larger package.",
        admin="Upgrade the package in the console if rooms of that size are needed.",
        offers=(Offer.RETRY,),
    ),
    "the max member count exceeds the limit of payment": _TOO_LARGE,
    "the max member count exceeds the max limit of payment": _TOO_LARGE,
    "the number of current room exceeds the maximum limit": _package(
        title="The package has no room left for another room",
        cause="As many rooms exist at this moment as the application’s package allows.",
        remedy="End a room that nobody uses with `/room end <id>`, then try again.",
        admin="End rooms that nobody uses, or upgrade the package in the console.",
        offers=(Offer.RETRY,),
    ),
}

TEXTS: Final[Mapping[int, Mapping[str, Words]]] = {
    100002: _REFUSED_DETAILS,
    101011: _LIMITS_REACHED,
}
