"""Calling off and putting back."""

import pytest

from bot.errors import BadInput, NoSuchRoom, NotAllowed
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Answer
from bot.rooms.lifecycle import State
from bot.usecases.bookings.answer_booking import answer_booking
from bot.usecases.bookings.cancel_booking import cancel_booking, put_back
from bot.usecases.find_room import find_booking
from tests.factories import a_booking, a_place
from tests.unit.usecases.conftest import World

HOUR = 3600


async def test_a_booking_that_was_called_off_is_never_made(world: World) -> None:
    booking = await world.schedule(HOUR)
    await world.run_due()

    await cancel_booking(booking, a_place(), world.outside)
    await world.pass_time(2 * HOUR, step=60)

    assert world.room_api.rooms == {}
    assert world.announcer.shown(booking.id).state is State.CANCELLED
    assert not [key for key in world.speaker.times if key.startswith(("remind", "failure"))]


async def test_a_room_that_is_there_already_is_ended(world: World) -> None:
    booking = await world.schedule(60)
    await world.run_due()

    await cancel_booking(booking, a_place(), world.outside)
    await world.run_due()

    assert world.room_api.rooms == {}


async def test_those_who_wanted_to_come_are_told(world: World) -> None:
    booking = await world.schedule(HOUR, invitees=("U0BEN",))
    await world.run_due()
    await answer_booking(booking.id, "U0CAT", Answer.GOING, world.outside)

    await cancel_booking(booking, a_place(), world.outside)
    await world.run_due()

    assert world.speaker.news(NewsKind.CANCELLED) == ["", "U0BEN", "U0CAT"]


async def test_who_said_no_is_not_told(world: World) -> None:
    booking = await world.schedule(HOUR, invitees=("U0BEN",))
    await world.run_due()
    await answer_booking(booking.id, "U0BEN", Answer.NO, world.outside)

    await cancel_booking(booking, a_place(), world.outside)
    await world.run_due()

    assert world.speaker.news(NewsKind.CANCELLED) == [""]


async def test_twice_is_once(world: World) -> None:
    booking = await world.schedule(HOUR)
    await world.run_due()

    first = await cancel_booking(booking, a_place(), world.outside)
    second = await cancel_booking(booking, a_place(), world.outside)
    await world.run_due()

    assert second == first
    assert world.speaker.news(NewsKind.CANCELLED) == [""]


async def test_put_back_it_is_made_in_time_with_a_fresh_room(world: World) -> None:
    booking = await world.schedule(60)
    await world.run_due()
    await cancel_booking(booking, a_place(), world.outside)

    back = await put_back(booking, a_place(), world.outside)
    again = await put_back(booking, a_place(), world.outside)
    await world.run_due()

    assert again == back
    assert list(world.room_api.rooms) == [back.room_id]
    assert back.room_id != booking.room_id
    assert (await world.stored(booking)).state is State.READY
    assert world.speaker.news(NewsKind.PUT_BACK) == [""]


async def test_before_its_card_was_posted_it_is_put_back_with_one(world: World) -> None:
    booking = await world.schedule(HOUR)
    await cancel_booking(booking, a_place(), world.outside)
    await world.run_due()

    await put_back(booking, a_place(), world.outside)
    await world.run_due()

    assert len(world.announcer.posted) == 1


async def test_after_its_start_it_cannot_be_put_back(world: World) -> None:
    booking = await world.schedule(60)
    await cancel_booking(booking, a_place(), world.outside)
    world.clock.push(61)

    with pytest.raises(BadInput, match="start has passed"):
        await put_back(booking, a_place(), world.outside)


async def test_what_was_not_called_off_cannot_be_put_back(world: World) -> None:
    booking = await world.schedule(60)
    await world.run_due()

    with pytest.raises(BadInput, match="not called off"):
        await put_back(booking, a_place(), world.outside)


async def test_a_room_made_at_once_is_ended_not_called_off(world: World) -> None:
    booking = (await world.book()).booking

    with pytest.raises(BadInput, match="/room end"):
        await cancel_booking(booking, a_place(), world.outside)


async def test_what_is_over_cannot_be_called_off(world: World) -> None:
    booking = await world.schedule(60)
    await world.pass_time(2 * HOUR, step=60)

    with pytest.raises(BadInput, match="nothing to call off"):
        await cancel_booking(booking, a_place(), world.outside)


async def test_others_may_not_call_it_off(world: World) -> None:
    booking = await world.schedule(HOUR)

    with pytest.raises(NotAllowed):
        await cancel_booking(booking, a_place(user_id="U0BEN"), world.outside)


async def test_a_booking_that_is_not_there_any_more_is_told(world: World) -> None:
    with pytest.raises(NoSuchRoom):
        await cancel_booking(a_booking(), a_place(), world.outside)
    with pytest.raises(NoSuchRoom):
        await answer_booking("gone", "U0BEN", Answer.GOING, world.outside)


async def test_a_name_means_what_is_ahead_and_not_what_was_called_off(world: World) -> None:
    first = await world.schedule(HOUR, name="Retro")
    await cancel_booking(first, a_place(), world.outside)
    second = await world.schedule(2 * HOUR, name="Retro")

    assert (await find_booking("retro", a_place(), world.outside)).id == second.id


async def test_what_was_called_off_is_found_by_its_name_when_nothing_else_has_it(
    world: World,
) -> None:
    booking = await world.schedule(HOUR, name="Retro")
    await cancel_booking(booking, a_place(), world.outside)

    assert (await find_booking("retro", a_place(), world.outside)).id == booking.id
