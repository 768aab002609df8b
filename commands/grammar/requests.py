"""From typed words to a request: a name, then clauses in any order.

Its law: it never raises. What was understood stays, what was not is told by field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.errors import BadInput
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind
from bot.rooms.times import say_length
from commands.grammar.clauses import CLAUSES, FLAGS, Read, read_clause
from commands.grammar.words import Word, WordKind, split_words

# Fields of the form whose attribute in the request has another name.
ATTRIBUTES = {
    "length": "length_s",
    "public": "is_public",
    "muted": "is_audio_disabled",
    "no-video": "is_video_disabled",
    "no-share": "is_screen_sharing_disabled",
    "no-record": "is_cloud_recording_disabled",
}

# No clause is longer: 300 invitees and their commas. It keeps 40 kB of words linear.
WINDOW = 700


@dataclass(frozen=True, slots=True)
class Parsed:
    """What typed text asks for.

    Attributes:
        request: What was understood and is allowed; complete when there are no problems.
        problems: Form field → sentence, for all that was not.
        raw: Form field → what was typed there, for the fields with problems.
    """

    request: RoomRequest
    problems: Mapping[str, str]
    raw: Mapping[str, str]


@dataclass(slots=True)
class _Draft:
    values: dict[str, object] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)

    def take(self, read: Read, words: Sequence[Word]) -> None:
        """Add what a clause says; the same thing said twice and differently is a problem."""
        typed = " ".join(word.text for word in words)
        if read.problem:
            self.problems.setdefault(read.field, read.problem)
            self.raw.setdefault(read.field, words[1].text if len(words) > 1 else typed)
        for name, value in (read.values or {}).items():
            before = self.values.get(name)
            if isinstance(before, tuple) and isinstance(value, tuple):
                self.values[name] = tuple(dict.fromkeys((*before, *value)))
            elif before is not None and before != value:
                self.problems.setdefault(_field_of(name), f"“{typed}” says it a second time.")
            else:
                self.values[name] = value


def parse_request(kind: RoomKind, text: str) -> Parsed:
    """Read what follows ``now``, ``live`` or ``voice``."""
    words = split_words(text)
    end = _end_of_name(words)
    draft = _Draft()
    draft.values["name"] = " ".join(" ".join(word.text for word in words[:end]).split())
    _read_clauses(words[end:], draft)
    return _checked(kind, draft)


def _end_of_name(words: Sequence[Word]) -> int:
    """Return where the first clause begins; a quoted first word is the whole name."""
    if words and words[0].kind is WordKind.QUOTED:
        return 1
    for at, word in enumerate(words):
        if not read_clause(words[at : at + WINDOW]).taken:
            continue
        if at == 0 and word.lower in FLAGS and not _all_clauses(words):
            continue
        return at
    return len(words)


def _all_clauses(words: Sequence[Word]) -> bool:
    at = 0
    while at < len(words):
        taken = read_clause(words[at : at + WINDOW]).taken
        if not taken:
            return False
        at += taken
    return True


def _read_clauses(words: Sequence[Word], draft: _Draft) -> None:
    at = 0
    unknown: list[str] = []
    while at < len(words):
        read = read_clause(words[at : at + WINDOW])
        if read.taken:
            draft.take(read, words[at : at + read.taken])
        else:
            unknown.append(words[at].text)
        at += read.taken or 1
    if unknown:
        draft.problems.setdefault("command", _not_understood(" ".join(unknown)))


def _not_understood(text: str) -> str:
    shown = text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004  one line of a message
    return (
        f"I do not understand “{shown}”. After the name come clauses such as "
        f"{', '.join(list(CLAUSES)[:4])}; put a name that has such words in quotes."
    )


def _checked(kind: RoomKind, draft: _Draft) -> Parsed:
    """Make the request; where rules are broken, make it without the fields that break them."""
    problems = dict(draft.problems)
    values = dict(draft.values)
    raw = dict(draft.raw)
    try:
        request = _request(kind, values)
    except BadInput as bad:
        for name, sentence in bad.problems.items():
            problems.setdefault(name, sentence)
            attribute = ATTRIBUTES.get(name, name)
            raw.setdefault(name, _shown(attribute, values.pop(attribute, "")))
        request = _request(kind, values)
    return Parsed(request, problems, raw)


def _request(kind: RoomKind, values: Mapping[str, object]) -> RoomRequest:
    # CLAUSES gives each attribute its type; the property tests of the parser hold it to that.
    return RoomRequest(kind=kind, **values)  # type: ignore[arg-type]


def _shown(attribute: str, value: object) -> str:
    """Return a value as it would be typed into a field of the form."""
    if attribute == "length_s" and isinstance(value, int):
        return say_length(value)
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _field_of(attribute: str) -> str:
    names = {attribute: name for name, attribute in ATTRIBUTES.items()}
    return names.get(attribute, attribute)
