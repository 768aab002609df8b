"""A reference to a room, as typed: id, code, part of a name, or ``last``."""

from bot.errors import BadInput
from commands.grammar.words import clean, unescape


def reference(text: str) -> str:
    """Return the reference that was typed.

    Raises:
        BadInput: Nothing was typed, or far too much.
    """
    ref = unescape(clean(text)).strip().strip('"').strip()
    if not ref:
        raise BadInput({"ref": "Name the room: its id, the code on its card, or “last”."})
    if len(ref) > 200:  # noqa: PLR2004  names have 100 bytes, ids 48: nothing longer names a room
        raise BadInput({"ref": "A room’s name has at most 100 bytes, its id 48."})
    return ref
