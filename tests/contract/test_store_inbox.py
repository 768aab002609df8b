"""The contract of `Inbox`: what was acknowledged is there until it is done."""

from bot.ports import Arrival, Store


def an_arrival(key: str = "cmd:1", at: float = 100.0) -> Arrival:
    return Arrival(key=key, kind="command", payload='{"text": "now Stand-up"}', at=at)


async def test_what_was_put_is_waiting(store: Store) -> None:
    is_new = await store.inbox.put(an_arrival())

    assert is_new is True
    assert await store.inbox.waiting(now=101.0, limit=10) == [an_arrival()]


async def test_the_same_delivery_is_not_taken_twice(store: Store) -> None:
    await store.inbox.put(an_arrival())

    assert await store.inbox.put(an_arrival(at=105.0)) is False
    assert await store.inbox.waiting(now=200.0, limit=10) == [an_arrival()]


async def test_a_delivery_that_is_done_is_not_taken_again(store: Store) -> None:
    await store.inbox.put(an_arrival())
    await store.inbox.done("cmd:1")

    assert await store.inbox.put(an_arrival()) is False
    assert await store.inbox.waiting(now=200.0, limit=10) == []


async def test_the_oldest_come_first_and_no_more_than_asked_for(store: Store) -> None:
    for key, at in (("c", 3.0), ("a", 1.0), ("b", 2.0)):
        await store.inbox.put(an_arrival(key, at))

    waiting = await store.inbox.waiting(now=10.0, limit=2)

    assert [arrival.key for arrival in waiting] == ["a", "b"]


async def test_what_came_before_the_clock_was_put_back_is_waiting_too(store: Store) -> None:
    await store.inbox.put(an_arrival(at=100.0))

    assert await store.inbox.waiting(now=40.0, limit=10) == [an_arrival(at=100.0)]


async def test_a_key_that_nobody_knows_can_be_done(store: Store) -> None:
    await store.inbox.put(an_arrival())

    await store.inbox.done("cmd:unknown")

    assert await store.inbox.waiting(now=200.0, limit=10) == [an_arrival()]
