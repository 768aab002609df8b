"""Clean-up goes by age, a little at a time."""

from bot.ports import Arrival
from bot.rooms.booking import Draft, Reply
from bot.store.sqlite import SqliteStore
from tests.factories import NOW, a_booking, a_place, a_request

DAY_S = 86_400.0


def a_draft(name: str, created_at: float) -> Draft:
    return Draft(name, a_place(), a_request(), created_at)


async def test_a_draft_lives_for_a_day(opened: SqliteStore) -> None:
    await opened.store.drafts.keep(a_draft("old", NOW - DAY_S - 1.0))
    await opened.store.drafts.keep(a_draft("young", NOW - DAY_S))

    await opened.sweep(NOW)

    assert await opened.store.drafts.get("old") is None
    assert await opened.store.drafts.get("young") == a_draft("young", NOW - DAY_S)


async def test_a_reply_is_wiped_when_it_is_of_no_more_use(opened: SqliteStore) -> None:
    dead, alive = Reply("https://a.example/1", NOW - 1.0), Reply("https://a.example/2", NOW + 1.0)
    await opened.store.bookings.add(a_booking(reply=dead), [])
    await opened.store.bookings.add(a_booking(id="b2", reply=alive), [])

    await opened.sweep(NOW)

    assert await opened.store.bookings.get("b0000001") == a_booking()
    assert await opened.store.bookings.get("b2") == a_booking(id="b2", reply=alive)


async def test_more_than_one_step_takes_is_dropped_all_the_same(opened: SqliteStore) -> None:
    for number in range(501):
        await opened.store.drafts.keep(a_draft(str(number), 0.0))

    await opened.sweep(NOW)

    assert [await opened.store.drafts.get(str(number)) for number in (0, 499, 500)] == [None] * 3


async def test_a_done_arrival_is_remembered_for_a_week_and_an_open_one_for_ever(
    opened: SqliteStore,
) -> None:
    for key, at in (("old", 0.0), ("open", 0.0), ("young", 2.0)):
        await opened.store.inbox.put(Arrival(key, "command", "{}", at))
    await opened.store.inbox.done("old")
    await opened.store.inbox.done("young")

    await opened.sweep(7 * DAY_S + 1.0)

    waiting = await opened.store.inbox.waiting(1.0, 10)
    assert [one.key for one in waiting] == ["open"]
    assert await opened.store.inbox.put(Arrival("old", "command", "{}", 0.0)) is True
    assert await opened.store.inbox.put(Arrival("young", "command", "{}", 2.0)) is False
