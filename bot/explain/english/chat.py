"""80xxx and 100xx: what the chat service below the rooms says of texts and groups."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.english.phrases import COMMON_CODES, NOTHING
from bot.explain.explanation import Actor, Offer, Words

_text = partial(
    Words,
    admin=NOTHING,
    actor=Actor.YOU,
    source=COMMON_CODES,
    offers=(Offer.REOPEN_FORM,),
)
_group = partial(Words, actor=Actor.YOU, source=COMMON_CODES)
_NEW_ID: Final = (Offer.USE_NEXT_ID, Offer.CHOOSE_ID)

CHAT: Final[Mapping[int, Words]] = {
    80001: _text(
        title="The text was blocked by a content check",
        cause="The chat service found words in it that it does not let through.",
        remedy="Change the wording, then try again.",
    ),
    80002: _text(
        title="The text is too large",
        cause="The chat service takes at most 12 KB at once.",
        remedy="Shorten the text, then try again.",
    ),
    80004: _text(
        title="The content was not let through",
        cause="The chat service’s checks stopped it: it may be blocked or too large.",
        remedy="Change or shorten the text, then try again.",
    ),
    10007: _group(
        title="The chat group does not allow that",
        cause="The account that asked has no right to it in the group.",
        remedy="Ask the owner of the group to do it.",
        admin="Check in the console whose group it is.",
    ),
    10010: _group(
        title="There is no such chat group",
        cause="The group was never made, or it has been dissolved.",
        remedy="Check the id of the group, or make a new room with `/room now`.",
        admin=NOTHING,
    ),
    10015: _group(
        title="The chat group’s id is not valid",
        cause="The id has a form that the chat service does not take.",
        remedy="Choose an id of letters, digits and dashes, as in `/room now … id my-room`.",
        admin=NOTHING,
        offers=(Offer.CHOOSE_ID,),
    ),
    10021: _group(
        title="Somebody else’s chat group has this id",
        cause="The id is in use by a chat group of another owner in the same application.",
        remedy="Take the next free id, or choose your own with `/room now … id my-room`.",
        admin="Dissolve the chat group in the console if this very id has to be free.",
        offers=_NEW_ID,
    ),
    10025: _group(
        title="The owner’s own chat group has this id",
        cause="The id is in use by a chat group that the same owner made before.",
        remedy="Take the next free id, or choose your own with `/room now … id my-room`.",
        admin="Dissolve the chat group in the console if this very id has to be free.",
        offers=_NEW_ID,
    ),
}
