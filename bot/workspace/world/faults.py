"""Faults on demand: what the Web API is told to do wrong next."""

from dataclasses import dataclass
from typing import Final

ANY_METHOD: Final = "*"


@dataclass(kw_only=True)
class Fault:
    """One thing to go wrong.

    Attributes:
        method: The Web API method that it befalls; `*` is every one.
        times: How many calls are left to befall.
        status: HTTP status to answer with instead of doing anything; 0 leaves it alone.
        error: Slack error word to answer with instead of doing anything.
        retry_after_s: `Retry-After` of a 429, whole seconds.
        delay_s: How long to wait before the call is looked at.
        drops_answer: Whether the call is done and its answer then lost.
    """

    method: str = ANY_METHOD
    times: int = 1
    status: int = 0
    error: str = ""
    retry_after_s: int = 1
    delay_s: float = 0.0
    drops_answer: bool = False


class Faults:
    """The faults that wait to happen, oldest first."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let `fault` happen to the next calls of its method."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self._waiting.clear()

    def waiting(self) -> list[Fault]:
        """Return what is still to happen."""
        return list(self._waiting)

    def take(self, method: str) -> Fault | None:
        """Return what befalls this call of `method`, and count it."""
        fault = next((f for f in self._waiting if f.method in (method, ANY_METHOD)), None)
        if fault is None:
            return None
        fault.times -= 1
        if fault.times <= 0:
            self._waiting.remove(fault)
        return fault
