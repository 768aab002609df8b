"""The one thread that does all database work, committing in groups.

Its law: nobody is told "done" before the commit. The thread takes everything that is queued, does
it in one transaction (one fsync), then wakes the event loop once.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from enum import Enum
from time import perf_counter
from types import TracebackType
from typing import Any, Final, Generic, Protocol, TypeVar

from bot.errors import StoreUnavailable
from bot.store.database import Connection

GROUP_MOST: Final = 200  # jobs in one transaction: bounds how long the first of them waits
# A job that can wait lets others come along for so long: a commit costs more than the job.
LINGER_S: Final = 0.003

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Needs(Enum):
    """How much protection a job needs."""

    NOTHING = "it only reads"
    TRANSACTION = "one statement"
    SAVEPOINT = "several statements"


class Transactional(Connection, Protocol):
    """A connection that the thread can wrap in transactions."""

    def is_fault(self, error: Exception) -> bool:
        """Say whether `error` means that the database did not take it, and is no bug of ours."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Commit at the end, or roll back when anything is raised."""
        ...

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo what is done inside when anything is raised."""
        ...

    def is_in_transaction(self) -> bool:
        """Say whether the transaction still stands; some errors end it."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


class _Caught:
    """Catches what is raised inside, so that it can be handed to whoever waits for it."""

    __slots__ = ("error",)

    def __init__(self) -> None:
        self.error: Exception | None = None

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> bool:
        """Keep an error; what is none (the end of the interpreter) goes on."""
        if isinstance(error, Exception):
            self.error = error
            return True
        return False


class _Job(Generic[T]):
    """A job, who waits for it, and what came of it."""

    __slots__ = ("call", "can_wait", "error", "future", "needs", "result")

    def __init__(self, call: Callable[[Connection], T], needs: Needs, *, can_wait: bool) -> None:
        self.call = call
        self.needs = needs
        self.can_wait = can_wait
        self.future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.result: T | None = None
        self.error: Exception | None = None

    def do(self, connection: Transactional) -> None:
        """Do it; an error harms no neighbour."""
        caught = _Caught()
        with caught:
            if self.needs is Needs.SAVEPOINT:
                with connection.savepoint():
                    self.result = self.call(connection)
            else:
                self.result = self.call(connection)
        if caught.error is not None:
            is_fault = connection.is_fault(caught.error)
            self.error = _unavailable(caught.error) if is_fault else caught.error

    def tell(self) -> None:
        """Tell whoever waits, unless they gave up; on the event loop."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)  # type: ignore[arg-type]  # no error: it is a T


def _unavailable(error: Exception) -> StoreUnavailable:
    """Return `error` as ours, with what the database said."""
    said = StoreUnavailable(str(error))
    said.__cause__ = error
    return said


def _tell(jobs: Sequence[_Job[Any]]) -> None:
    for job in jobs:
        job.tell()


def _report(future: asyncio.Future[Any]) -> None:
    if not future.cancelled() and (error := future.exception()) is not None:
        _log.warning("work that nobody waits for was not done: %s", error)


def _patience(group: Sequence[_Job[Any]], until: float) -> float:
    """Return how long to wait for further jobs, seconds; nobody who is in a hurry waits."""
    is_patient = any(job.can_wait for job in group)
    is_free = all(job.can_wait or job.needs is Needs.NOTHING for job in group)
    return max(until - perf_counter(), 0.0) if is_patient and is_free else 0.0


class DbThread:
    """Takes jobs from the event loop and does them, in order, on a thread of its own.

    Args:
        connection: Used by this thread alone from now on, and closed by it.
    """

    def __init__(self, connection: Transactional) -> None:
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._queue: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._ended: asyncio.Future[None] = self._loop.create_future()
        self._is_closed = False
        # A daemon: an unclosed store must not keep a dying process alive; WAL keeps it whole.
        threading.Thread(target=self._run, name="greenroom-store", daemon=True).start()

    async def read(self, job: Callable[[Connection], T]) -> T:
        """Do a job that only reads."""
        return await self._submit(job, Needs.NOTHING)

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Do a job of one statement."""
        return await self._submit(job, Needs.TRANSACTION)

    async def step(self, job: Callable[[Connection], T], *, can_wait: bool = False) -> T:
        """Do a job of several statements, all or nothing; one that can wait shares its commit."""
        return await self._submit(job, Needs.SAVEPOINT, can_wait=can_wait)

    def later(self, job: Callable[[Connection], object]) -> None:
        """Do a job after all that is queued; an error is logged, as nobody waits for it."""
        self._submit(job, Needs.TRANSACTION).add_done_callback(_report)

    async def close(self) -> None:
        """Do what is queued, then close the connection."""
        if not self._is_closed:
            self._is_closed = True
            self._queue.put(None)
        await asyncio.shield(self._ended)

    def _submit(
        self, call: Callable[[Connection], T], needs: Needs, *, can_wait: bool = False
    ) -> asyncio.Future[T]:
        if self._is_closed:
            raise StoreUnavailable("The store is closed.")
        job = _Job(call, needs, can_wait=can_wait)
        self._queue.put(job)
        return job.future

    def _run(self) -> None:
        """Work until told to stop; the thread's whole life."""
        goes_on = True
        while goes_on:
            group, goes_on = self._next_group()
            self._do(group)
        self._connection.close()
        self._loop.call_soon_threadsafe(self._ended.set_result, None)

    def _next_group(self) -> tuple[list[_Job[Any]], bool]:
        """Wait for a job, then take all that is there; False when it was the last group."""
        job = self._queue.get()
        group: list[_Job[Any]] = []
        until = perf_counter() + LINGER_S
        while job is not None:
            group.append(job)
            if len(group) == GROUP_MOST:
                return group, True
            try:
                job = self._queue.get(timeout=_patience(group, until))
            except queue.Empty:
                return group, True
        return group, False

    def _do(self, group: Sequence[_Job[Any]]) -> None:
        """Do a group and tell everybody at once."""
        caught = _Caught()
        with caught:
            if all(job.needs is Needs.NOTHING for job in group):
                self._do_each(group)
            else:
                with self._connection.transaction():
                    self._do_each(group)
        if caught.error is not None:  # the transaction as a whole was not taken
            for job in group:
                job.error = job.error or _unavailable(caught.error)
        self._loop.call_soon_threadsafe(_tell, group)

    def _do_each(self, jobs: Sequence[_Job[Any]]) -> None:
        was_open = self._connection.is_in_transaction()
        for job in jobs:
            if job.future.cancelled():  # whoever gave up before it began has taken it back
                continue
            job.do(self._connection)
            # A full disk ends the whole transaction: what the neighbours wrote is gone too.
            if job.error is not None and self._connection.is_in_transaction() is not was_open:
                raise StoreUnavailable(f"The transaction was lost: {job.error}")
