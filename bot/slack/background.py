"""What goes on after an acknowledgement: a bounded pool of tasks that loses no exception."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

LOG: Final = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]
OnError = Callable[[Exception, Any], Awaitable[None]]


class Background:
    """Runs work beside the acknowledgements.

    Args:
        handle_error: Told of every exception, with what `submit` said the work is about.
        workers: How much runs at once.
        queue: How much may wait for its turn.
    """

    def __init__(self, handle_error: OnError, *, workers: int = 32, queue: int = 1000) -> None:
        self._handle_error = handle_error
        self._workers = workers
        self._queue = queue
        self._waiting: deque[tuple[Work, object]] = deque()
        self._running: set[asyncio.Task[None]] = set()
        self._is_closing = False

    def submit(self, work: Work, about: object = None) -> bool:
        """Run it soon; False when the pool is full or drains: what is durable is taken up later."""
        if self._is_closing or len(self._waiting) >= self._queue:
            return False
        self._waiting.append((work, about))
        self._start()
        return True

    async def idle(self) -> None:
        """Return once nothing runs and nothing waits."""
        while self._running:
            await asyncio.wait(self._running)

    async def drain(self, grace_s: float) -> None:
        """Take no more, let what was taken finish for `grace_s` seconds, cancel the rest."""
        self._is_closing = True
        try:
            async with asyncio.timeout(grace_s):
                await self.idle()
        except TimeoutError:
            LOG.warning("Stopped with %d tasks unfinished", len(self._running) + len(self._waiting))
        self._waiting.clear()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _start(self) -> None:
        while self._waiting and len(self._running) < self._workers:
            work, about = self._waiting.popleft()
            task = asyncio.create_task(self._guarded(work, about))
            self._running.add(task)
            task.add_done_callback(self._finished)

    async def _guarded(self, work: Work, about: object) -> None:
        try:
            await work()
        except Exception as error:  # noqa: BLE001  the one handler hears of everything (S8)
            await self._handle_error(error, about)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            LOG.error("The handler of errors failed itself", exc_info=task.exception())
        self._start()
