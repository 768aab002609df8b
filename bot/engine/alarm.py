"""An alarm that rings at every instant that somebody asked for."""

import asyncio
import heapq
from collections.abc import Callable


class Alarm:
    """Calls `ring` at each instant that was asked for; once for all that have come by then."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._handle: asyncio.TimerHandle | None = None
        self._when = 0.0  # of the handle; uvloop's do not always know it
        self._asked: list[float] = []  # by the loop's clock, the earliest first

    def set(self, delay_s: float) -> None:
        """Ring in `delay_s` seconds."""
        loop = asyncio.get_running_loop()
        heapq.heappush(self._asked, loop.time() + max(delay_s, 0.0))
        self._wait(loop)

    def cancel(self) -> None:
        """Ring no more."""
        self._asked.clear()
        self._drop_handle()

    def _wait(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait for the earliest instant, unless that is what is waited for anyway."""
        when = self._asked[0]
        if self._handle is not None and self._when <= when:
            return
        self._drop_handle()
        self._handle, self._when = loop.call_at(when, self._go), when

    def _drop_handle(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _go(self) -> None:
        self._handle = None
        loop = asyncio.get_running_loop()
        now = max(loop.time(), self._when)  # a timer may come one tick of the clock early
        while self._asked and self._asked[0] <= now:
            heapq.heappop(self._asked)
        if self._asked:
            self._wait(loop)
        self._ring()
