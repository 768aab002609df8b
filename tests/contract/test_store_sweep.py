"""Clean-up goes by age, a little at a time."""

from bot.errors import Try
from bot.ports import Arrival
from bot.rooms.actions.action import ActionKind, Attempt, NewAction
from bot.rooms.draft import Draft
from bot.rooms.place import Reply
from bot.store.opened import OpenedStore
from tests.factories import NOW, a_booking, a_place, a_request

DAY_S = 86_400.0


def a_draft(name: str, created_at: float) -> Draft:
    return Draft(name, a_place(), a_request(), created_at)


async def test_a_draft_lives_for_a_day(opened: OpenedStore) -> None:
    await opened.store.drafts.keep(a_draft("old", NOW - DAY_S - 1.0))
    await opened.store.drafts.keep(a_draft("young", NOW - DAY_S))

    await opened.sweep(NOW)

    assert await opened.store.drafts.get("old") is None
    assert await opened.store.drafts.get("young") == a_draft("young", NOW - DAY_S)


async def test_a_reply_is_wiped_when_it_is_of_no_more_use(opened: OpenedStore) -> None:
    dead, alive = Reply("https://a.example/1", NOW - 1.0), Reply("https://a.example/2", NOW + 1.0)
    await opened.store.bookings.add(a_booking(reply=dead), [])
    await opened.store.bookings.add(a_booking(id="b2", reply=alive), [])

    await opened.sweep(NOW)

    assert await opened.store.bookings.get("b0000001") == a_booking()
    assert await opened.store.bookings.get("b2") == a_booking(id="b2", reply=alive)


async def test_more_than_one_step_takes_is_dropped_all_the_same(opened: OpenedStore) -> None:
    for number in range(501):
        await opened.store.drafts.keep(a_draft(str(number), 0.0))

    await opened.sweep(NOW)

    assert [await opened.store.drafts.get(str(number)) for number in (0, 499, 500)] == [None] * 3


async def test_a_done_arrival_is_remembered_for_a_week_and_an_open_one_for_ever(
    opened: OpenedStore,
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


async def test_what_is_over_is_dropped_with_all_that_belongs_to_it_after_its_time(
    opened: OpenedStore,
) -> None:
    store = opened.store
    for name, days in (("old", 91), ("young", 89)):
        ends_at = NOW - days * int(DAY_S)
        booking = a_booking(id=name, code=name, starts_at=ends_at - 60, ends_at=ends_at)
        await store.bookings.add(booking, [])
        await store.log.write([Attempt(name.upper(), "create_room", Try(0.0, 0.1), name, "T0ACME")])

    await opened.sweep(NOW, keep_days=90)

    assert await store.bookings.get("old") is None
    assert await store.bookings.get("young") is not None
    assert await store.log.find("T0ACME", "old") == []
    assert len(await store.log.find("T0ACME", "young")) == 1


async def test_what_something_is_still_to_be_done_for_is_never_dropped(
    opened: OpenedStore,
) -> None:
    destroy = NewAction(ActionKind.DESTROY_ROOM, "destroy", float(NOW))
    await opened.store.bookings.add(a_booking(starts_at=1, ends_at=2), [destroy])

    await opened.sweep(NOW, keep_days=90)

    assert await opened.store.bookings.get("b0000001") is not None


async def test_without_a_retention_everything_is_kept(opened: OpenedStore) -> None:
    await opened.store.bookings.add(a_booking(starts_at=1, ends_at=2), [])

    await opened.sweep(NOW)

    assert await opened.store.bookings.get("b0000001") is not None


async def test_a_live_room_without_an_end_goes_by_its_start(opened: OpenedStore) -> None:
    for number in range(51):
        await opened.store.bookings.add(a_booking(id=str(number), starts_at=1, ends_at=None), [])

    await opened.sweep(NOW, keep_days=1)

    assert await opened.store.bookings.get("0") is None
    assert await opened.store.bookings.get("50") is None


async def test_calls_made_for_nobodys_booking_are_forgotten_as_well(opened: OpenedStore) -> None:
    for name, at in (("OLD", 0.0), ("YOUNG", float(NOW))):
        await opened.store.log.write(
            [Attempt(name, "get_room_info", Try(at, 0.1), team_id="T0ACME")]
        )

    await opened.sweep(NOW, keep_days=1)

    assert await opened.store.log.find("T0ACME", "OLD") == []
    assert len(await opened.store.log.find("T0ACME", "YOUNG")) == 1


async def test_the_next_action_is_known(opened: OpenedStore) -> None:
    before = await opened.next_due()
    for name, at in (("a", 9.0), ("b", 5.0)):
        await opened.store.bookings.add(
            a_booking(id=name), [NewAction(ActionKind.CREATE_ROOM, name, at)]
        )

    assert (before, await opened.next_due()) == (None, 5.0)
