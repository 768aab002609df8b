"""One alarm, set to the earliest instant that somebody asked for."""

import asyncio
from collections.abc import Callable


class Alarm:
    """Calls `ring` once, after the shortest delay that was asked for since it last rang."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._handle: asyncio.TimerHandle | None = None
        self._when = 0.0  # of the handle; uvloop's do not always know it

    def set(self, delay_s: float) -> None:
        """Ring in `delay_s` seconds, unless it rings earlier anyway."""
        loop = asyncio.get_running_loop()
        when = loop.time() + max(delay_s, 0.0)
        if self._handle is not None and self._when <= when:
            return
        self.cancel()
        self._handle, self._when = loop.call_at(when, self._go), when

    def cancel(self) -> None:
        """Ring no more."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _go(self) -> None:
        self._handle = None
        self._ring()
