"""A name, then clauses in any order: what all words of a typed request have in common.

Its law: it never raises. What was understood stays, what was not is told by field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from commands.grammar.clauses import CLAUSES, NAME_WORDS, Read, Reader
from commands.grammar.words import Word, WordKind

# Fields of the form whose attribute in the request has another name.
ATTRIBUTES: Final[Mapping[str, str]] = {
    "length": "length_s",
    "public": "is_public",
    "muted": "is_audio_disabled",
    "no-video": "is_video_disabled",
    "no-share": "is_screen_sharing_disabled",
    "no-record": "is_cloud_recording_disabled",
    "quiet": "is_quiet",
    "remind": "remind_s",
    "every": "rule",
    "when": "start",
}
FIELDS: Final[Mapping[str, str]] = {attribute: name for name, attribute in ATTRIBUTES.items()}

# These keep 40 kB of words linear. No clause is longer: 300 invitees and their commas.
WINDOW: Final = 700
MOST_OF_A_NAME: Final = 100  # words; a name has at most 100 bytes
MOST_READ: Final = 200  # clauses, and words that are none


@dataclass(slots=True)
class Sentence:
    """What was understood of typed words, and what was not.

    Attributes:
        values: Attribute of the request → value; and what makes up its `when`: start and rule.
        problems: Form field → sentence.
        raw: Form field → what was typed there, for the fields with problems.
        typed: Attribute → its clause, as typed.
        days: The words of each day that stands alone in the name, and what to say of it.
    """

    values: dict[str, object] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    typed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    days: list[tuple[tuple[str, ...], str]] = field(default_factory=list)

    def take(self, read: Read, words: Sequence[Word]) -> None:
        """Add what a clause says; the same thing said twice and differently is a problem."""
        texts = tuple(word.text for word in words)
        if read.problem:
            self.problems.setdefault(read.field, read.problem)
            self.raw.setdefault(read.field, texts[1] if len(texts) > 1 else texts[0])
        for name, value in (read.values or {}).items():
            before = self.values.get(name)
            if isinstance(before, tuple) and isinstance(value, tuple):
                self.values[name] = tuple(dict.fromkeys((*before, *value)))
            elif before is not None and before != value:
                twice = f"“{' '.join(texts)}” says it a second time."
                self.problems.setdefault(FIELDS.get(name, name), twice)
            else:
                self.values[name] = value
                self.typed[name] = texts

    def cut_last_day(self) -> str:
        """Take a day that the name ends with off it; return what is to be said of that day.

        Where the name goes on behind the day, or has none, nothing is cut and said.
        """
        for words, told in self.days[-1:]:
            day = " ".join(words)
            name = str(self.values.get("name", ""))
            if name.endswith(day):
                self.values["name"] = name.removesuffix(day).strip()
                return told
        return ""


def read_sentence(words: Sequence[Word], read: Reader) -> Sentence:
    """Read a name and the clauses after it."""
    sentence = Sentence()
    end = _end_of_name(words, read, sentence)
    sentence.values["name"] = one_line(words[:end])
    read_clauses(words[end:], read, sentence)
    return sentence


def read_clauses(words: Sequence[Word], read: Reader, sentence: Sentence) -> None:
    """Read words that are clauses alone; what is none is told."""
    at, reads = 0, 0
    unknown: list[str] = []
    while at < len(words) and reads < MOST_READ:
        found = read(words[at : at + WINDOW])
        if found.taken:
            sentence.take(found, words[at : at + found.taken])
        else:
            unknown.append(words[at].text)
        at += found.taken or 1
        reads += 1
    unknown += [word.text for word in words[at : at + 1]]
    if unknown:
        sentence.problems.setdefault("command", _not_understood(" ".join(unknown)))


def _end_of_name(words: Sequence[Word], read: Reader, sentence: Sentence) -> int:
    """Return where the first clause begins; a quoted first word is the whole name."""
    if words and words[0].kind is WordKind.QUOTED:
        return 1
    at = 0
    while at < min(len(words), MOST_OF_A_NAME):
        found = read(words[at : at + WINDOW])
        if found.is_loose:
            day = tuple(one.text for one in words[at : at + found.taken])
            sentence.days.append((day, found.problem))
        elif found.taken and not (at == 0 and _begins_a_name(words, read)):
            return at
        at += found.taken if found.is_loose else 1
    return len(words)


def _begins_a_name(words: Sequence[Word], read: Reader) -> bool:
    return words[0].lower in NAME_WORDS and not _are_clauses(words, read)


def _are_clauses(words: Sequence[Word], read: Reader) -> bool:
    at, reads = 0, 0
    while at < len(words):
        taken = read(words[at : at + WINDOW]).taken
        if not taken or reads > MOST_READ:
            return False
        at += taken
        reads += 1
    return True


def one_line(words: Sequence[Word]) -> str:
    """Return the texts of words as one line."""
    return " ".join(" ".join(word.text for word in words).split())


def _not_understood(text: str) -> str:
    shown = text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004  one line of a message
    return (
        f"I do not understand “{shown}”. After the name come clauses such as "
        f"{', '.join(list(CLAUSES)[:4])}; put a name that has such words in quotes."
    )
