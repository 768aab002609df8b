"""Promotion: a wake-up for what is due soon, sent in the transaction that marks the rows.

Its law: the rows are the only truth. A wake-up that was lost is sent again when its mark runs out,
one too many finds nothing to do.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

import psycopg

from bot.ports import Wake
from bot.store.database import Connection, Database, Params, Row
from bot.store.leases.presence import Presence
from bot.store.postgres.connection import PostgresConnection

SOON_S: Final = 20.0  # design 5.3: what is due later stays in our table alone
# How long a wake-up counts after the due time; longer than a lease, which would stand in its way.
GOOD_FOR_S: Final = 40.0
TOGETHER_S: Final = 0.25  # what is due within it is woken for together
AT_ONCE: Final = 2_000

# What somebody has taken needs none, unless its lease has run out since the last one.
PROMOTE: Final = """
    with near as (
        select id from action
        where state = 'pending' and urgent = :urgent and next_try <= :horizon
        and lease_until <= :now
        and (promoted <= :now or (owner <> '' and promoted < lease_until + :good_for_s))
        order by next_try, id limit :most
        for update skip locked
    )
    update action set promoted = greatest(next_try, :now) + :good_for_s
    from near where action.id = near.id
    returning action.next_try as due
"""

Send = Callable[[psycopg.Connection[Any], Sequence[Wake]], None]


class Promotion:
    """`bot.ports.Promoter` over PostgreSQL.

    Args:
        database: Where the actions are.
        send: Writes wake-ups by the connection that it is given.
    """

    def __init__(self, database: Database, send: Send) -> None:
        self._database = database
        self._send = send
        self._presence = Presence()

    async def promote(self, now: float) -> None:
        """Send a wake-up for what is due soon and has none on its way."""
        await self._database.step(partial(self._step, now))

    def _step(self, now: float, connection: Connection) -> None:
        self._presence.look(now, connection)  # what it frees is due
        _promote(now, self._send, connection)


def _promote(now: float, send: Send, connection: Connection) -> None:
    if not isinstance(connection, PostgresConnection):
        raise TypeError("Wake-ups are sent over PostgreSQL.")
    params: Params = {
        "now": now,
        "horizon": now + SOON_S,
        "good_for_s": GOOD_FOR_S,
        "most": AT_ONCE,
    }
    wakes: list[Wake] = []
    for urgent in (1, 0):
        rows = connection.rows(PROMOTE, {**params, "urgent": urgent})
        wakes += _together(rows, now, is_urgent=bool(urgent))
    if wakes:
        send(connection.raw, wakes)


def _together(rows: Sequence[Row], now: float, *, is_urgent: bool) -> Iterator[Wake]:
    """Yield a wake-up for each instant at which some of `rows` are due."""
    waits = (max(float(row["due"]) - now, 0.0) for row in rows)
    counts = Counter(math.ceil(wait / TOGETHER_S) * TOGETHER_S for wait in waits)
    for in_s, actions in sorted(counts.items()):
        yield Wake(in_s, actions, is_urgent)
