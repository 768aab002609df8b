"""An installation to be moved: many bookings in all states, and rows in every table."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from bot.errors import Try
from bot.ports import Arrival, Store
from bot.rooms.actions.action import Attempt
from bot.rooms.draft import Draft
from bot.rooms.installation import Grant, Installation
from bot.store.openers import open_store
from tests.bench.burst.round import CHANNELS, OWNER
from tests.blackbox.slack.delivery import real_time
from tests.chaos.promises import Batch, promise
from tests.factories import a_place, a_request, a_series

FAR_S: Final = 30 * 86_400
# What the bot would write in years of work: states, text of all kinds, fractions, nothing at all.
YEARS: Final = """
    update booking set state = case rowid % 7
            when 0 then 'over' when 1 then 'cancelled' when 2 then 'ready' when 3 then 'trouble'
            when 4 then 'failed' else state end,
        created_at = created_at + 1.0 / (rowid % 997 + 1),
        ends_at = case when rowid % 11 then ends_at end,
        arrival = case when rowid % 3 = 0 then 'cmd:' || id end;
    update booking set name = name || char(10, 9, 34, 39, 92, 37, 8239, 35486, 128512)
        where rowid % 13 = 0;
    update action set state = 'done', attempts = id % 4, result = 'ts ' || due / 7,
        intent_at = due + id % 100 / 3.0 where id % 5 = 0;
    insert into involved select team_id, 'U0' || rowid % 50, id from booking where rowid % 10 < 3;
    insert into attempt (reference, booking_id, team_id, command, at, request_id, one)
        select 'REF' || rowid, id, team_id, 'create_room', created_at / 3, 'Id-' || rowid,
            json_object('at', created_at, 'says', name) from booking where rowid % 4 = 0;
    insert into inbox (key, kind, payload, at, done)
        select 'more:' || id, 'command', json_object('text', name), created_at, rowid % 2
        from booking where rowid % 20 = 0;
"""


async def write(file: Path, bookings: int) -> None:
    """Write an installation with so many bookings into a new SQLite file."""
    due, halves = int(real_time()) + FAR_S, (bookings // 2, bookings - bookings // 2)
    for number, has_cards in zip(halves, (True, False), strict=True):
        name = "With a card" if has_cards else "Without"
        await promise(file, Batch(name, number, due, OWNER, CHANNELS, has_cards=has_cards))
    opened = await open_store(f"sqlite:///{file}")
    await _one_of_each(opened.store)
    await opened.close()
    with closing(sqlite3.connect(file)) as conn:
        conn.executescript(YEARS)
        conn.commit()


async def _one_of_each(store: Store) -> None:
    """Write a row into the tables that bookings do not fill."""
    await store.inbox.put(Arrival("cmd:1", "command", "{}", 1.5))
    await store.series.add(a_series(), [])
    await store.drafts.keep(Draft("d", a_place(), a_request(), 1.0))
    await store.usual.keep("T1", "U1", "for 30m")
    await store.installations.keep(Installation("T1", "", "U0BOT", frozenset({"commands"}), 5.0))
    await store.grants.keep(Grant(team_id="T1", token="xoxb-1", expires_at=9.5))
    await store.states.keep("s1", 600.0)
    await store.log.write([Attempt("REF", "create_room", Try(1.0, 0.5), "b1")])
