"""Whose turn it is in a channel: `bot.ports.Gate` over PostgreSQL, by the database's clock."""

from functools import partial
from typing import Final

from bot.store.database import Connection, Params
from bot.store.postgres.lanes import Lanes

# Who loses a race to the first post ever in a channel sees no row yet, and asks again in a moment.
ENTER: Final = """
    with entered as (
        insert into channel_turn (channel_id, free_at)
        values (:channel_id, extract(epoch from clock_timestamp()) + :gap_s)
        on conflict (channel_id) do update set free_at = excluded.free_at
        where channel_turn.free_at <= extract(epoch from clock_timestamp())
        returning 0.0::float8 as wait_s
    )
    select coalesce(
        (select wait_s from entered),
        (select greatest(free_at - extract(epoch from clock_timestamp()), 0.01)::float8
            from channel_turn where channel_id = :channel_id),
        0.01
    ) as wait_s
"""
LEAVE: Final = """
    update channel_turn set free_at = extract(epoch from clock_timestamp()) + :gap_s
    where channel_id = :channel_id
"""


class ChannelGate:
    """`bot.ports.Gate` over a database."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    async def enter(self, channel_id: str, gap_s: float) -> float:
        """Take the turn if it is free: 0.0; else return in how many seconds to ask again."""
        params: Params = {"channel_id": channel_id, "gap_s": gap_s}
        return await self._lanes.act(partial(_enter, params))

    async def leave(self, channel_id: str, gap_s: float) -> None:
        """Let nobody in for `gap_s` from now on."""
        params: Params = {"channel_id": channel_id, "gap_s": gap_s}
        await self._lanes.act(partial(_leave, params))


def _enter(params: Params, connection: Connection) -> float:
    (row,) = connection.rows(ENTER, params)
    return float(row["wait_s"])


def _leave(params: Params, connection: Connection) -> None:
    connection.write(LEAVE, params)
