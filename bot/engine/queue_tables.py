"""The tables of Procrastinate, beside ours: made at the start, kept up to date by its own steps."""

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final, LiteralString

import psycopg
from procrastinate.schema import SchemaManager
from psycopg.sql import SQL

from bot.errors import StoreUnavailable

TAKE_TURNS: Final = """
    select pg_advisory_xact_lock(hashtextextended(concat(current_schema(), ' queue'), 0))
"""
TABLE: Final = "create table greenroom_queue_step (name text primary key)"
# Somebody who may not make tables may use them all the same: "if not exists" would be refused.
IS_NEW: Final = "select to_regclass('greenroom_queue_step') is null"
APPLIED: Final = "select name from greenroom_queue_step"
APPLY: Final = "insert into greenroom_queue_step (name) values (%s)"
STEPS: Final = tuple(sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql")))
NONE: Final = "select to_regclass('procrastinate_jobs') is null"


async def bring_up_to_date(address: str) -> None:
    """Make the tables, or take the steps that a newer Procrastinate has; nothing when all is well.

    Raises:
        StoreUnavailable: They cannot be made; says why.
    """
    try:
        async with await psycopg.AsyncConnection.connect(address) as conn:
            await conn.execute(TAKE_TURNS)
            if await _says(conn, IS_NEW):
                await conn.execute(TABLE)
            await _take_steps(conn)
    except psycopg.Error as error:
        raise StoreUnavailable(f"The tables of the queue: {str(error).strip()}") from error


async def _take_steps(conn: psycopg.AsyncConnection[Any]) -> None:
    """Take those that were not taken; a database without tables gets today's at once."""
    steps = {path.stem: path for path in STEPS}
    applied = {name async for (name,) in await conn.execute(APPLIED)}
    if await _says(conn, NONE):
        await conn.execute(SQL(SchemaManager.get_schema()))
    else:
        await _take(conn, [path for name, path in steps.items() if name not in applied])
    await _remember(conn, steps.keys() - applied)


async def _says(conn: psycopg.AsyncConnection[Any], question: LiteralString) -> bool:
    return await (await conn.execute(question)).fetchone() == (True,)


async def _take(conn: psycopg.AsyncConnection[Any], steps: Collection[Path]) -> None:
    for path in steps:
        await conn.execute(path.read_bytes())


async def _remember(conn: psycopg.AsyncConnection[Any], names: Collection[str]) -> None:
    async with conn.cursor() as cursor:
        await cursor.executemany(APPLY, [(name,) for name in sorted(names)])
