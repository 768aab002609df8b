"""Tells the page that something changed at the room service, and not too often."""

import asyncio
from collections.abc import Callable
from typing import Final

EVERY_S: Final = 0.1


class Coalesced:
    """Calls `tell` soon after it was called itself, once for all calls within `every_s`."""

    def __init__(self, tell: Callable[[], None], every_s: float = EVERY_S) -> None:
        self._tell = tell
        self._every_s = every_s
        self._is_waiting = False

    def __call__(self) -> None:
        """Hear that something changed."""
        if not self._is_waiting:
            self._is_waiting = True
            asyncio.get_running_loop().call_later(self._every_s, self._go)

    def _go(self) -> None:
        self._is_waiting = False
        self._tell()
