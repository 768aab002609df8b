"""The clauses that may follow a name, as one table: ``for 45m``, ``with @ana``, ``muted``.

A reader looks at the words from its keyword on and says how many it took and what they mean.
0 words taken means "this is no clause after all", so that a name may have the word in it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from bot.rooms.room import SeatMode, SeatTemplate
from bot.rooms.series import ReadSeries, read_series
from bot.rooms.times import parse_length
from bot.rooms.when import Wrong
from commands.grammar.words import Word, WordKind


@dataclass(frozen=True, slots=True)
class Read:
    """What a clause says.

    Attributes:
        taken: How many words belong to it, the keyword included; 0: it is no clause.
        values: Field of the request → value.
        problem: What is wrong with it; empty when nothing is.
        field: The form's field that a problem belongs to.
        is_loose: It is a day without a time, and may as well belong to a name.
    """

    taken: int
    values: Mapping[str, object] | None = None
    problem: str = ""
    field: str = ""
    is_loose: bool = False


Reader = Callable[[Sequence[Word]], Read]
NO_CLAUSE: Final = Read(0)


def _flag(**values: object) -> Reader:
    return lambda _words: Read(1, values)


def _number(attribute: str, field: str) -> Reader:
    def read(words: Sequence[Word]) -> Read:
        if len(words) < 2 or not words[1].text[:1].isdigit():  # noqa: PLR2004  keyword + number
            return NO_CLAUSE
        text = words[1].text.replace(",", "")
        if not (text.isascii() and text.isdigit() and len(text) <= 9):  # noqa: PLR2004  fits 32 bits
            return Read(2, problem=f"“{words[1].text}” is no whole number.", field=field)
        return Read(2, {attribute: int(text)})

    return read


def _length(attribute: str, field: str) -> Reader:
    def read(words: Sequence[Word]) -> Read:
        if len(words) < 2 or not words[1].text[:1].isdigit():  # noqa: PLR2004  keyword + length
            return NO_CLAUSE
        for taken in (5, 4, 3, 2):  # "for 1 hour 30 min", "for 2 hours", "for 45m"
            text = " ".join(word.text for word in words[1:taken])
            seconds = parse_length(text) if len(words) >= taken else None
            if seconds is not None:
                return Read(taken, {attribute: seconds})
        problem = f"“{words[1].text}” is no length; write 45m, 1h or 1h30."
        return Read(2, problem=problem, field=field)

    return read


_BEFORE: Final = _length("remind_s", "remind")


def _remind(words: Sequence[Word]) -> Read:
    """Read ``remind 10m`` and ``remind off``."""
    is_off = len(words) > 1 and words[1].lower == "off"
    return Read(2, {"remind_s": 0}) if is_off else _BEFORE(words)


def plain_texts(words: Sequence[Word]) -> list[str]:
    """Return the texts of the plain words that `words` begin with; times have no others."""
    return [word.text for word in takewhile(lambda word: word.kind is WordKind.PLAIN, words)]


def _every(words: Sequence[Word]) -> Read:
    """Find a series where there can be none; `schedule` reads it before this sees it."""
    read = read_series(plain_texts(words), 0.0, "UTC")
    if not isinstance(read, ReadSeries | Wrong):
        return NO_CLAUSE
    return Read(read.taken, problem="Only `/room schedule` makes a series.", field="every")


def read_people(words: Sequence[Word]) -> Read:
    """Read ``with @a @b @group``; a bare mention counts as well."""
    start = 0 if words[0].kind in _MENTIONS else 1
    people, taken = [], start
    for word in words[start:]:
        if word.kind not in _MENTIONS and not word.text.startswith("@"):
            if word.lower not in {"and", ","} or taken == start:
                break
        else:
            people.append(word)
        taken += 1
    if not people:
        return NO_CLAUSE
    unknown = [word.text for word in people if word.kind is WordKind.PLAIN]
    if unknown:
        problem = f"I cannot tell who {', '.join(unknown)} is; pick the name from Slack’s list."
        return Read(taken, problem=problem, field="invitees")
    return Read(
        taken,
        {
            "invitees": tuple(w.ref for w in people if w.kind is WordKind.USER),
            "groups": tuple(w.ref for w in people if w.kind is WordKind.GROUP),
        },
    )


_MENTIONS: Final = frozenset({WordKind.USER, WordKind.GROUP})


def _channel(words: Sequence[Word]) -> Read:
    if len(words) > 1 and words[1].kind is WordKind.CHANNEL:
        return Read(2, {"channel_id": words[1].ref})
    if len(words) > 1 and words[1].text.startswith("#"):
        problem = f"I cannot tell which channel {words[1].text} is; pick it from Slack’s list."
        return Read(2, problem=problem, field="channel")
    return NO_CLAUSE


_SEAT_MODES: Final = {"free": SeatMode.FREE, "apply": SeatMode.APPLY}


def _seats(words: Sequence[Word]) -> Read:
    """Read ``seats 8 free``, ``seats 8``, ``seats apply``."""
    number = _number("seats", "seats")(words)
    taken = number.taken or 1
    mode = _SEAT_MODES.get(words[taken].lower) if len(words) > taken else None
    if number.problem or (mode is None and not number.taken):
        return number
    values = {} if mode is None else {"seat_mode": mode}
    return Read(taken + (mode is not None), {**(number.values or {}), **values})


def _text(attribute: str, kinds: frozenset[WordKind]) -> Reader:
    def read(words: Sequence[Word]) -> Read:
        if len(words) > 1 and words[1].kind in kinds:
            word = words[1]
            text = word.ref if word.kind is WordKind.LINK else word.text
            return Read(2, {attribute: text.strip()})
        return NO_CLAUSE

    return read


def _categories(words: Sequence[Word]) -> Read:
    if len(words) < 2 or not words[1].text[:1].isdigit():  # noqa: PLR2004  keyword + numbers
        return NO_CLAUSE
    parts = words[1].text.split(",")
    if not all(part.isascii() and part.isdigit() and len(part) <= 10 for part in parts):  # noqa: PLR2004  32 bits
        problem = f"“{words[1].text}” are no category numbers; write 1,2,3."
        return Read(2, problem=problem, field="categories")
    return Read(2, {"categories": tuple(int(part) for part in parts)})


_TEMPLATES: Final = {one.value.lower(): one for one in SeatTemplate}


def _template(words: Sequence[Word]) -> Read:
    template = _TEMPLATES.get(words[1].lower) if len(words) > 1 else None
    return NO_CLAUSE if template is None else Read(2, {"template": template})


_ANY_TEXT: Final = frozenset({WordKind.PLAIN, WordKind.QUOTED, WordKind.LINK})

CLAUSES: Final[Mapping[str, Reader]] = {
    "for": _length("length_s", "length"),
    "with": read_people,
    "in": _channel,
    "cap": _number("cap", "cap"),
    "seats": _seats,
    "muted": _flag(is_audio_disabled=True),
    "no-video": _flag(is_video_disabled=True),
    "no-share": _flag(is_screen_sharing_disabled=True),
    "no-chat": _flag(is_message_disabled=True),
    "no-record": _flag(is_cloud_recording_disabled=True),
    "public": _flag(is_public=True),
    "unlisted": _flag(is_public=False),
    "notice": _text("notice", frozenset({WordKind.QUOTED})),
    "cover": _text("cover", _ANY_TEXT),
    "id": _text("room_id", _ANY_TEXT),
    "category": _categories,
    "layout": _template,
    "quiet": _flag(is_quiet=True),
    "every": _every,
    "remind": _remind,
}

# Words that may as well begin a name ("quiet hour", "every day counts"): each is a clause there
# only if all that follows is made of clauses.
NAME_WORDS: Final = frozenset(
    {
        "muted",
        "no-video",
        "no-share",
        "no-chat",
        "no-record",
        "public",
        "unlisted",
        "quiet",
        "every",
    }
)


def read_clause(words: Sequence[Word]) -> Read:
    """Read the clause that begins at the first word; `Read.taken` is 0 when there is none."""
    word = words[0]
    if word.kind in _MENTIONS:
        return read_people(words)
    reader = CLAUSES.get(word.lower)
    return NO_CLAUSE if reader is None else reader(words)
