"""The account's rate, as slots that the processes share: `bot.ports.Lender` over PostgreSQL.

Its law: the database's clock says when a slot is free, and only the lender looks at it.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.store.database import Connection, Database, Params

# Whoever looks for one passes over those that another process takes or gives back just now.
LEND: Final = """
    with free as (
        select number from slot
        where command = :command and number < :number and number >= :above
        and free_at <= extract(epoch from clock_timestamp())
        order by number desc limit :most
        for update skip locked
    )
    update slot set owner = :me, free_at = extract(epoch from clock_timestamp()) + :for_s
    from free where slot.command = :command and slot.number = free.number
    returning slot.number
"""
TAKE_BACK: Final = """
    update slot set free_at = extract(epoch from clock_timestamp()) + :free_in_s
    where command = :command and number = :slot and owner = :me
"""
MAKE: Final = """
    insert into slot (command, number, owner, free_at)
    select :command, made.number, '', 0
    from generate_series(0, :number::bigint - 1) as made (number)
    on conflict do nothing
"""


class SlotTable:
    """`bot.ports.Lender` over a database.

    Args:
        database: Where.
        me: Names this process among those that share the slots.
    """

    def __init__(self, database: Database, me: str) -> None:
        self._database = database
        self._me = me
        self._made: set[tuple[str, int]] = set()

    async def lend(
        self, command: str, number: int, most: int, *, for_s: float, above: int
    ) -> Sequence[int]:
        """Take up to `most` free slots of a command."""
        params: Params = {"command": command, "number": number}
        if (command, number) not in self._made:
            await self._database.step(partial(_write, MAKE, params))
            self._made.add((command, number))
        more: Params = {"me": self._me, "most": most, "for_s": for_s, "above": above}
        return await self._database.step(partial(_lend, {**params, **more}))

    async def take_back(self, command: str, slots: Sequence[int], *, free_in_s: float) -> None:
        """Free those that are still ours, after so many seconds."""
        params: Params = {"command": command, "me": self._me, "free_in_s": free_in_s}
        many: list[Params] = [{**params, "slot": slot} for slot in sorted(slots)]
        await self._database.step(partial(_write_all, TAKE_BACK, many))


def _lend(params: Params, connection: Connection) -> Sequence[int]:
    return [int(row["number"]) for row in connection.rows(LEND, params)]


def _write(sql: str, params: Params, connection: Connection) -> None:
    connection.write(sql, params)


def _write_all(sql: str, many: Sequence[Params], connection: Connection) -> None:
    connection.write_all(sql, many)
