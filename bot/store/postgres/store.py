"""The store over PostgreSQL: opening it. Any number of processes may have it open."""

import asyncio
import threading
from functools import partial
from typing import Final

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow

from bot.errors import StoreUnavailable
from bot.store.opened import OpenedStore
from bot.store.postgres.clock import DatabaseClock
from bot.store.postgres.connection import PostgresConnection, connect, open_connection
from bot.store.postgres.lanes import Lanes
from bot.store.postgres.line import Line
from bot.store.postgres.migrations import migrate

OLDEST: Final = 13  # PostgreSQL's own support for 12 has ended: postgresql.org/support/versioning
NEEDED_ENCODING: Final = "UTF8"


async def open_store(url: str) -> OpenedStore:
    """Open a database, making its tables as needed.

    Leases of other processes stay as they are: whoever is gone loses them when they run out.

    Args:
        url: ``postgresql://…``, as PostgreSQL's own programs take it.

    Raises:
        StoreUnavailable: It cannot be opened; says why, without the password.
    """
    clock = DatabaseClock()
    await asyncio.to_thread(_prepare, url, clock)
    is_ending = threading.Event()
    lanes = Lanes(partial(Line, partial(open_connection, url), clock, is_ending), is_ending)
    return OpenedStore(lanes, lanes.close, clock)


def _prepare(url: str, clock: DatabaseClock) -> None:
    """Bring the database up to date and ask it for the time."""
    name = described(url)
    try:
        with connect(url) as conn:
            refuse_unfit(conn)
            migrate(conn)
            clock.look(PostgresConnection(conn))
    except psycopg.Error as error:
        why = str(error).strip()
        raise StoreUnavailable(f"{name} cannot be opened: {why}") from error


def described(url: str) -> str:
    """Return what may be said of an address: never its password.

    Raises:
        StoreUnavailable: It is none. What is wrong with it is not repeated, as it may be secret.
    """
    try:
        given = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise StoreUnavailable("DATABASE_URL is no address that PostgreSQL understands.") from None
    where = given.get("host") or "this machine"
    return f"The PostgreSQL database {given.get('dbname') or 'of that user'} on {where}"


def refuse_unfit(conn: psycopg.Connection[DictRow]) -> None:
    """Raise `StoreUnavailable` when this server or database cannot keep our rows."""
    version = conn.info.server_version // 10_000
    if version < OLDEST:
        raise StoreUnavailable(f"PostgreSQL {OLDEST} or newer is needed; this one is {version}.")
    encoding = conn.info.parameter_status("server_encoding")
    if encoding != NEEDED_ENCODING:
        raise StoreUnavailable(
            f"The database is encoded in {encoding}, which cannot hold every name: make one with"
            f" `create database greenroom encoding '{NEEDED_ENCODING}' template template0`."
        )
