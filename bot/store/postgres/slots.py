"""The account's rate, as slots that the processes share: `bot.ports.Lender` over PostgreSQL.

Its law: the database's clock says when a slot is free, and only the lender looks at it.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.ports import Lent
from bot.store.database import Connection, Params
from bot.store.postgres.lanes import Lanes

PEOPLE_WAIT_S: Final = 0.2  # they ask again sooner
AHEAD_S: Final = 0.1  # so early a slot is promised: whoever gets it asks not again and again
# Several times what a slot is lent for; a statement that others overtake looks at the clock early.
MOST_S: Final = 60.0

# Whoever looks for one passes over those that another process takes or gives back just now. None is
# ever taken for as long as `MOST_S`: what seems to be was taken by the clock of another server,
# before a failover, and is free.
LEND: Final = """
    with clock as (select extract(epoch from clock_timestamp())::float8 as now),
    free as (
        select number, case when free_at > clock.now + :ahead_s then 0.0
            else greatest(free_at - clock.now, 0.0) end as in_s from slot, clock
        where command = :command and number >= 0 and number < :number
        and free_at - clock.now not between :ahead_s and :most_s
        and (:is_urgent = 1 or not exists (
            select 1 from slot as people
            where people.command = :command and people.number = -1
            and people.free_at - clock.now between 0 and :most_s
        ))
        order by free_at, number desc limit :most
        for update of slot skip locked
    )
    update slot set owner = :me, free_at = clock.now + :ahead_s + :for_s
    from free, clock where slot.command = :command and slot.number = free.number
    returning slot.number, free.in_s
"""
# No slot: until then somebody waits, and work that is scheduled gets none.
PEOPLE_WAIT: Final = """
    update slot set free_at = extract(epoch from clock_timestamp()) + :for_s
    where command = :command and number = -1
"""
TAKE_BACK: Final = """
    update slot set free_at = extract(epoch from clock_timestamp()) + :free_in_s
    where command = :command and owner = :me
    and number = any (string_to_array(:slots, ',')::bigint[])
"""
MAKE: Final = """
    insert into slot (command, number, owner, free_at)
    select :command, made.number, '', 0
    from generate_series(-1, :number::bigint - 1) as made (number)
    on conflict do nothing
"""


class SlotTable:
    """`bot.ports.Lender` over a database.

    Args:
        lanes: Where.
        me: Names this process among those that share the slots.
    """

    def __init__(self, lanes: Lanes, me: str) -> None:
        self._lanes = lanes
        self._me = me
        self._made: set[tuple[str, int]] = set()

    async def lend(
        self, command: str, number: int, most: int, *, for_s: float, is_urgent: bool
    ) -> Sequence[Lent]:
        """Take up to `most` slots of a command that are free, or will be in a moment."""
        params: Params = {"command": command, "number": number}
        if (command, number) not in self._made:
            await self._lanes.act(partial(_write, MAKE, params))
            self._made.add((command, number))
        whose: Params = {"me": self._me, "most": most, "is_urgent": int(is_urgent)}
        when: Params = {"for_s": for_s, "ahead_s": AHEAD_S, "most_s": MOST_S}
        lent = await self._lanes.act(partial(_lend, {**params, **whose, **when}))
        if is_urgent and len(lent) < most:
            wait: Params = {"command": command, "for_s": PEOPLE_WAIT_S}
            await self._lanes.act(partial(_write, PEOPLE_WAIT, wait))
        return lent

    async def take_back(self, command: str, slots: Sequence[int], *, free_in_s: float) -> None:
        """Free those that are still ours, after so many seconds."""
        params: Params = {"command": command, "me": self._me, "free_in_s": free_in_s}
        numbers: Params = {"slots": ",".join(map(str, slots))}
        await self._lanes.act(partial(_write, TAKE_BACK, {**params, **numbers}))


def _lend(params: Params, connection: Connection) -> Sequence[Lent]:
    return [Lent(int(row["number"]), row["in_s"]) for row in connection.rows(LEND, params)]


def _write(sql: str, params: Params, connection: Connection) -> None:
    connection.write(sql, params)
