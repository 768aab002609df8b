"""The log of the last calls, for a page, a person or a test to read."""

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.room_service.envelope import Json

REMEMBERED = 200
SHOWN_BYTES = 4096
"""Of a body that was not an object, or is longer than this."""


@dataclass
class Call:
    """One call and what came of it.

    Attributes:
        time: Unix seconds at its arrival, by the service's clock.
        path: As it was asked for.
        query: For people, with the signature hidden.
        request: The body: the object, or the beginning of what came instead.
        answer: The object that was sent, tokens hidden; None when none was (dropped, or not JSON).
        code: ErrorCode of the answer, None as above.
        status: HTTP status, None when the connection was dropped.
        seconds: How long the call took here.
        notes: What was odd and was let through.
        fault: Kind of the fault that struck, if one did.
    """

    time: float
    path: str
    query: str
    request: Any = None
    answer: dict[str, Any] | None = None
    code: int | None = None
    status: int | None = None
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)
    fault: str | None = None


class Calls(deque[Call]):
    """The last calls, oldest first."""

    def __init__(self) -> None:
        super().__init__(maxlen=REMEMBERED)


SECRET: Final = "Token"  # noqa: S105  the name of the field, not its value
"""The one field of bodies that is nobody's business: what signs callbacks (69528)."""

HIDDEN: Final = "***"
SECRET_IN_TEXT: Final = re.compile(rf'("{SECRET}"\s*:\s*")[^"]*')


def readable(raw: bytes, parsed: Json | None) -> object:
    """Return what of a body is worth remembering."""
    if parsed is not None and len(raw) <= SHOWN_BYTES:
        return without_secret(parsed)
    text = raw[:SHOWN_BYTES].decode(errors="replace")
    return SECRET_IN_TEXT.sub(rf"\1{HIDDEN}", text)


def without_secret(content: Mapping[str, Any]) -> Json:
    """Return a body or an answer with its token hidden."""
    return {
        name: HIDDEN
        if name == SECRET
        else without_secret(value)
        if isinstance(value, dict)
        else value
        for name, value in content.items()
    }
