"""Typed words as small pieces: lower case, plain digits, without commas and brackets.

Its law: any words at all become tokens; nothing here raises.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

MOST_WORDS: Final = 24  # the longest series has 15; it keeps 40 kB of words linear
_LONGEST: Final = 60  # characters of a word; the longest zone of the database has 32

_SIGNS: Final = str.maketrans({"’": "'", "\u2212": "-", "–": "-", "—": "-"})
_ISO_MOMENT: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})t(\d{2}:\d{2}(?::\d{2})?)(?:\.0+)?(?:(z)|([+-]\d{2}(?::?\d{2})?))?",
    re.ASCII,
)
_ABBREVIATED: Final = re.compile(r"[\d:]*(?:(?:[a-z]\.)+[a-z]?|[a-z]+\.)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The pieces of the first words.

    Attributes:
        texts: The pieces; one word may give several (``mon,thu``), or none (``,``).
        ends: For each piece, how many words are taken with it; 0 in the midst of a word.
    """

    texts: tuple[str, ...]
    ends: tuple[int, ...]

    def words(self, taken: int) -> int:
        """Return how many words the first `taken` pieces are; a word that is cut counts whole."""
        return next(end for end in self.ends[taken - 1 :] if end)

    def is_cut(self, taken: int) -> bool:
        """Return whether a word is only partly among the first `taken` pieces."""
        return not self.ends[taken - 1]


def tokenize(words: Sequence[str]) -> Tokens:
    """Split the first words into pieces."""
    texts: list[str] = []
    ends: list[int] = []
    for number, word in enumerate(words[:MOST_WORDS], start=1):
        pieces = list(_pieces(word))
        texts += pieces
        ends += [0] * (len(pieces) - 1) + [number] * bool(pieces)
    return Tokens(tuple(texts), tuple(ends))


def _pieces(word: str) -> Iterable[str]:
    if len(word) > _LONGEST:
        return [word]
    # Chinese keyboards write full-width digits and colons: NFKC makes them plain.
    plain = unicodedata.normalize("NFKC", word).translate(_SIGNS).lower()
    return [part for piece in plain.split(",") for part in _parts(piece.strip("()[];"))]


def _parts(piece: str) -> Iterable[str]:
    iso = _ISO_MOMENT.fullmatch(piece)
    if iso is not None:
        zone = "utc" if iso[3] else f"utc{iso[4]}" if iso[4] else ""
        return filter(None, (iso[1], iso[2], zone))
    if _ABBREVIATED.fullmatch(piece):
        return [piece.replace(".", "")]
    return [piece] if piece else []
