"""One gate for the posts of all processes: one a second in each channel."""

import asyncio

from bot.ports import Gate
from tests.unit.store.postgres.conftest import Open


async def a_gate(another: Open) -> Gate:
    shared = (await another()).shared
    assert shared is not None
    return shared.gate


async def test_one_at_a_time_enters(another: Open) -> None:
    gates = [await a_gate(another) for _ in range(3)]

    first, *others = sorted(await asyncio.gather(*(one.enter("C1", 60.0) for one in gates * 3)))

    assert first == 0.0
    assert all(wait > 0.0 for wait in others)


async def test_whoever_must_wait_is_told_how_long(another: Open) -> None:
    gate = await a_gate(another)
    await gate.enter("C1", 60.0)

    assert 59.0 < await gate.enter("C1", 60.0) <= 60.0


async def test_the_gap_counts_from_the_end_of_a_post(another: Open) -> None:
    gate = await a_gate(another)
    await gate.enter("C1", 0.0)

    await gate.leave("C1", 60.0)

    assert await gate.enter("C1", 60.0) > 59.0


async def test_channels_do_not_wait_for_each_other(another: Open) -> None:
    gate = await a_gate(another)

    assert [await gate.enter(channel, 60.0) for channel in ("C1", "C2")] == [0.0, 0.0]
