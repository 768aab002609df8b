"""The two ends of a copy: a SQLite file or a PostgreSQL database that nobody else works on."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Final, Protocol

from bot.errors import StoreUnavailable
from bot.store.database import Connection
from bot.store.lock import AlreadyRunning, FileLock
from bot.store.openers import NO_DRIVER, SQLITE
from bot.store.sqlite import SqliteConnection, open_database


class CannotCopy(Exception):
    """Something stands in the way; the sentence says what."""


class Side(Connection, Protocol):
    """A connection whose rows are read and written in transactions of one's own."""

    def transaction(self) -> AbstractContextManager[None]:
        """Commit at the end, or roll back."""
        ...


@contextmanager
def opened(url: str, *, is_source: bool = False) -> Iterator[Side]:
    """Open one end, with tables that are up to date, for as long as the context lasts.

    Raises:
        CannotCopy: It is none of ours, cannot be opened, or somebody works on it.
    """
    scheme = url.partition(":")[0]
    if scheme not in SIDES:
        raise CannotCopy("Give two addresses, as DATABASE_URL has them: sqlite:///… postgresql://…")
    try:
        with SIDES[scheme](url, is_source) as side:
            yield side
    except (StoreUnavailable, AlreadyRunning, OSError, sqlite3.DatabaseError) as error:
        raise CannotCopy(str(error)) from error


@contextmanager
def _sqlite(url: str, is_source: bool) -> Iterator[Side]:  # noqa: FBT001  one signature for all
    file = Path(url.removeprefix(SQLITE))
    if is_source and not file.exists():
        raise CannotCopy(f"There is no {file}.")
    with ExitStack() as stack:
        lock = FileLock(file)
        stack.callback(lock.release)
        connection = SqliteConnection(open_database(file))
        stack.callback(connection.close)
        yield connection


@contextmanager
def _postgresql(url: str, _: bool) -> Iterator[Side]:  # noqa: FBT001  one signature for all
    try:
        from bot.store.postgres.alone import alone  # noqa: PLC0415  an extra
    except ImportError:
        raise CannotCopy(NO_DRIVER) from None
    with alone(url) as connection:
        yield connection


Opener = Callable[[str, bool], AbstractContextManager[Side]]
SIDES: Final[Mapping[str, Opener]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
    "postgres": _postgresql,
}
