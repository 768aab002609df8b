"""An explanation on the terminal."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import east_asian_width

from bot.explain.explain import frame_of
from bot.explain.explanation import Explanation
from bot.explain.frame import Frame

_LABEL_WIDTH: Final = 11
_LINE_WIDTH: Final = 100
_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_CLOSING: Final = "”’、。〉》」』】\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
# A line may end after a space and beside a wide character; none begins with what closes.
_PIECES: Final = re.compile(
    rf"\s+|[“‘（]*(?:[{_WIDE}](?<![{_CLOSING}])|[^\s{_WIDE}]+)?[{_CLOSING}]*"
)


def as_text(explanation: Explanation) -> str:
    """Return the explanation as lines of plain text, without a newline at its end."""
    words, frame = explanation.words, frame_of(explanation.language)
    code = frame.bracketed.format(said=explanation.code) if explanation.code else ""
    lines = [
        (frame.cause, f"{words.cause}{code}"),
        (frame.quoted, f"“{explanation.quote}”" if explanation.quote else ""),
        *explanation.details,
        (frame.remedy, words.remedy),
        (frame.admin, words.admin),
        (frame.reference, _reference(explanation, frame)),
    ]
    shown = (_line(label, text) for label, text in lines if text)
    return "\n".join([f"{words.title}{frame.stop}", *shown])


def _reference(explanation: Explanation, frame: Frame) -> str:
    request_id = explanation.request_id
    request = frame.request.format(id=request_id) if request_id else ""
    return " · ".join(part for part in (request, explanation.words.source) if part)


def _line(label: str, text: str) -> str:
    shown = _printable(label)
    first = f"{shown}{' ' * max(_LABEL_WIDTH - 1 - _width(shown), 0)} "
    folded = _folded(_printable(text), _LINE_WIDTH - max(_LABEL_WIDTH, _width(first)))
    return f"\n{' ' * _LABEL_WIDTH}".join([first + next(folded), *folded]).rstrip()


def _folded(text: str, width: int) -> Iterator[str]:
    """Yield lines of at most `width` columns, cutting only what is longer than one."""
    line = ""
    for piece in _pieces(text, width):
        if _width(line) + _width(piece) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def _pieces(text: str, width: int) -> Iterable[str]:
    """Return what is kept together on a line; a piece of more than `width` is cut."""
    for piece in _PIECES.findall(text):
        step = max(width // 2, 1) if _width(piece) > width else len(piece) or 1
        yield from (piece[at : at + step] for at in range(0, len(piece), step))


def _width(text: str) -> int:
    """Return how many columns it takes: the characters of Chinese take two each."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _printable(text: str) -> str:
    """Keep what others wrote from steering the terminal."""
    return "".join(one if one.isprintable() else " " for one in text)
