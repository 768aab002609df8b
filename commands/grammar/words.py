"""Typed text as words: mentions, channels, links, quoted and plain ones.

Its law: any text at all becomes words; nothing here raises.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class WordKind(StrEnum):
    """What a word is."""

    PLAIN = "plain"
    QUOTED = "quoted"
    USER = "user"
    GROUP = "group"
    CHANNEL = "channel"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Word:
    """One word.

    Attributes:
        text: As a person reads it, without Slack's escapes.
        ref: The id or address of a user, group, channel or link; else empty.
    """

    kind: WordKind
    text: str
    ref: str = ""

    @property
    def lower(self) -> str:
        """Return the text in lower case, without the dashes of an option (``--muted``)."""
        return self.text.lower().removeprefix("--") if self.kind is WordKind.PLAIN else ""


# What phones put in place of what was typed (requirement S11).
_KEYBOARD: Final = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u200b": "",
    }
)  # fmt: skip
_LONG_DASH: Final = re.compile(r"(?<!\S)[–—](?=\w)")

# Slack's escaped forms of a slash command (`should_escape`): requirement S9.
_WORD: Final = re.compile(
    r"<@(?P<user>[UW][A-Z0-9]+)(?:\|(?P<user_name>[^<>]*))?>"
    r"|<!subteam\^(?P<group>[A-Z0-9]+)(?:\|(?P<group_name>[^<>]*))?>"
    r"|<#(?P<channel>[A-Z0-9]+)(?:\|(?P<channel_name>[^<>]*))?>"
    r"|<(?P<link>(?:https?|mailto|tel):[^<>|]*)(?:\|(?P<link_name>[^<>]*))?>"
    r'|"(?P<quoted>[^"]*)"'
    r"|(?P<plain>[^\s<]+|<[^\s<]*)"
)


def clean(text: str) -> str:
    """Return `text` as UTF-8 can hold it, with the keyboard's typography undone."""
    if text.isascii():
        return text
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _LONG_DASH.sub("--", whole.translate(_KEYBOARD))


def unescape(text: str) -> str:
    """Undo Slack's escapes (``&amp; &lt; &gt;``), once."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def split_words(text: str) -> list[Word]:
    """Return the words of typed text as Slack sent it."""
    return [_word(match) for match in _WORD.finditer(clean(text))]


def _word(match: re.Match[str]) -> Word:
    for kind in (WordKind.USER, WordKind.GROUP, WordKind.CHANNEL, WordKind.LINK):
        ref = match[kind.value]
        if ref is not None:
            shown = match[f"{kind.value}_name"] or ref
            return Word(kind, unescape(shown), unescape(ref))
    if match["quoted"] is not None:
        return Word(WordKind.QUOTED, unescape(match["quoted"]))
    return Word(WordKind.PLAIN, unescape(match["plain"]))


def first_word(text: str) -> tuple[str, str]:
    """Split typed text into its first word, in lower case, and the rest as it came."""
    head, _, rest = clean(text).strip().partition(" ")
    first, *more = head.split(maxsplit=1) or [""]
    return unescape(first).lower(), " ".join([*more, rest]).strip()
