"""The store over one SQLite file: opening it, its transactions, its clean-up."""

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

import sqlite_utils

from bot.errors import StoreUnavailable
from bot.ports import Store
from bot.rooms.installation import Leaving
from bot.store.database import Database, Params, Row
from bot.store.lock import FileLock
from bot.store.migrations import MIGRATIONS
from bot.store.sweep import sweep
from bot.store.tables.accounts import AccountTable
from bot.store.tables.actions import ActionTable, free_leases, next_due
from bot.store.tables.bookings import BookingTable
from bot.store.tables.drafts import DraftTable
from bot.store.tables.inbox import InboxTable
from bot.store.tables.installations import InstallationTable
from bot.store.tables.log import LogTable
from bot.store.tables.series import SeriesTable
from bot.store.tables.usual import UsualTable
from bot.store.thread import DbThread
from bot.store.workspaces.grants import GrantTable
from bot.store.workspaces.states import StateTable
from bot.store.workspaces.wipe import wipe

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


class SqliteStore:
    """The store over one SQLite file, and the lock beside it.

    Attributes:
        store: The ports.
        database: Where jobs of one's own can be handed in.
    """

    def __init__(self, thread: DbThread, lock: FileLock) -> None:
        self.database: Database = thread
        self._thread = thread
        self._lock = lock
        bookings = BookingTable(thread)
        self.store = Store(
            inbox=InboxTable(thread),
            bookings=bookings,
            actions=ActionTable(thread),
            log=LogTable(thread),
            accounts=AccountTable(thread),
            drafts=DraftTable(thread),
            series=SeriesTable(thread),
            usual=UsualTable(thread),
            installations=InstallationTable(thread),
            finder=bookings,
            grants=GrantTable(thread),
            states=StateTable(thread),
        )

    async def sweep(self, now: float, *, keep_days: int = 0) -> None:
        """Drop what is too old to be asked for; see `bot.store.sweep`."""
        await sweep(self._thread, now, keep_days=keep_days)

    async def wipe(self, leaving: Leaving) -> Sequence[str]:
        """Wipe all that is about who left; return the ids of the workspaces that are gone."""
        return await wipe(self._thread, leaving)

    async def next_due(self) -> float | None:
        """Return when the next action is due, UTC epoch seconds; None when none is waiting."""
        return await self._thread.read(next_due)

    async def close(self) -> None:
        """Finish what is queued, close the file, let go of the lock."""
        await self._thread.close()
        self._lock.release()


async def open_store(path: str | Path, *, resume_at: float = 0.0) -> SqliteStore:
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
    thread = DbThread(SqliteConnection(db))
    await thread.write(partial(free_leases, resume_at))
    return SqliteStore(thread, lock)


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


def open_database(file: Path) -> sqlite_utils.Database:
    """Return a connection to an up-to-date file; safe when several processes do it at once."""
    file.touch(mode=0o600)  # it holds ways to answer people: nobody else's to read
    db = sqlite_utils.Database(sqlite3.connect(file, timeout=BUSY_S, check_same_thread=False))
    _enable_wal(db)
    for pragma in PRAGMAS:
        db.execute(pragma)
    db.execute("begin immediate")  # deferred, all but one of several processes would fail
    try:
        MIGRATIONS.apply(db)
        db.conn.commit()
    finally:
        db.conn.rollback()  # does nothing after a commit
    return db
