"""The lanes: several connections at once, each with a thread of its own.

Its law: what changes one row goes down one lane, in order, and is committed in groups: an
acknowledgement waits for no step. All other work is taken by whichever lane is free.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

from bot.errors import StoreUnavailable
from bot.store.database import Connection
from bot.store.jobs import Needs
from bot.store.postgres.line import Line
from bot.store.thread import DbThread, Queue

# For steps and reads. Each is a connection of every process; measured on two cores, one claims and
# finishes 840 actions a second, four 1,010, eight 1,220, and the room service takes 200.
LANES: Final = 4
INSIST_S: Final = 1.0  # between two tries of what nobody waits for

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Lanes:
    """`bot.store.database.Database` over PostgreSQL.

    Args:
        line: Makes a line; it connects when it gets its first job.
        is_ending: Tells the lines that they should wait for nothing any more.
    """

    def __init__(self, line: Callable[[], Line], is_ending: threading.Event) -> None:
        work: Queue = queue.SimpleQueue()
        self._is_ending = is_ending
        self._rows = DbThread(line())
        self._steps = [DbThread(line(), work, at_once=1) for _ in range(LANES)]
        self._insisting: set[asyncio.Task[None]] = set()

    async def read(self, job: Callable[[Connection], T]) -> T:
        """Do a job that only reads."""
        return await self._steps[0].read(job)

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Do a job of one statement."""
        return await self._rows.write(job)

    async def step(self, job: Callable[[Connection], T], *, can_wait: bool = False) -> T:
        """Do a job of several statements, all or nothing; none waits to be committed with others.

        PostgreSQL itself writes down together what several lanes commit at once.
        """
        del can_wait
        return await self._steps[0].step(job)

    def later(self, job: Callable[[Connection], object]) -> None:
        """Do a job of one statement after all that is queued, however long that takes."""
        first = self._rows.submit(job, Needs.TRANSACTION)
        task = asyncio.create_task(self._insist(job, first), name="later")
        self._insisting.add(task)
        task.add_done_callback(self._insisting.discard)

    async def close(self) -> None:
        """Do what is queued, then close the connections."""
        self._is_ending.set()
        await asyncio.gather(*(thread.close() for thread in (self._rows, *self._steps)))
        for task in tuple(self._insisting):
            task.cancel()
        await asyncio.gather(*self._insisting, return_exceptions=True)

    async def _insist(
        self, job: Callable[[Connection], object], future: asyncio.Future[Any]
    ) -> None:
        """Try again until the database takes it."""
        while True:
            try:
                await future
            except StoreUnavailable as error:
                _log.warning("what nobody waits for is not written yet: %s", error)
            else:
                return
            await asyncio.sleep(INSIST_S)
            future = self._rows.submit(job, Needs.TRANSACTION)
