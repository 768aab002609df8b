"""One connection to PostgreSQL, as steps use it."""

import select
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import DictRow, dict_row

from bot.store.database import Params, Row
from bot.store.leases.presence import COME, SIGN_IN
from bot.store.postgres.dialect import statement

# What the address does not say. A dead network is noticed in seconds, not in hours.
DEFAULTS: Final[dict[str, str | int]] = {
    "application_name": "greenroom",
    "client_encoding": "utf8",
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 5_000,
}
# Milliseconds. A process that stands still in the middle of a step must not hold up the others.
# Compiling a statement takes longer than any of ours.
SETTINGS: Final = {
    "jit": "off",
    "statement_timeout": 5_000,
    "lock_timeout": 2_000,
    "idle_in_transaction_session_timeout": 5_000,
}
SET: Final = "select " + ", ".join(
    f"set_config('{name}', '{value}', false)" for name, value in SETTINGS.items()
)
# Names of locks are of a whole database; ours are of our tables, wherever they are in it.
TAKE_TURNS: Final = """
    select pg_advisory_xact_lock(hashtextextended(concat(current_schema(), ' ', :name::text), 0))
"""
# Whoever works on a database shares this lock for as long as a connection lasts.
WORK: Final = "hashtextextended(concat(current_schema(), ' ', 'work'), 0)"
TAKE_PART: Final = f"select pg_try_advisory_lock_shared({WORK}) as is_free"
TAKE_ALONE: Final = f"select pg_advisory_lock({WORK})"
SECONDS: Final = "select extract(epoch from clock_timestamp())::float8 as now"

# These end the connection, though the client does not always know it yet; and a server that only
# reads is not the one any more that takes our rows.
LOST: Final = frozenset(
    {
        errors.AdminShutdown.sqlstate,
        errors.CrashShutdown.sqlstate,
        errors.CannotConnectNow.sqlstate,
        errors.IdleSessionTimeout.sqlstate,
        errors.IdleInTransactionSessionTimeout.sqlstate,
        errors.ReadOnlySqlTransaction.sqlstate,
    }
)


class OutcomeUnknown(Exception):
    """The connection was lost while the database committed: it was kept, or it was not."""


def address(url: str) -> str:
    """Return an address with all that it leaves open."""
    given: dict[str, Any] = {**DEFAULTS, **conninfo_to_dict(url)}
    return make_conninfo(**given)


def connect(url: str) -> psycopg.Connection[DictRow]:
    """Open a connection on which each statement commits by itself. Raises `psycopg.Error`."""
    return psycopg.connect(address(url), autocommit=True, row_factory=dict_row)


class PostgresConnection:
    """An open connection; used by one thread at a time."""

    def __init__(self, conn: psycopg.Connection[DictRow]) -> None:
        self._conn = conn
        self._poll = select.poll()
        self._poll.register(conn.fileno(), select.POLLIN)

    @property
    def raw(self) -> psycopg.Connection[DictRow]:
        """Return the connection itself, for a library that writes within a step of ours."""
        return self._conn

    def rows(self, sql: str, params: Params) -> Sequence[Row]:
        """Return what a SELECT or a RETURNING gives."""
        return self._conn.execute(statement(sql), params).fetchall()

    def write(self, sql: str, params: Params) -> int:
        """Return how many rows a statement touched."""
        return self._conn.execute(statement(sql), params).rowcount

    def write_all(self, sql: str, many: Sequence[Params]) -> None:
        """Repeat a statement for each of `many`, in one round trip."""
        with self._conn.cursor() as cursor:
            cursor.executemany(statement(sql), many)

    def in_turn(self, name: str) -> None:
        """Wait for the other steps of that name, wherever they run, until they are committed."""
        self.rows(TAKE_TURNS, {"name": name})

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit at the end, or roll back; raises `OutcomeUnknown` when nobody knows which."""
        self._conn.execute("begin")
        is_done = False
        try:
            yield
            is_done = True
        finally:
            if not is_done and not self._conn.closed:
                self._conn.execute("rollback")
        with self.last_word():
            self._conn.execute("commit")

    @contextmanager
    def last_word(self) -> Iterator[None]:
        """Hold for a statement that commits: without its answer, what became of it is unknown."""
        try:
            yield
        except psycopg.Error as error:
            if self.is_lost(error):
                said = f"the connection was lost while it was kept: {error}"
                raise OutcomeUnknown(said) from error
            raise

    def is_lost(self, error: Exception) -> bool:
        """Say whether `error` means that nothing more can be done over this connection."""
        state = error.sqlstate if isinstance(error, psycopg.Error) else None
        return self._conn.closed or state in LOST

    def is_alive(self) -> bool:
        """Say whether it can be used; between two steps a server only says farewell."""
        return not self._conn.closed and not self._poll.poll(0)

    def close(self) -> None:
        """Close it."""
        self._conn.close()


def open_connection(url: str, me: str) -> PostgresConnection:
    """Open a connection for short steps, as the process of that name. Raises `psycopg.Error`."""
    conn = connect(url)
    conn.execute(SET)
    (row,) = conn.execute(TAKE_PART)
    if not row["is_free"]:
        conn.close()
        raise psycopg.OperationalError("another program has the database alone: a copy is made")
    for sql in (COME, SIGN_IN):  # in this order: whoever stands there without a lock is gone
        conn.execute(statement(sql), {"me": me})
    return PostgresConnection(conn)
