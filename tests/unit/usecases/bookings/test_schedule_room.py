"""Scheduling: what is checked at once, and which actions keep the promise."""

from dataclasses import replace

import pytest

from bot.errors import BadInput, Fault, NotAllowed, RoomApiRefused
from bot.rooms.actions.news import NewsKind
from bot.rooms.lifecycle import State
from bot.rooms.request import When
from bot.rooms.room import RoomKind
from bot.usecases.book_room import Order
from bot.usecases.bookings.schedule_room import schedule_room
from tests.factories import a_place, a_request
from tests.unit.usecases.conftest import World

HOUR = 3600


def order(world: World, when: When | None, **changes: object) -> Order:
    return Order(a_request(when=when, **changes), a_place(), world.clock.now())


async def test_the_card_comes_at_once_and_the_room_in_time(world: World) -> None:
    booking = await world.schedule(2 * HOUR)

    await world.pass_time(2 * HOUR - 601, step=60)
    before = (len(world.room_api.rooms), (await world.stored(booking)).state)
    await world.pass_time(2)

    assert world.announcer.posted == [f"card:{booking.id}:1"]
    assert before == (0, State.PLANNED)
    assert (await world.stored(booking)).state is State.READY
    room = world.room_api.rooms[booking.room_id]
    assert (room.starts_at, room.ends_at) == (booking.starts_at, booking.starts_at + HOUR)


async def test_a_start_nearer_than_the_lead_makes_the_room_at_once(world: World) -> None:
    booking = await world.schedule(90)

    await world.run_due()

    assert (await world.stored(booking)).state is State.READY


async def test_invitees_are_told_once_the_card_is_there(world: World) -> None:
    await world.schedule(HOUR, invitees=("U0BEN",))

    await world.run_due()

    assert world.speaker.news(NewsKind.INVITED) == ["U0BEN"]


async def test_invitees_of_a_series_are_told_once_and_not_with_every_card(world: World) -> None:
    await world.schedule(HOUR, rule="FREQ=DAILY", invitees=("U0BEN",))

    await world.pass_time(2 * 86_400, step=HOUR)

    assert len(world.announcer.posted) > 1
    assert world.speaker.news(NewsKind.INVITED) == ["U0BEN"]


async def test_owner_and_invitees_are_known_to_the_room_service_before_it_is_promised(
    world: World,
) -> None:
    await world.schedule(HOUR, invitees=("U0BEN",))

    assert {"U0ANNA", "U0BEN"} <= world.room_api.accounts.keys()


async def test_an_owner_whom_the_room_service_refuses_for_good_is_told_now(world: World) -> None:
    world.room_api.refuse_imports(70398)

    with pytest.raises(RoomApiRefused, match="70398"):
        await world.schedule(HOUR)

    assert await world.outside.store.bookings.of("T0ACME", user_id="U0ANNA") == []


async def test_a_room_service_that_is_away_does_not_stop_a_promise(world: World) -> None:
    world.room_api.refuse_imports(Fault.TIMED_OUT)
    when = When(int(world.clock.now()) + 2 * HOUR, "2026-11-04T18:00", "Europe/Berlin")

    scheduled = await schedule_room(order(world, when), world.outside)

    assert not scheduled.is_checked
    assert (await world.stored(scheduled.booking)).state is State.PLANNED


@pytest.mark.parametrize(("in_s", "says"), [(-1, "has passed"), (367 * 86_400, "366 days")])
async def test_a_time_that_cannot_be_is_refused(world: World, in_s: int, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        await world.schedule(in_s)


async def test_without_a_time_there_is_nothing_to_schedule(world: World) -> None:
    with pytest.raises(BadInput, match="Say when"):
        await schedule_room(order(world, None), world.outside)


async def test_the_same_twice_within_half_a_minute_is_one_booking(world: World) -> None:
    first = await world.schedule(HOUR)

    second = await world.schedule(HOUR)

    assert second == first


async def test_a_guest_cannot_schedule(world: World) -> None:
    world.directory.add("U0ANNA", "Anna", is_outsider=True)

    with pytest.raises(NotAllowed):
        await world.schedule(HOUR)


async def test_a_live_room_can_be_scheduled_and_has_no_end(world: World) -> None:
    booking = await world.schedule(90, kind=RoomKind.LIVE)

    await world.run_due()

    assert (booking.ends_at, (await world.stored(booking)).state) == (None, State.READY)


async def test_a_reminder_of_ones_own_wins(world: World) -> None:
    own, off, usual = [
        await world.schedule(HOUR, name=name, remind_s=remind_s)
        for name, remind_s in (("a", 900), ("b", 0), ("c", None))
    ]

    assert (own.remind_s, off.remind_s, usual.remind_s) == (900, 0, 300)


async def test_a_command_taken_up_twice_is_one_series(world: World) -> None:
    at = int(world.clock.now()) + HOUR
    when = When(at, "2026-11-04T17:00", "Europe/Berlin", rule="FREQ=DAILY")
    twice = replace(order(world, when), arrival="key")

    first, second = [await schedule_room(twice, world.outside) for _ in range(2)]

    assert (first.is_new, second.is_new) == (True, False)
    assert second.series == first.series
    assert second.booking == first.booking
