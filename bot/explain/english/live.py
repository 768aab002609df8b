"""100102 to 100504: seats, webhooks, co-hosting, battles and metadata of live rooms."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.english.phrases import (
    DELETE_METADATA,
    NOTHING,
    ROOM_CODES,
    SET_METADATA,
    WEBHOOK_SIGNING,
)
from bot.explain.explanation import Actor, Words

_yours = partial(Words, admin=NOTHING, actor=Actor.YOU, source=ROOM_CODES)
_too_often = partial(
    Words,
    admin="Slow down the program that sends these requests.",
    actor=Actor.ADMIN,
    source=ROOM_CODES,
)
_metadata = partial(
    Words,
    admin="Change it in the program that sets the room’s metadata.",
    actor=Actor.ADMIN,
    source=SET_METADATA,
)

_SEATS: Final[Mapping[int, Words]] = {
    100102: _yours(
        title="Two requests to the room crossed",
        cause="Another request about the same person or seat was under way at that moment.",
        remedy="Wait a few seconds, then ask again.",
    ),
    100200: _yours(
        title="This seat is locked",
        cause="The room’s owner has closed the seat.",
        remedy="Choose another seat, or ask the room’s owner to unlock this one.",
    ),
    100201: _yours(
        title="This seat is taken",
        cause="Another member sits there.",
        remedy="Choose another seat, or wait until this one is free.",
    ),
    100202: _yours(
        title="The request for a seat is waiting already",
        cause="The member asked for a seat before, and the room’s owner has not answered.",
        remedy="Wait for the answer of the room’s owner.",
    ),
    100203: _yours(
        title="This member has a seat already",
        cause="One member can have only one seat.",
        remedy="Leave the seat before you ask for another.",
    ),
    100204: _yours(
        title="This member is not waiting for a seat",
        cause="The request for a seat was answered, withdrawn or never made.",
        remedy="Ask for a seat again.",
    ),
    100205: _yours(
        title="All seats are taken",
        cause="The room has no free seat at this moment.",
        remedy="Wait for a free seat, or make a room with more of them: `/room voice … seats 8`.",
    ),
    100206: _yours(
        title="This member has no seat",
        cause="The request is only for members who sit on one.",
        remedy="Take a seat first, then try again.",
    ),
    100210: _yours(
        title="Somebody is on the seat",
        cause="The change is only possible while the seat is empty.",
        remedy="Ask the member to leave the seat, then try again.",
    ),
    100211: _yours(
        title="The room takes no guests",
        cause="The room was made in a way that does not let viewers come on stage.",
        remedy="Make a room with seats, as in `/room live … seats 8`.",
    ),
    100251: _yours(
        title="There are no guests",
        cause="The list of guests that the request is about is empty.",
        remedy="Invite a guest on stage first, then try again.",
    ),
    100302: Words(
        title="Webhooks have no signing token",
        cause="The check of webhooks was asked for, and no token has been set up for it.",
        remedy="Ask the admin to set up the token.",
        admin="Set the webhook token of the application, in the console or by set_callback_token.",
        actor=Actor.ADMIN,
        source=WEBHOOK_SIGNING,
    ),
}

_COHOSTING: Final[Mapping[int, Words]] = {
    100400: _yours(
        title="There is no such co-hosting",
        cause="The rooms were never connected, or the connection has ended.",
        remedy="Start a new co-hosting.",
    ),
    100401: _yours(
        title="The rooms are co-hosting already",
        cause="The two rooms are connected with each other at this moment.",
        remedy="Go on with the connection that is there.",
    ),
    100402: _yours(
        title="A co-hosting request is waiting",
        cause="One of the rooms has a request that nobody has answered yet.",
        remedy="Wait until the request is answered or runs out.",
    ),
    100403: _yours(
        title="The room is co-hosting with another room",
        cause="The invited room is connected elsewhere at this moment.",
        remedy="Wait until that co-hosting ends, or invite another room.",
    ),
    100404: _yours(
        title="Too many rooms are co-hosting together",
        cause="The room service limits how many rooms can be connected at once.",
        remedy="Remove a room from the co-hosting before you add another.",
    ),
    100405: _too_often(
        title="Co-hosting requests came too often",
        cause="Requests of this kind reached the room service faster than it allows.",
        remedy="Wait a few seconds, then ask again.",
    ),
}

_BATTLES: Final[Mapping[int, Words]] = {
    100411: _yours(
        title="There is no such battle",
        cause="The battle was never opened, or it is gone.",
        remedy="Start a new battle.",
    ),
    100412: _yours(
        title="No room can join this battle",
        cause="None of the rooms that were named is in a state to take part.",
        remedy="Check the rooms with `/room info <id>`, then start the battle again.",
    ),
    100413: _too_often(
        title="Battle requests came too often",
        cause="Battles were asked for faster than the room service allows.",
        remedy="Wait a few seconds, then start the battle again.",
    ),
    100414: _yours(
        title="The room is not in the battle any more",
        cause="It has left the battle that the request is about.",
        remedy="Start a new battle with this room.",
    ),
    100415: _yours(
        title="The room is in another battle",
        cause="A room takes part in one battle at a time.",
        remedy="Wait until the other battle ends, or invite another room.",
    ),
    100416: _yours(
        title="A battle request is waiting",
        cause="One of the rooms has a battle request that nobody has answered yet.",
        remedy="Wait until the request is answered or runs out.",
    ),
    100418: _yours(
        title="The battle has not been started",
        cause="The request is only for a battle that somebody has started.",
        remedy="Start the battle first, then try again.",
    ),
    100419: _yours(
        title="The battle is running",
        cause="The request is not possible while the battle runs.",
        remedy="Wait until the battle ends, then try again.",
    ),
    100420: _yours(
        title="The battle has not begun",
        cause="It has been agreed on, and its first moment is still to come.",
        remedy="Wait until the battle begins, then try again.",
    ),
    100421: _yours(
        title="The battle has ended",
        cause="Its time was over, or a room has stopped it.",
        remedy="Start a new battle.",
    ),
}

_METADATA: Final[Mapping[int, Words]] = {
    100500: _metadata(
        title="The room has too many metadata keys",
        cause="A room keeps at most 10 keys.",
        remedy="Remove a key before another is added.",
    ),
    100501: _metadata(
        title="A metadata value is too long",
        cause="One value has at most 2 KB.",
        remedy="Shorten the value.",
    ),
    100502: _metadata(
        title="The room’s metadata is too large",
        cause="All values of a room together have at most 16 KB.",
        remedy="Remove or shorten some of the values.",
    ),
    100503: _metadata(
        title="None of these metadata keys exist",
        cause="The keys that were to be deleted are not there.",
        remedy="Check how the keys are spelled; if they are gone already, nothing is left to do.",
        source=DELETE_METADATA,
    ),
    100504: _metadata(
        title="A metadata key is too long",
        cause="One key has at most 50 bytes.",
        remedy="Shorten the key.",
    ),
}

LIVE: Final[Mapping[int, Words]] = {**_SEATS, **_COHOSTING, **_BATTLES, **_METADATA}
