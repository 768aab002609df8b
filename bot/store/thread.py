"""A thread that does database work, taking in groups what is queued.

Its law: nobody is told "done" before the commit. Whoever does a group commits it as one (one
fsync), then the event loop is woken once.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any, Final, TypeVar

from bot.errors import StoreUnavailable
from bot.store.database import Connection
from bot.store.jobs import Doer, Job, Needs

GROUP_MOST: Final = 200  # jobs in one transaction: bounds how long the first of them waits
# A job that can wait lets others come along for so long: a commit costs more than the job.
LINGER_S: Final = 0.003

T = TypeVar("T")
Queue = queue.SimpleQueue[Job[Any] | None]
_log = logging.getLogger(__name__)


def _tell(jobs: Sequence[Job[Any]]) -> None:
    for job in jobs:
        job.tell()


def _report(future: asyncio.Future[Any]) -> None:
    if not future.cancelled() and (error := future.exception()) is not None:
        _log.warning("work that nobody waits for was not done: %s", error)


def _patience(group: Sequence[Job[Any]], until: float) -> float:
    """Return how long to wait for further jobs, seconds; nobody who is in a hurry waits."""
    is_patient = any(job.can_wait for job in group)
    is_free = all(job.can_wait or job.needs is Needs.NOTHING for job in group)
    return max(until - perf_counter(), 0.0) if is_patient and is_free else 0.0


class DbThread:
    """Takes jobs from the event loop and has them done, in order, on a thread of its own.

    Args:
        doer: Used by this thread alone from now on, and closed by it.
        jobs: The queue that it takes from; several threads may share one.
        at_once: How many jobs make a group at most.
    """

    def __init__(self, doer: Doer, jobs: Queue | None = None, at_once: int = GROUP_MOST) -> None:
        self._doer = doer
        self._at_once = at_once
        self._loop = asyncio.get_running_loop()
        self._queue: Queue = jobs if jobs is not None else queue.SimpleQueue()
        self._ended: asyncio.Future[None] = self._loop.create_future()
        self._is_closed = False
        # A daemon: an unclosed store must not keep a dying process alive; the database stays whole.
        threading.Thread(target=self._run, name="greenroom-store", daemon=True).start()

    async def read(self, job: Callable[[Connection], T]) -> T:
        """Do a job that only reads."""
        return await self.submit(job, Needs.NOTHING)

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Do a job of one statement."""
        return await self.submit(job, Needs.TRANSACTION)

    async def step(self, job: Callable[[Connection], T], *, can_wait: bool = False) -> T:
        """Do a job of several statements, all or nothing; one that can wait shares its commit."""
        return await self.submit(job, Needs.SAVEPOINT, can_wait=can_wait)

    def later(self, job: Callable[[Connection], object]) -> None:
        """Do a job after all that is queued; an error is logged, as nobody waits for it."""
        self.submit(job, Needs.TRANSACTION).add_done_callback(_report)

    async def close(self) -> None:
        """Do what is queued, then close the connection."""
        if not self._is_closed:
            self._is_closed = True
            self._queue.put(None)
        await asyncio.shield(self._ended)

    def submit(
        self, call: Callable[[Connection], T], needs: Needs, *, can_wait: bool = False
    ) -> asyncio.Future[T]:
        """Hand a job in; what is returned can be awaited, or cancelled to take the job back."""
        if self._is_closed:
            raise StoreUnavailable("The store is closed.")
        job = Job(call, needs, can_wait=can_wait)
        self._queue.put(job)
        return job.future

    def _run(self) -> None:
        """Work until told to stop; the thread's whole life."""
        goes_on = True
        while goes_on:
            group, goes_on = self._next_group()
            self._doer.do(group, self._tell)
        self._doer.close()
        self._loop.call_soon_threadsafe(self._ended.set_result, None)

    def _tell(self, jobs: Sequence[Job[Any]]) -> None:
        self._loop.call_soon_threadsafe(_tell, jobs)

    def _next_group(self) -> tuple[list[Job[Any]], bool]:
        """Wait for a job, then take all that is there; False when it was the last group."""
        job = self._queue.get()
        group: list[Job[Any]] = []
        until = perf_counter() + LINGER_S
        while job is not None:
            group.append(job)
            if len(group) == self._at_once:
                return group, True
            try:
                job = self._queue.get(timeout=_patience(group, until))
            except queue.Empty:
                return group, True
        return group, False
