"""PostgreSQL is away for a while: who waits, who is told, and that all works again by itself."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from time import monotonic

import pytest

from bot.errors import StoreUnavailable
from bot.ports import Arrival
from bot.store.opened import OpenedStore
from bot.store.postgres.store import open_store
from tests.factories import a_booking
from tests.postgres import QUICK, Cluster

BACK_WITHIN_S = 2.0


def an_arrival(number: int) -> Arrival:
    return Arrival(f"cmd:{number}", "command", "{}", 1.0)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    cluster = Cluster(*QUICK)
    yield cluster
    cluster.remove()


@pytest.fixture
async def opened(cluster: Cluster) -> AsyncIterator[OpenedStore]:
    """Give a store that was used, over a PostgreSQL that can be stopped."""
    store = await open_store(cluster.url("postgres"))
    await asyncio.gather(*(store.store.inbox.put(an_arrival(number)) for number in range(9)))
    yield store
    await store.close()


async def test_a_short_restart_is_not_noticed(opened: OpenedStore, cluster: Cluster) -> None:
    await asyncio.to_thread(cluster.stop)
    waiting = asyncio.create_task(opened.store.bookings.get("b0000001"))
    await asyncio.sleep(0.3)

    await asyncio.to_thread(cluster.start)

    assert await waiting is None


async def test_whoever_waits_too_long_is_told_and_all_works_again_by_itself(
    opened: OpenedStore, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.postgres.line.AWAY_S", 0.5)
    await asyncio.to_thread(cluster.stop, "immediate")
    began = monotonic()

    answers = await asyncio.gather(
        *(opened.store.inbox.put(an_arrival(number)) for number in range(10, 30)),
        *(opened.store.bookings.get("b0000001") for _ in range(20)),
        return_exceptions=True,
    )

    assert {type(one) for one in answers} == {StoreUnavailable}
    assert monotonic() - began < 1.5
    await asyncio.to_thread(cluster.start)
    async with asyncio.timeout(BACK_WITHIN_S):
        assert await opened.store.bookings.add(a_booking(), []) == a_booking()
        assert await opened.store.inbox.put(an_arrival(99)) is True


async def test_a_row_that_was_refused_is_not_there_when_the_database_is_back(
    opened: OpenedStore, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.tables.inbox.PUT_WITHIN_S", 0.2)
    monkeypatch.setattr("bot.store.postgres.lanes.INSIST_S", 0.05)
    await asyncio.to_thread(cluster.stop)

    with pytest.raises(StoreUnavailable, match=r"within 0\.2 s"):
        await opened.store.inbox.put(an_arrival(50))

    await asyncio.to_thread(cluster.start)
    waiting = await opened.store.inbox.waiting(2.0, 100)
    assert "cmd:50" not in [one.key for one in waiting]


async def test_a_store_whose_database_is_away_closes_at_once(cluster: Cluster) -> None:
    store = await open_store(cluster.url("postgres"))
    await store.store.inbox.put(an_arrival(60))
    await asyncio.to_thread(cluster.stop)
    left = [asyncio.create_task(store.store.inbox.done("cmd:60")) for _ in range(5)]
    await asyncio.sleep(0.05)

    async with asyncio.timeout(1.0):
        await store.close()

    answers = await asyncio.gather(*left, return_exceptions=True)
    assert {type(one) for one in answers} == {StoreUnavailable}
    await asyncio.to_thread(cluster.start)
