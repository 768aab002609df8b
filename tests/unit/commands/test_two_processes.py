"""Two processes on one database: what one of them has in hand is not done by the other as well."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from bot.store.postgres.store import open_store
from commands import take_up_waiting
from commands.asked import Asked, Kind
from tests.factories import a_place
from tests.postgres import fresh
from tests.unit.commands.front import Front, a_front
from tests.unit.usecases.conftest import World


@pytest.fixture
async def fronts(world: World) -> AsyncIterator[tuple[Front, Front]]:
    """Open two fronts, each over a store of its own on one database."""
    async with AsyncExitStack() as stack:
        url, both = stack.enter_context(fresh()), []
        for _ in range(2):
            opened = await open_store(url)
            stack.push_async_callback(opened.close)
            outside = replace(world.outside, store=opened.store)
            both.append(await stack.enter_async_context(a_front(replace(world, outside=outside))))
        yield both[0], both[1]


def a_command(front: Front) -> Asked:
    return Asked(Kind.COMMAND, "now", "Stand-up", a_place(), front.world.clock.now(), "k1")


async def test_what_one_process_has_in_hand_is_not_taken_up_by_another(
    fronts: tuple[Front, Front],
) -> None:
    one, other = fronts
    await one.desk.outside.store.inbox.put(a_command(one).arrival())

    await take_up_waiting(other.desk)
    await other.settled()

    assert one.world.room_api.rooms == {}
    assert await one.waiting() == ["command"]


async def test_what_a_dead_process_had_in_hand_is_taken_up_when_its_lease_is_over(
    fronts: tuple[Front, Front],
) -> None:
    one, other = fronts
    await one.desk.outside.store.inbox.put(a_command(one).arrival())

    one.world.clock.push(31.0)
    await take_up_waiting(other.desk)
    await other.settled()

    assert len(one.world.room_api.rooms) == 1
    assert await other.waiting() == []
