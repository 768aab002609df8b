"""The store over one SQLite file: opening it, its transactions, its clean-up."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

import sqlite_utils

from bot.errors import StoreUnavailable
from bot.store.database import Connection, Params, Row
from bot.store.jobs import Caught, Job, Needs, Tell, unavailable
from bot.store.lock import FileLock
from bot.store.migrations import STEPS
from bot.store.opened import OpenedStore
from bot.store.tables import inbox
from bot.store.tables.actions import free_leases
from bot.store.thread import DbThread

# How long one statement waits for a lock that another program (a backup, a shell) holds.
BUSY_S: Final = 5.0

PRAGMAS: Final = (
    "pragma synchronous = full",  # a commit survives power loss, not only `kill -9`
    "pragma foreign_keys = on",
    "pragma secure_delete = on",  # a wiped response_url leaves no bytes in the file
)

# What sqlite3 raises when a statement of ours is wrong; all its other errors are the file's.
BUGS: Final = (
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
    sqlite3.DataError,
    sqlite3.InternalError,
    sqlite3.NotSupportedError,
)


class SqliteConnection:
    """A connection of sqlite-utils, used by one thread."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._conn = db.conn

    def is_fault(self, error: Exception) -> bool:
        """Say whether `error` is about the file and its locks, and not about what we asked."""
        return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, BUGS)

    def rows(self, sql: str, params: Params) -> Sequence[Row]:
        """Return what a SELECT or a RETURNING gives.

        All rows are fetched at once and the thread's transaction commits, so this is free of the
        trap for which sqlite-utils has `query` (a RETURNING that leaves its transaction open),
        and free of the savepoint by which `query` avoids it.
        """
        cursor = self._conn.execute(sql, params)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def write(self, sql: str, params: Params) -> int:
        """Return how many rows a statement touched."""
        return self._conn.execute(sql, params).rowcount

    def write_all(self, sql: str, many: Sequence[Params]) -> None:
        """Repeat a statement for each of `many`."""
        self._conn.executemany(sql, many)

    def in_turn(self, name: str) -> None:
        """Go on: all steps of a file are done by one thread."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit at the end, or roll back; a reader that writes later must not begin deferred."""
        self._conn.execute("begin immediate")
        try:
            yield
            self.commit()
        finally:
            self._conn.rollback()  # does nothing after a commit

    def commit(self) -> None:
        """Make durable what the transaction holds."""
        self._conn.commit()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what is done inside when anything is raised."""
        self._conn.execute("savepoint job")
        is_done = False
        try:
            yield
            is_done = True
        finally:
            if not is_done and self._conn.in_transaction:
                self._conn.execute("rollback to job")
            if self._conn.in_transaction:
                self._conn.execute("release job")

    def is_in_transaction(self) -> bool:
        """Say whether the transaction still stands."""
        return self._conn.in_transaction

    def close(self) -> None:
        """Close it; the last one to close folds the WAL into the file."""
        self._conn.close()


class GroupCommit:
    """Does a group of jobs in one transaction; see `bot.store.thread`."""

    def __init__(self, connection: SqliteConnection) -> None:
        self._connection = connection

    def do(self, jobs: Sequence[Job[Any]], tell: Tell) -> None:
        """Do a group and tell everybody at once."""
        caught = Caught()
        with caught:
            if all(job.needs is Needs.NOTHING for job in jobs):
                self._do_each(jobs)
            else:
                with self._connection.transaction():
                    self._do_each(jobs)
        if caught.error is not None:  # the transaction as a whole was not taken
            for job in jobs:
                job.error = job.error or unavailable(caught.error)
        tell(jobs)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _do_each(self, jobs: Sequence[Job[Any]]) -> None:
        was_open = self._connection.is_in_transaction()
        for job in jobs:
            if job.is_taken_back:
                continue
            self._do_one(job)
            # A full disk ends the whole transaction: what the neighbours wrote is gone too.
            if job.error is not None and self._connection.is_in_transaction() is not was_open:
                raise StoreUnavailable(f"The transaction was lost: {job.error}")

    def _do_one(self, job: Job[Any]) -> None:
        """Do one; an error harms no neighbour."""
        caught = Caught()
        with caught:
            if job.needs is Needs.SAVEPOINT:
                with self._connection.savepoint():
                    job.do(self._connection)
            else:
                job.do(self._connection)
        if caught.error is not None:
            is_fault = self._connection.is_fault(caught.error)
            job.error = unavailable(caught.error) if is_fault else caught.error


async def open_store(path: str | Path, *, resume_at: float = 0.0) -> OpenedStore:
    """Open the SQLite file, making it and its tables as needed.

    Args:
        path: The file.
        resume_at: When what a dead process had begun is due again, UTC epoch seconds.

    Raises:
        AlreadyRunning: Another process works on it.
        StoreUnavailable: It cannot be opened; says why.
    """
    file = Path(path)
    try:
        lock = FileLock(file)
    except OSError as error:
        raise _cannot_open(file, error) from error
    try:
        db = await asyncio.to_thread(open_database, file)
    except (OSError, sqlite3.DatabaseError) as error:
        lock.release()
        raise _cannot_open(file, error) from error
    thread = DbThread(GroupCommit(SqliteConnection(db)))
    await thread.step(partial(_take_over, resume_at))
    return OpenedStore(thread, partial(_close, thread, lock))


def _take_over(resume_at: float, connection: Connection) -> None:
    """End the leases of whoever had the file before: only one process has it at a time."""
    free_leases(resume_at, connection)
    connection.write(inbox.FREE_LEASES, {})


async def _close(thread: DbThread, lock: FileLock) -> None:
    """Finish what is queued, close the file, let go of the lock."""
    await thread.close()
    lock.release()


def _cannot_open(file: Path, error: Exception) -> StoreUnavailable:
    return StoreUnavailable(f"The database {file} cannot be opened: {error}")


def _enable_wal(db: sqlite_utils.Database) -> None:
    """Set the journal; where another process is at it, wait for it and look again.

    SQLite does not wait by itself here: it says "database is locked" at once.
    """
    try:
        db.enable_wal()
    except sqlite3.OperationalError:
        db.execute("begin immediate")  # this does wait
        db.conn.rollback()
        db.enable_wal()


def _migrations() -> sqlite_utils.Migrations:
    """Return the steps to today's tables, as sqlite-utils applies and records them."""
    migrations = sqlite_utils.Migrations("greenroom")
    for name, statements in STEPS.items():
        migrations(name=name)(_taker(statements))
    return migrations


def _taker(statements: Sequence[str]) -> Callable[[sqlite_utils.Database], None]:
    """Return what takes one step."""

    def take(db: sqlite_utils.Database) -> None:
        for statement in statements:
            db.execute(statement)

    return take


def open_database(file: Path) -> sqlite_utils.Database:
    """Return a connection to an up-to-date file; safe when several processes do it at once."""
    file.touch(mode=0o600)  # it holds ways to answer people: nobody else's to read
    db = sqlite_utils.Database(sqlite3.connect(file, timeout=BUSY_S, check_same_thread=False))
    _enable_wal(db)
    for pragma in PRAGMAS:
        db.execute(pragma)
    db.execute("begin immediate")  # deferred, all but one of several processes would fail
    try:
        _migrations().apply(db)
        db.conn.commit()
    finally:
        db.conn.rollback()  # does nothing after a commit
    return db
