"""The inbox: what was acknowledged and is not done yet. Its `put` stands before every ack."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.errors import StoreUnavailable
from bot.ports import Arrival
from bot.store.database import Connection, Database, Params

PUT_WITHIN_S: Final = 1.0  # Slack wants the ack within 3 s; a second is ours (design 4)

PUT: Final = """
    insert into inbox (key, kind, payload, at, team_id)
    values (:key, :kind, :payload, :at, :team_id)
    on conflict (key) do nothing
"""
TAKE_BACK: Final = "delete from inbox where key = :key and done = 0"
WAITING: Final = """
    select key, kind, payload, at, team_id from inbox
    where done = 0 and at < :before order by at, key limit :limit
"""
DONE: Final = "update inbox set done = 1, payload = '' where key = :key"


class _Put:
    """One row on its way in; remembers whether it was taken."""

    __slots__ = ("_row", "is_new")

    def __init__(self, arrival: Arrival) -> None:
        self._row: Params = {
            "key": arrival.key,
            "kind": arrival.kind,
            "payload": arrival.payload,
            "at": arrival.at,
            "team_id": arrival.team_id,
        }
        self.is_new = False

    def __call__(self, connection: Connection) -> bool:
        """Keep it; False when it was there."""
        self.is_new = connection.write(PUT, self._row) == 1
        return self.is_new

    def take_back(self, connection: Connection) -> None:
        """Undo it, if it was taken after all."""
        if self.is_new:
            connection.write(TAKE_BACK, {"key": self._row["key"]})


class InboxTable:
    """`bot.ports.Inbox` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, arrival: Arrival) -> bool:
        """Keep it durably within `PUT_WITHIN_S`; False when it was taken before.

        When the time is over the person is told that it was not taken. So the row must not be
        there when the database comes back: it is taken back behind whatever still runs.
        """
        row = _Put(arrival)
        try:
            async with asyncio.timeout(PUT_WITHIN_S):
                return await self._database.write(row)
        except TimeoutError:
            self._database.later(row.take_back)
            raise StoreUnavailable(f"not stored within {PUT_WITHIN_S:g} s") from None

    async def waiting(self, before: float, limit: int) -> Sequence[Arrival]:
        """Return what arrived before that instant and is not done, oldest first."""
        return await self._database.read(partial(_waiting, before, limit))

    async def done(self, key: str) -> None:
        """Empty it of its payload and mark it done."""
        await self._database.write(partial(mark_done, key))


def _waiting(before: float, limit: int, connection: Connection) -> Sequence[Arrival]:
    params: Params = {"before": before, "limit": limit}
    return [Arrival(**row) for row in connection.rows(WAITING, params)]


def mark_done(key: str, connection: Connection) -> None:
    """Empty an inbox row and mark it done; nothing when there is none."""
    connection.write(DONE, {"key": key})
