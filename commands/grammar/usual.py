"""What a person usually wants: clauses that go before typed ones, checked before they are kept."""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.errors import BadInput
from bot.rooms.request import When
from bot.rooms.room import RoomKind
from commands.grammar.clauses import read_clause
from commands.grammar.requests import allowed_request
from commands.grammar.sentences import Sentence, read_clauses
from commands.grammar.words import Word, WordKind, split_words

# Of one room, and not of each: keyword → field, sentence.
REFUSED: Final[Mapping[str, tuple[str, str]]] = {
    "id": ("room_id", "Each room has an id of its own."),
    "with": ("invitees", "Who is invited is said for each room."),
    "in": ("channel", "Usually the card goes where you ask; another channel is said each time."),
    "every": ("every", "How often is said for each room."),
}
_SOME_TIME: Final = (None, When(0, "1970-01-01T00:00", "UTC"))


def problems_of_usual(text: str) -> Mapping[str, str]:
    """Return what cannot be usual of these clauses, by field; empty when all can be."""
    words = split_words(text)
    sentence = Sentence()
    refused = dict(REFUSED[word] for word in map(_keyword, words) if word in REFUSED)
    read_clauses(words, read_clause, sentence)
    broken = [_broken(kind, sentence.values, when) for kind, when in _rooms()]
    fits_none = {
        name: told for name, told in broken[0].items() if all(name in one for one in broken)
    }
    return {**fits_none, **sentence.problems, **refused}


def _keyword(word: Word) -> str:
    return "with" if word.kind in {WordKind.USER, WordKind.GROUP} else word.lower


def _rooms() -> Iterable[tuple[RoomKind, When | None]]:
    return ((kind, when) for kind in RoomKind for when in _SOME_TIME)


def _broken(kind: RoomKind, values: Mapping[str, object], when: When | None) -> Mapping[str, str]:
    """Return which clauses a room of that kind, at once or for a time, cannot have."""
    try:
        allowed_request(kind, {**values, "when": when})
    except BadInput as bad:
        return bad.problems
    return {}
