"""A job on its way through a database: who waits for it, how it is done, what came of it."""

import asyncio
from collections.abc import Callable, Sequence
from enum import Enum
from time import monotonic
from types import TracebackType
from typing import Any, Generic, Protocol, TypeVar

from bot.errors import StoreUnavailable
from bot.store.database import Connection

T = TypeVar("T")


class Needs(Enum):
    """How much protection a job needs."""

    NOTHING = "it only reads"
    TRANSACTION = "one statement"
    SAVEPOINT = "several statements"


class Caught:
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


class Job(Generic[T]):
    """A job, who waits for it, and what came of it.

    Attributes:
        asked_at: When it was handed in, by the clock that never jumps, seconds.
        error: What it raised, or why the database did not take it; None when it was done.
    """

    __slots__ = ("asked_at", "call", "can_wait", "error", "future", "needs", "result")

    def __init__(self, call: Callable[[Connection], T], needs: Needs, *, can_wait: bool) -> None:
        self.call = call
        self.needs = needs
        self.can_wait = can_wait
        self.asked_at = monotonic()
        self.future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.result: T | None = None
        self.error: Exception | None = None

    @property
    def is_taken_back(self) -> bool:
        """Say whether nobody waits for it any more."""
        return self.future.cancelled()

    def do(self, connection: Connection) -> None:
        """Do it."""
        self.result = self.call(connection)

    def tell(self) -> None:
        """Tell whoever waits, unless they gave up; on the event loop."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)  # type: ignore[arg-type]  # no error: it is a T


Tell = Callable[[Sequence[Job[Any]]], None]


class Doer(Protocol):
    """A database, as a thread uses it: only that thread calls it."""

    def do(self, jobs: Sequence[Job[Any]], tell: Tell) -> None:
        """Do `jobs`, and tell those that are over, each once; never raises."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def unavailable(error: Exception) -> StoreUnavailable:
    """Return `error` as ours, with what the database said."""
    said = StoreUnavailable(str(error).strip())
    said.__cause__ = error
    return said
