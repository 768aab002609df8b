"""A room and what is to become of it: ``Sprint review fri 10:00``, ``last @ana``, ``last 10m``.

Its law: the room comes first and may be several words; only rubbish in its place raises.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from bot.rooms.request import When
from bot.rooms.times import parse_length
from commands.grammar.clauses import read_people
from commands.grammar.references import reference_of
from commands.grammar.sentences import MOST_OF_A_NAME, one_line
from commands.grammar.times import (
    SAY_WHEN,
    TOO_FAR,
    Start,
    Watch,
    is_too_far,
    read_time,
    whens_of,
)
from commands.grammar.words import Word, WordKind, split_words

T = TypeVar("T")

SAY_NAME: Final = "Say the room in one word and then its new name: `/room rename last Retro`."
SAY_WHOM: Final = "Say whom, for example `/room invite last @ana`."
SAY_REMINDER: Final = "Say how long before: 10m, 1h, or off."
NO_SERIES: Final = "One room is moved, not a series; cancel that and schedule another."
WITH: Final = Word(WordKind.PLAIN, "with")
_MOST_OF_A_LENGTH: Final = 4  # words: 1 hour 30 min


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """A room, and what is to become of it.

    Attributes:
        ref: Which room.
        value: What was understood; None where there are problems.
        problems: Form field → sentence.
        raw: Form field → what was typed there.
    """

    ref: str
    value: T | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class People:
    """Who is invited: Slack user ids, and ids of user groups."""

    users: tuple[str, ...]
    groups: tuple[str, ...]


def read_move(text: str, watch: Watch) -> Change[tuple[When, ...]]:
    """Read ``<room> <when>``; several times mean that it has to be asked which.

    Raises:
        BadInput: No room is named.
    """
    words = split_words(text)
    begin, loose = _begin_of_time(words, watch)
    if begin is None:
        return Change(reference_of(words), problems={"when": SAY_WHEN})
    ref = reference_of(words[: begin - (begin > 1 and words[begin - 1].lower == "to")])
    read = read_time(words[begin:], watch)
    if loose or read.problem:
        return Change(ref, problems={"when": read.problem})
    rest = words[begin + read.taken :]
    if rest:
        return Change(ref, problems={"when": _beside_the_time(rest)})
    start: Start = (read.values or {})["start"]  # type: ignore[assignment]  # as `read_time` says
    whens = whens_of(start)
    if is_too_far(whens[-1], watch):
        return Change(ref, problems={"when": TOO_FAR})
    return Change(ref, whens)


def _begin_of_time(words: Sequence[Word], watch: Watch) -> tuple[int | None, bool]:
    """Return where the time begins, and whether it is a day alone; the first word is the room's."""
    alone = None
    for at in range(1, min(len(words), MOST_OF_A_NAME)):
        read = read_time(words[at:], watch)
        if read.taken and not read.is_loose:
            return at, False
        alone = at if read.taken and alone is None else alone
    return alone, alone is not None


def _beside_the_time(words: Sequence[Word]) -> str:
    if words[0].lower == "every":
        return NO_SERIES
    return f"I do not understand “{one_line(words)[:60]}” after the time."


def read_rename(text: str) -> Change[str]:
    """Read ``<room> <name>``; the room is one word, or quoted. Raises as `read_move` does."""
    words = split_words(text)
    ref, name = reference_of(words[:1]), one_line(words[1:])
    return (
        Change(ref, name, raw={"name": name}) if name else Change(ref, problems={"name": SAY_NAME})
    )


def read_invite(text: str) -> Change[People]:
    """Read ``<room> @ana @team``. Raises as `read_move` does."""
    words = split_words(text)
    begin = next((at for at in range(len(words)) if _are_people(words[at : at + 2])), len(words))
    ref = reference_of(words[:begin])
    if begin == len(words):
        return Change(ref, problems={"invitees": SAY_WHOM})
    people = words[begin + (words[begin].lower == "with") :]
    read = read_people([WITH, *people])
    rest = one_line(people[read.taken - 1 :])
    values = read.values or {}
    if read.problem or rest:
        told = read.problem or f"I do not understand “{rest[:60]}” after the people."
        return Change(ref, problems={"invitees": told})
    users, groups = values["invitees"], values["groups"]
    return Change(ref, People(users, groups))  # type: ignore[arg-type]  # ids, as `read_people` says


def _are_people(words: Sequence[Word]) -> bool:
    kinds = {WordKind.USER, WordKind.GROUP}
    first = words[1] if words[0].lower == "with" and len(words) > 1 else words[0]
    return first.kind in kinds or (first.kind is WordKind.PLAIN and first.text.startswith("@"))


def read_reminder(text: str) -> Change[int]:
    """Read ``<room> 10m`` or ``<room> off``; 0 is off. Raises as `read_move` does."""
    words = split_words(text)
    if len(words) > 1 and words[-1].lower == "off":
        return Change(reference_of(words[:-1]), 0)
    for taken in range(min(_MOST_OF_A_LENGTH, len(words) - 1), 0, -1):
        seconds = parse_length(one_line(words[-taken:]))
        if seconds is not None:
            return Change(reference_of(words[:-taken]), seconds)
    # What cannot be read stands where the length should: the room is all before it.
    return Change(reference_of(words[:-1] or words), problems={"remind": SAY_REMINDER})
