"""100001 to 100026, and 101011: rooms."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.english.phrases import (
    CREATE_CONFERENCE,
    CREATE_LIVE,
    NOTHING,
    REPORT,
    ROOM_CODES,
    ROOM_INFO,
    SUPPORT,
)
from bot.explain.explanation import Actor, Offer, Words

_NEW_ID: Final = (Offer.USE_NEXT_ID, Offer.CHOOSE_ID)
_yours = partial(Words, admin=NOTHING, actor=Actor.YOU, source=ROOM_CODES)
_package = partial(Words, actor=Actor.ADMIN, source=ROOM_CODES, offers=(Offer.RETRY,))
_wait = partial(Words, actor=Actor.TIME, source=CREATE_CONFERENCE, offers=(Offer.RETRY,))

ROOMS: Final[Mapping[int, Words]] = {
    100001: _wait(
        title="The room service had a fault of its own",
        cause="An internal error stopped it. What you typed is not the reason.",
        remedy="Try again in a moment.",
        admin=SUPPORT,
    ),
    100002: _yours(
        title="The room service did not accept a detail",
        cause="Something in the request breaks one of its rules; its own words say which.",
        remedy="Change what those words name, then try again.",
        source=CREATE_CONFERENCE,
        offers=(Offer.REOPEN_FORM,),
    ),
    100003: _yours(
        title="The room id is taken",
        cause="The id is already used by another room.",
        remedy="Take the next free id, or choose your own with `/room now … id my-room`.",
        source=CREATE_CONFERENCE,
        offers=_NEW_ID,
    ),
    100004: _yours(
        title="There is no room with this id",
        cause="It was never made, or it has ended since.",
        remedy="Look for the id with `/room list`, or make a new room with `/room now`.",
        source=ROOM_INFO,
    ),
    100005: _yours(
        title="Only people in the room may do that",
        cause="The account that asked is not a member of the room.",
        remedy="Enter the room first, then try again.",
        source=ROOM_INFO,
    ),
    100006: _yours(
        title="The room does not allow that",
        cause=(
            "The account has no right to it, or a conference was taken for a live room or the "
            "reverse."
        ),
        remedy="Check the kind and the owner of the room with `/room info <id>`.",
        source=ROOM_INFO,
    ),
    100007: _package(
        title="Rooms need a paid package",
        cause="The application has no active package with rooms, or its bill has not been paid.",
        remedy="Ask the admin to activate a package, and try again five minutes later.",
        admin="Buy, renew or activate a package with rooms for the application in the console.",
        source=CREATE_CONFERENCE,
    ),
    100008: _yours(
        title="The room is full",
        cause="As many people are inside as the room was made for.",
        remedy="Ask somebody to leave, or make a larger room with `/room now … cap 50`.",
        admin="Upgrade the package if its largest room is too small.",
    ),
    100009: _yours(
        title="A member has too many tags",
        cause="The room service limits how many tags it keeps for one member of a room.",
        remedy="Remove a tag before you add another.",
    ),
    100010: _yours(
        title="The owner already has a room with this id",
        cause="The same owner made a room with this id before, and it can be used as it is.",
        remedy="Look at it with `/room info <id>` and use it, or take the next free id.",
        source=CREATE_CONFERENCE,
        offers=_NEW_ID,
    ),
    100011: _yours(
        title="The room id belongs to a chat group",
        cause=(
            "A chat group of the application has this id, often one left over from an earlier test."
        ),
        remedy="Take the next free id, or choose your own with `/room now … id my-room`.",
        admin="Dissolve the chat group in the console if this very id has to be free.",
        source=CREATE_CONFERENCE,
        offers=_NEW_ID,
    ),
    100012: _wait(
        title="This room id was used a moment ago",
        cause="The room service lets one id be created only once in a second.",
        remedy="Wait two seconds, then try again.",
        admin="Look for another program that makes rooms with the same ids.",
    ),
    100013: _package(
        title="The package does not include that much",
        cause="The request goes beyond what the application’s package has been paid for.",
        remedy="Ask the admin for a larger package, or make the room smaller.",
        admin="Compare the limits of the package in the console with what people ask for.",
    ),
    100015: _yours(
        title="The room’s type is not valid",
        cause="A room is a conference or a live room, and the call named something else.",
        remedy="Make the room with `/room now`, `/room live` or `/room voice`.",
        admin=REPORT,
    ),
    100016: _yours(
        title="This member is banned from the room",
        cause="Somebody who runs the room has banned the account, and the ban still holds.",
        remedy="Ask the room’s owner to lift the ban.",
    ),
    100017: _yours(
        title="This member is muted in the room",
        cause="Somebody who runs the room has muted the account, and that still holds.",
        remedy="Ask the room’s owner to end the muting.",
    ),
    100018: _yours(
        title="The room asks for a password",
        cause="The room was made with a password, and none was given.",
        remedy="Ask the room’s owner for the password.",
    ),
    100019: _yours(
        title="The room’s password is wrong",
        cause="The password that was given is not the one that the room was made with.",
        remedy="Check the password with the room’s owner, then try again.",
    ),
    100020: _yours(
        title="The room has too many administrators",
        cause="The room service limits how many administrators one room may have.",
        remedy="Remove one administrator before you add another.",
    ),
    100026: _yours(
        title="The room’s text is not allowed",
        cause=(
            "The name or another text of the room has words that the room service refuses as "
            "sensitive."
        ),
        remedy="Change the name and the other texts, then try again.",
        source=CREATE_LIVE,
        offers=(Offer.REOPEN_FORM,),
    ),
    101011: _package(
        title="The package’s limit is reached",
        cause="The package limits how many rooms there are and how many people fit into one.",
        remedy=(
            "Ask the admin to raise the limit, or end a room that nobody uses with `/room end "
            "<id>`."
        ),
        admin="Upgrade the package in the console, or end rooms that nobody uses.",
    ),
}
