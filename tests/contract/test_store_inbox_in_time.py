"""A row that comes too late is not kept in secret: the person was told that it was refused."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import pytest

from bot.errors import StoreUnavailable
from bot.ports import Arrival
from bot.store.database import Connection, Database
from bot.store.opened import OpenedStore
from bot.store.tables.inbox import InboxTable
from tests.unit.store.gate import Gate

T = TypeVar("T")
ARRIVAL = Arrival("cmd:1", "command", "{}", 1.0)


SETTLES_S = 0.2


async def test_what_was_written_but_not_committed_in_time_is_taken_back(
    opened: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.tables.inbox.PUT_WITHIN_S", 0.05)
    before, behind = Gate(), Gate()
    first = await before.hold(opened.database.write)
    put = asyncio.create_task(opened.store.inbox.put(ARRIVAL))
    await asyncio.sleep(0)
    last = asyncio.create_task(behind.hold(opened.database.write))
    await asyncio.sleep(0)
    await asyncio.sleep(0)  # a round for `hold`, and one for the job that it hands in

    before.is_open.set()
    await last  # the row is written by now, in a transaction that still waits
    with pytest.raises(StoreUnavailable, match=r"within 0\.05 s"):
        await put
    behind.is_open.set()

    await asyncio.gather(first, last.result())
    assert await opened.store.inbox.waiting(2.0, 10) == []


async def test_what_had_not_begun_in_time_is_not_kept(
    opened: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.tables.inbox.PUT_WITHIN_S", 0.0)

    with pytest.raises(StoreUnavailable):
        await opened.store.inbox.put(ARRIVAL)

    await asyncio.sleep(SETTLES_S)  # one that had begun after all is taken back by another lane
    assert await opened.store.inbox.waiting(2.0, 10) == []


async def test_a_second_delivery_that_comes_too_late_does_not_undo_the_first(
    opened: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened.store.inbox.put(ARRIVAL)
    monkeypatch.setattr("bot.store.tables.inbox.PUT_WITHIN_S", 0.0)

    with pytest.raises(StoreUnavailable):
        await opened.store.inbox.put(ARRIVAL)

    assert await opened.store.inbox.waiting(2.0, 10) == [ARRIVAL]


class LosesAnswers:
    """A database that does what it is asked for, and whose answers are lost."""

    def __init__(self, database: Database) -> None:
        self.read, self.step, self.later = database.read, database.step, database.later
        self._write = database.write

    async def write(self, job: Callable[[Connection], T]) -> T:
        await self._write(job)
        raise StoreUnavailable("lost")


async def test_what_was_written_but_not_answered_is_taken_back(opened: OpenedStore) -> None:
    with pytest.raises(StoreUnavailable, match="lost"):
        await InboxTable(LosesAnswers(opened.database), "me").put(ARRIVAL)

    await opened.store.inbox.done("behind whatever still runs")
    assert await opened.store.inbox.put(ARRIVAL) is True
