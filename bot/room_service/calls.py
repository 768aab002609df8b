"""The log of the last calls, for a page, a person or a test to read."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

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
        answer: The object that was sent; None when none was (dropped, or not JSON).
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


def readable(raw: bytes, parsed: object) -> object:
    """Return what of a body is worth remembering."""
    if parsed is not None and len(raw) <= SHOWN_BYTES:
        return parsed
    return raw[:SHOWN_BYTES].decode(errors="replace")
