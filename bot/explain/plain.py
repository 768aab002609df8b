"""An explanation on the terminal."""

import textwrap
from typing import Final

from bot.explain.explanation import Explanation

_LABEL_WIDTH: Final = 11
_LINE_WIDTH: Final = 100


def as_text(explanation: Explanation) -> str:
    """Return the explanation as lines of plain text, without a newline at its end."""
    words = explanation.words
    code = f" ({explanation.code})" if explanation.code else ""
    lines = [
        ("Cause", f"{words.cause}{code}"),
        ("Quoted", f"“{explanation.quote}”" if explanation.quote else ""),
        *explanation.details,
        ("Do", words.remedy),
        ("Admin", words.admin),
        ("Reference", _reference(explanation)),
    ]
    shown = (_line(label, text) for label, text in lines if text)
    return "\n".join([f"{words.title}.", *shown])


def _reference(explanation: Explanation) -> str:
    request = f"Room service request {explanation.request_id}" if explanation.request_id else ""
    return " · ".join(part for part in (request, explanation.words.source) if part)


def _line(label: str, text: str) -> str:
    return textwrap.fill(
        _printable(text),
        width=_LINE_WIDTH,
        initial_indent=f"{_printable(label):<{_LABEL_WIDTH - 1}} ",
        subsequent_indent=" " * _LABEL_WIDTH,
        break_on_hyphens=False,
    )


def _printable(text: str) -> str:
    """Keep what others wrote from steering the terminal."""
    return "".join(one if one.isprintable() else " " for one in text)
