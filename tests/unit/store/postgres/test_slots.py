"""Slots of calls that several processes share, by the database's clock."""

import asyncio

from bot.ports import Lender
from bot.store.postgres.connection import connect
from tests.unit.store.postgres.conftest import Open

CREATE = "room_engine_http_srv/create_room"


async def a_lender(another: Open) -> Lender:
    shared = (await another()).shared
    assert shared is not None
    return shared.lender


async def borrow(
    lender: Lender, most: int, *, number: int = 5, is_urgent: bool = False
) -> list[int]:
    lent = await lender.lend(CREATE, number, most, for_s=30.0, is_urgent=is_urgent)
    return sorted(one.slot for one in lent)


async def test_no_slot_is_lent_twice(another: Open) -> None:
    lenders = [await a_lender(another) for _ in range(3)]

    lent = await asyncio.gather(*(borrow(one, 2, number=20) for one in lenders * 4))

    slots = [slot for some in lent for slot in some]
    assert len(slots) == len(set(slots)) <= 20


async def test_there_are_as_many_as_calls_per_second_and_no_more(another: Open) -> None:
    one, other = await a_lender(another), await a_lender(another)

    assert len(await borrow(one, 3)) == 3
    assert len(await borrow(other, 9)) == 2
    assert await borrow(other, 9) == []


async def test_while_people_wait_what_is_scheduled_gets_none(another: Open) -> None:
    one, other = await a_lender(another), await a_lender(another)
    await borrow(one, 5)
    assert await borrow(one, 1, is_urgent=True) == []
    await one.take_back(CREATE, [2, 3], free_in_s=0.0)

    assert await borrow(other, 9) == []
    assert await borrow(one, 1, is_urgent=True) != []
    await asyncio.sleep(0.21)
    assert await borrow(other, 9) != []


async def test_a_lower_rate_counts_at_once(another: Open) -> None:
    one, other = await a_lender(another), await a_lender(another)
    await borrow(one, 1)

    assert await borrow(other, 9, number=2) == [0, 1]


async def test_what_is_given_back_is_free_a_second_later(another: Open) -> None:
    one = await a_lender(another)
    await borrow(one, 5)
    await one.take_back(CREATE, [1, 3], free_in_s=0.3)

    assert await borrow(one, 9) == []
    await asyncio.sleep(0.31)

    assert await borrow(one, 9) == [1, 3]


async def test_what_is_free_in_a_moment_is_promised_for_that_moment(another: Open) -> None:
    one = await a_lender(another)
    await borrow(one, 1, number=1)
    await one.take_back(CREATE, [0], free_in_s=0.09)

    (lent,) = await one.lend(CREATE, 1, 1, for_s=30.0, is_urgent=False)

    assert 0.0 < lent.in_s <= 0.09
    assert await borrow(one, 1, number=1) == []


async def test_nobody_gives_back_what_another_has(another: Open) -> None:
    one, other = await a_lender(another), await a_lender(another)
    await borrow(one, 5)

    await other.take_back(CREATE, [1], free_in_s=0.0)

    assert await borrow(other, 9) == []


async def test_what_a_dead_process_had_comes_back(another: Open) -> None:
    dead, other = await a_lender(another), await a_lender(another)
    await dead.lend(CREATE, 1, 1, for_s=0.2, is_urgent=False)

    assert await borrow(other, 1, number=1) == []
    await asyncio.sleep(0.31)

    assert await borrow(other, 1, number=1) == [0]


async def test_slots_that_another_process_takes_just_now_are_passed_over(
    another: Open, url: str
) -> None:
    one = await a_lender(another)
    assert await borrow(one, 0) == []  # they are made now
    with connect(url) as conn, conn.transaction():
        conn.execute("select number from slot where number < 3 for update")

        async with asyncio.timeout(1.0):
            assert await borrow(one, 9) == [3, 4]


async def test_slots_that_a_server_lent_whose_clock_was_ahead_are_free(
    another: Open, url: str
) -> None:
    lender = await a_lender(another)
    await borrow(lender, 5)
    assert await borrow(lender, 1, is_urgent=True) == []
    with connect(url) as conn:
        conn.execute("update slot set free_at = free_at + 600")

    lent = await lender.lend(CREATE, 5, 9, for_s=30.0, is_urgent=False)

    assert sorted((one.slot, one.in_s) for one in lent) == [(one, 0.0) for one in range(5)]
