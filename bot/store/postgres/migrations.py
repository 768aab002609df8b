"""The tables in PostgreSQL: the same steps as in SQLite, applied by one process at a time."""

from typing import Final

import psycopg
from psycopg.rows import DictRow

from bot.errors import StoreUnavailable
from bot.store.migrations import STEPS
from bot.store.postgres.connection import TAKE_TURNS
from bot.store.postgres.dialect import statement, table

# `to_regclass` would remember that there was none, also when another process has made it since.
WHERE: Final = """
    select exists (
        select from pg_catalog.pg_tables
        where tablename = 'greenroom_migration' and schemaname = any (current_schemas(false))
    ) as is_there
"""
TABLE: Final = """
    create table greenroom_migration (
        name text collate "C" primary key, at double precision not null
    )
"""
APPLIED: Final = "select name from greenroom_migration"
APPLY: Final = """
    insert into greenroom_migration (name, at)
    values (:name, extract(epoch from clock_timestamp()))
"""


def missing(conn: psycopg.Connection[DictRow]) -> list[str]:
    """Return the steps that are still to be taken, in order.

    Raises:
        StoreUnavailable: Others were taken as well: this release does not know what they did.
    """
    applied = {row["name"] for row in conn.execute(APPLIED)} if _is_there(conn) else set()
    if unknown := applied - STEPS.keys():
        raise StoreUnavailable(
            f"A newer Greenroom has changed the tables ({', '.join(sorted(unknown))}): update this"
            " one, or give it a database of its own."
        )
    return [name for name in STEPS if name not in applied]


def migrate(conn: psycopg.Connection[DictRow]) -> None:
    """Bring the tables up to date; nothing when they are. See `missing`."""
    if not missing(conn):
        return
    with conn.transaction():
        conn.execute(statement(TAKE_TURNS), {"name": "migrations"})
        if not _is_there(conn):
            conn.execute(TABLE)
        for name in missing(conn):
            for sql in STEPS[name]:
                conn.execute(table(sql))
            conn.execute(statement(APPLY), {"name": name})


def _is_there(conn: psycopg.Connection[DictRow]) -> bool:
    row = conn.execute(WHERE).fetchone()
    return row is not None and bool(row["is_there"])
