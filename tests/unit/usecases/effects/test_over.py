"""The planned end: the card says so by our clock, once, and only for what is still there."""

from bot.rooms.lifecycle import State
from bot.rooms.room import RoomKind
from bot.usecases.end_room import end_booking
from tests.factories import a_place
from tests.unit.usecases.conftest import World


async def test_the_card_says_that_the_time_is_over(world: World) -> None:
    booking = (await world.book(length_s=600)).booking
    await world.run_due()

    world.clock.push(600)
    await world.run_due()

    assert (await world.stored(booking)).state is State.OVER
    assert world.announcer.shown(booking.id).state is State.OVER


async def test_nobody_is_put_out_at_the_planned_end(world: World) -> None:
    booking = (await world.book(length_s=600)).booking
    await world.run_due()

    world.clock.push(600)
    await world.run_due()

    assert booking.room_id in world.room_api.rooms


async def test_a_bot_that_was_away_closes_it_on_its_return(world: World) -> None:
    booking = (await world.book(length_s=600)).booking
    await world.run_due()

    world.clock.push(7_200)
    await world.run_due()

    assert (await world.stored(booking)).state is State.OVER


async def test_a_room_that_was_ended_before_stays_ended_by_that_person(world: World) -> None:
    booking = (await world.book(length_s=600)).booking
    await world.run_due()
    await end_booking(await world.stored(booking), a_place(), world.outside)
    await world.run_due()

    world.clock.push(600)
    await world.run_due()

    assert (await world.stored(booking)).ended_by == "U0ANNA"


async def test_a_live_room_has_no_end_of_ours(world: World) -> None:
    booking = (await world.book(kind=RoomKind.LIVE)).booking
    await world.run_due()

    world.clock.push(90_000)
    await world.run_due()

    assert (await world.stored(booking)).state is State.READY
