"""What of a catalogue is translated: its sentences. Who can help, buttons and pages stay."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from bot.explain.explanation import Words

K = TypeVar("K")


class Prose(NamedTuple):
    """The sentences of one entry; see `Words`."""

    title: str
    cause: str
    remedy: str
    admin: str


def told(words: Words, prose: Prose | None) -> Words:
    """Return these words in another language; without prose they stay as they are (S72)."""
    return words if prose is None else replace(words, **prose._asdict())


def told_all(words: Mapping[K, Words], prose: Mapping[K, Prose]) -> dict[K, Words]:
    """Return a table in another language; what has no prose there stays as it is."""
    return {key: told(one, prose.get(key)) for key, one in words.items()}
