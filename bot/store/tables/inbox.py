"""The inbox: what was acknowledged and is not done yet. Its `put` stands before every ack.

Its law: a row is its process's as long as that looks into the inbox now and then; so of several
processes one works on it, and when that one is gone, another.
"""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.errors import StoreUnavailable
from bot.ports import Arrival
from bot.store.database import Connection, Database, Params
from bot.store.leases.patience import Patience

PUT_WITHIN_S: Final = 1.0  # Slack wants the ack within 3 s; a second is ours (design 4)

# A process looks every five seconds (`bot.wiring`).
LEASE_S: Final = 30.0

PUT: Final = """
    insert into inbox (key, kind, payload, at, owner, lease_until, team_id)
    values (:key, :kind, :payload, :at, :me, :until, :team_id)
    on conflict (key) do nothing
"""
TAKE_BACK: Final = "delete from inbox where key = :key and done = 0"
RENEW: Final = """
    update inbox set lease_until = :until where done = 0 and owner = :me
"""
TAKE: Final = """
    with free as (
        select key from inbox
        where done = 0 and (owner = :me or lease_until <= :over)
        order by at, key limit :limit
        /* PostgreSQL: for update skip locked */
    )
    update inbox set owner = :me, lease_until = :until
    where key in (select key from free)
    returning key, kind, payload, at, team_id
"""
RELEASE: Final = "update inbox set lease_until = 0 where done = 0 and owner = :me"
FREE_LEASES: Final = "update inbox set lease_until = 0 where done = 0"
DONE: Final = "update inbox set done = 1, payload = '' where key = :key"


class _Put:
    """One row on its way in; remembers whether it was taken."""

    __slots__ = ("_row", "is_new")

    def __init__(self, arrival: Arrival, me: str) -> None:
        self._row: Params = {
            "me": me,
            "until": arrival.at + LEASE_S,
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
    """`bot.ports.Inbox` over a database.

    Args:
        database: Where.
        me: Names this process among those that have the database open.
    """

    def __init__(self, database: Database, me: str) -> None:
        self._database = database
        self._me = me
        self._patience = Patience()

    async def put(self, arrival: Arrival) -> bool:
        """Keep it durably within `PUT_WITHIN_S`; False when it was taken before.

        When the time is over, or the answer was lost, the person is told that it was not taken. So
        the row must not be there when the database comes back: it is taken back behind whatever
        still runs.
        """
        row = _Put(arrival, self._me)
        try:
            async with asyncio.timeout(PUT_WITHIN_S):
                return await self._database.write(row)
        except TimeoutError:
            self._database.later(row.take_back)
            raise StoreUnavailable(f"not stored within {PUT_WITHIN_S:g} s") from None
        except StoreUnavailable:
            if row.is_new:
                self._database.later(row.take_back)
            raise

    async def waiting(self, now: float, limit: int) -> Sequence[Arrival]:
        """Return what is ours and not done, and take what nobody looks after; oldest first."""
        params: Params = {"me": self._me, "until": now + LEASE_S}
        params = {**params, "over": self._patience.over_before(now)}
        with self._patience.watching():
            return await self._database.step(partial(_waiting, params, limit))

    async def release(self) -> None:
        """Give back what is ours and not done: another process may take it at once."""
        await self._database.write(partial(_release, self._me))

    async def done(self, key: str) -> None:
        """Empty it of its payload and mark it done."""
        await self._database.write(partial(mark_done, key))


def _waiting(params: Params, limit: int, connection: Connection) -> Sequence[Arrival]:
    connection.write(RENEW, params)
    taken = [Arrival(**row) for row in connection.rows(TAKE, {**params, "limit": limit})]
    return sorted(taken, key=lambda arrival: (arrival.at, arrival.key))


def _release(me: str, connection: Connection) -> None:
    connection.write(RELEASE, {"me": me})


def mark_done(key: str, connection: Connection) -> None:
    """Empty an inbox row and mark it done; nothing when there is none."""
    connection.write(DONE, {"key": key})
