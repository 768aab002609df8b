"""What who tries the app out may move behind the scenes: the clock, and a few switches.

Whoever builds the workspace hands these in; what they are wired to is none of its business.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol


class Clockwork(Protocol):
    """Moves the clock that the workspace and the app go by."""

    def forward(self, seconds: float) -> None:
        """Move it; `seconds` is never less than nothing."""

    async def next_event(self) -> float | None:
        """Return when the app has something to do next, in seconds since the epoch, if ever."""


@dataclass(frozen=True, kw_only=True)
class Switch:
    """Something that can be on or off.

    Attributes:
        name: What the page's form sends.
        label: What stands on its button.
        is_on: Says how it stands now.
        turn: Turns it on or off.
    """

    name: str
    label: str
    is_on: Callable[[], bool]
    turn: Callable[[bool], Awaitable[None]]
