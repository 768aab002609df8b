"""The contract of `States`: good for once, and not for long."""

import asyncio

from bot.ports import Store


async def test_a_state_is_good_for_once(store: Store) -> None:
    await store.states.keep("s1", 600.0)

    used = await asyncio.gather(*(store.states.use("s1", 1.0) for _ in range(3)))

    assert sorted(used) == [False, False, True]


async def test_an_old_state_is_good_for_nothing(store: Store) -> None:
    await store.states.keep("s1", 600.0)

    assert await store.states.use("s1", 600.0) is False


async def test_an_unknown_state_is_good_for_nothing(store: Store) -> None:
    await store.states.keep("s1", 600.0)

    assert await store.states.use("s2", 1.0) is False
    assert await store.states.use("", 1.0) is False
