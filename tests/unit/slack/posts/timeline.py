"""Time that passes only while everybody waits, so that hours of waiting take no time."""

import asyncio
import heapq
import itertools
from collections.abc import Coroutine
from typing import Any

from tests.stopped_clock import StoppedClock

TURNS_OF_THE_LOOP = 10  # until all who can go on have done so


class Timeline:
    """A clock, and the sleep that goes with it."""

    def __init__(self) -> None:
        self.clock = StoppedClock()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    async def sleep(self, seconds: float) -> None:
        """Wait until that much time has passed."""
        woken = asyncio.get_running_loop().create_future()
        until = self.clock.now() + seconds
        heapq.heappush(self._sleepers, (until, next(self._order), woken))
        await woken

    async def run(self, *stories: Coroutine[Any, Any, None]) -> None:
        """Play all of them to their ends, at the same time."""
        async with asyncio.TaskGroup() as group:
            for story in stories:
                group.create_task(story)
            await self._settle()
            while self._sleepers:
                until, _, woken = heapq.heappop(self._sleepers)
                self.clock.at = max(self.clock.at, until)
                woken.set_result(None)
                await self._settle()

    async def _settle(self) -> None:
        for _ in range(TURNS_OF_THE_LOOP):
            await asyncio.sleep(0)
