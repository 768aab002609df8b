"""Whose turn it is in a channel: `bot.ports.Gate` over PostgreSQL, by the database's clock."""

from functools import partial
from typing import Final

from bot.store.database import Connection, Database, Params

ENTER: Final = """
    insert into channel_turn (channel_id, free_at)
    values (:channel_id, extract(epoch from clock_timestamp()) + :gap_s)
    on conflict (channel_id) do update set free_at = excluded.free_at
    where channel_turn.free_at <= extract(epoch from clock_timestamp())
"""
WAIT: Final = """
    select greatest(free_at - extract(epoch from clock_timestamp()), 0.001)::float8 as wait_s
    from channel_turn where channel_id = :channel_id
"""
LEAVE: Final = """
    update channel_turn set free_at = extract(epoch from clock_timestamp()) + :gap_s
    where channel_id = :channel_id
"""


class ChannelGate:
    """`bot.ports.Gate` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def enter(self, channel_id: str, gap_s: float) -> float:
        """Take the turn if it is free: 0.0; else return in how many seconds to ask again."""
        params: Params = {"channel_id": channel_id, "gap_s": gap_s}
        return await self._database.step(partial(_enter, params))

    async def leave(self, channel_id: str, gap_s: float) -> None:
        """Let nobody in for `gap_s` from now on."""
        params: Params = {"channel_id": channel_id, "gap_s": gap_s}
        await self._database.step(partial(_leave, params))


def _enter(params: Params, connection: Connection) -> float:
    if connection.write(ENTER, params):
        return 0.0
    waits = connection.rows(WAIT, params)
    return max((float(row["wait_s"]) for row in waits), default=0.001)


def _leave(params: Params, connection: Connection) -> None:
    connection.write(LEAVE, params)
