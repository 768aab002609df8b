"""A reference to a room, as typed: id, code, part of a name, or ``last``."""

from collections.abc import Sequence

from bot.errors import BadInput
from commands.grammar.words import Word, clean, unescape


def reference(text: str) -> str:
    """Return the reference that was typed, and nothing else.

    Raises:
        BadInput: Nothing was typed, or far too much.
    """
    return _checked(unescape(clean(text)))


def reference_of(words: Sequence[Word]) -> str:
    """Return the reference that these words are; raises as `reference` does."""
    return _checked(" ".join(word.text for word in words))


def _checked(text: str) -> str:
    ref = text.strip().strip('"').strip()
    if not ref:
        raise BadInput({"ref": "Name the room: its id, the code on its card, or “last”."})
    if len(ref) > 200:  # noqa: PLR2004  names have 100 bytes, ids 48: nothing longer names a room
        raise BadInput({"ref": "A room’s name has at most 100 bytes, its id 48."})
    return ref
