"""What the tables need of a database, so that SQLite and PostgreSQL can share the SQL texts.

Its law: a job is one step. All it does is kept, durably, before its caller goes on; or none of it.
A job may be called again after a try that was not kept, so it leaves no trace but its rows.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

Value = str | int | float | None
Params = Mapping[str, Value]
Row = Mapping[str, Any]
T = TypeVar("T")


class Connection(Protocol):
    """An open connection inside a step; parameters are written ``:name``."""

    def rows(self, sql: str, params: Params) -> Sequence[Row]:
        """Return what a SELECT or a RETURNING gives."""
        ...

    def write(self, sql: str, params: Params) -> int:
        """Return how many rows a statement touched."""
        ...

    def write_all(self, sql: str, many: Sequence[Params]) -> None:
        """Repeat a statement for each of `many`."""
        ...

    def in_turn(self, name: str) -> None:
        """Wait until every other step that named the same has ended; it ends with the step.

        For a step that looks and then writes, where no key and no row says that two of them met.
        """
        ...


class Database(Protocol):
    """Where jobs are handed in. Raises `StoreUnavailable` when the database did not take it.

    A caller that stops waiting before its job has begun takes the job back.
    """

    async def read(self, job: Callable[[Connection], T]) -> T:
        """Do a job that only reads."""
        ...

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Do a job of one single statement, which is all or nothing by itself."""
        ...

    async def step(self, job: Callable[[Connection], T], *, can_wait: bool = False) -> T:
        """Do a job of several statements, all or nothing.

        One that can wait may be kept for a few milliseconds, to be committed with others.
        """
        ...

    def later(self, job: Callable[[Connection], object]) -> None:
        """Do a job of one statement after all that is queued; nobody waits for it."""
        ...
