"""The store over PostgreSQL: opening it. Any number of processes may have it open."""

import asyncio
import secrets
import threading
from functools import partial

import psycopg
from psycopg.rows import DictRow

from bot.errors import StoreUnavailable
from bot.ports import Shared
from bot.store.opened import OpenedStore
from bot.store.postgres.clock import DatabaseClock
from bot.store.postgres.connection import PostgresConnection, address, connect, open_connection
from bot.store.postgres.fitness import described, unfit
from bot.store.postgres.gate import ChannelGate
from bot.store.postgres.lanes import Lanes
from bot.store.postgres.line import Line
from bot.store.postgres.migrations import migrate
from bot.store.postgres.promotion import Promotion
from bot.store.postgres.slots import SlotTable


async def open_store(url: str) -> OpenedStore:
    """Open a database, making its tables as needed.

    Leases of other processes stay as they are: see `bot.store.leases.presence` for who is gone.

    Args:
        url: ``postgresql://…``, as PostgreSQL's own programs take it.

    Raises:
        StoreUnavailable: It cannot be opened; says why, without the password.
    """
    clock, me = DatabaseClock(), secrets.token_hex(6)
    await asyncio.to_thread(_prepare, url, clock)
    is_ending = threading.Event()
    lanes = Lanes(partial(Line, partial(open_connection, url, me), clock, is_ending), is_ending)
    shared = Shared(
        lender=SlotTable(lanes, me=me),
        gate=ChannelGate(lanes),
        promoter=partial(Promotion, lanes),
        address=address(url),
    )
    return OpenedStore(lanes, lanes.close, clock, me=me, shared=shared)


def make_ready(conn: psycopg.Connection[DictRow]) -> None:
    """Bring a database up to date; raises `StoreUnavailable` when it cannot be our store."""
    if problems := " ".join(unfit(conn)):
        raise StoreUnavailable(problems)
    migrate(conn)


def _prepare(url: str, clock: DatabaseClock) -> None:
    """Bring the database up to date and ask it for the time."""
    name = described(url)
    try:
        with connect(url) as conn:
            make_ready(conn)
            clock.look(PostgresConnection(conn))
    except psycopg.Error as error:
        why = str(error).strip()
        raise StoreUnavailable(f"{name} cannot be opened: {why}") from error
