"""Looking a room up and ending it: what a reference means, and who may."""

from dataclasses import replace

import pytest

from bot.errors import BadInput, NoSuchRoom, NotAllowed, RoomApiRefused
from bot.rooms.lifecycle import State
from bot.usecases.bookings.series_bookings import skip_one
from bot.usecases.end_room import end_booking, end_room
from bot.usecases.find_room import find_booking
from bot.usecases.get_room_info import check_room, get_room_info
from tests.factories import a_place
from tests.unit.usecases.conftest import World

WEEK_S = 7 * 24 * 3600


@pytest.mark.parametrize("ref", ["last", "{id}", "gr-{code}", "{code}", "sprint", "SPRINT REVIEW"])
async def test_a_room_is_found_by_anything_that_names_it(world: World, ref: str) -> None:
    booking = (await world.book(name="Sprint review")).booking
    await world.run_due()

    found = await find_booking(
        ref.format(id=booking.room_id, code=booking.code), a_place(), world.outside
    )

    assert found.id == booking.id


async def test_a_name_that_fits_two_rooms_lists_both(world: World) -> None:
    await world.book(name="Sprint review")
    await world.book(name="Sprint planning")

    with pytest.raises(NoSuchRoom) as several:
        await find_booking("sprint", a_place(), world.outside)

    assert len(several.value.candidates) == 2


@pytest.mark.parametrize("ref", ["sprint", "last"])
async def test_a_series_goes_by_its_next_one(world: World, ref: str) -> None:
    first = await world.schedule(name="Sprint review", rule="FREQ=WEEKLY")

    assert (await find_booking(ref, a_place(), world.outside)).id == first.id
    skipped = await skip_one(first, a_place(), world.outside)

    following = await find_booking(ref, a_place(), world.outside)
    assert following.starts_at == skipped.starts_at + WEEK_S


async def test_a_series_of_which_nothing_is_ahead_goes_by_one_that_was(world: World) -> None:
    first = await world.schedule(name="Sprint review", rule="FREQ=DAILY;COUNT=1")
    await skip_one(first, a_place(), world.outside)

    assert (await find_booking("sprint", a_place(), world.outside)).id == first.id


async def test_rooms_of_other_channels_are_not_found_by_name(world: World) -> None:
    await world.book(name="Board meeting")
    stranger = a_place(channel_id="C0OTHER", user_id="U0BEN")

    with pytest.raises(NoSuchRoom) as none:
        await find_booking("board", stranger, world.outside)

    assert none.value.candidates == ()


async def test_looking_a_room_up_is_shown_on_its_card(world: World) -> None:
    booking = (await world.book()).booking
    await world.run_due()
    world.clock.push(120)

    looked = await get_room_info("last", a_place(), world.outside)
    await world.run_due()

    assert looked.info.room_id == booking.room_id
    assert world.announcer.shown(booking.id).checked_at == world.clock.now()


async def test_a_room_that_is_looked_at_while_it_is_made_is_made_all_the_same(
    world: World,
) -> None:
    booking = (await world.book()).booking
    being_made = await world.stored(booking)
    await world.run_due()

    looked = await check_room(being_made, world.outside)
    await world.run_due()

    assert looked.info.room_id == booking.room_id
    assert (await world.stored(booking)).state is State.READY
    assert world.announcer.shown(booking.id).state is State.READY


async def test_a_card_that_was_posted_meanwhile_is_not_forgotten(world: World) -> None:
    booking = (await world.book()).booking
    await world.run_due()
    before = replace(await world.stored(booking), card=None)

    await end_booking(before, a_place(), world.outside)
    await world.run_due()

    assert world.announcer.shown(booking.id).state is State.OVER


async def test_a_room_that_is_gone_is_over_on_its_card(world: World) -> None:
    booking = (await world.book()).booking
    await world.run_due()
    world.room_api.rooms.clear()

    with pytest.raises(RoomApiRefused, match="100004"):
        await get_room_info("last", a_place(), world.outside)

    stored = await world.stored(booking)
    assert stored.state is State.OVER
    assert stored.trouble is not None
    assert stored.trouble.code == 100004


async def test_a_room_that_is_not_ours_is_looked_for_in_both_services(world: World) -> None:
    world.room_api.put_room("live_ops1", owner="somebody", live=True)

    looked = await get_room_info("live_ops1", a_place(), world.outside)

    assert (looked.info.room_id, looked.booking) == ("live_ops1", None)


async def test_an_unknown_room_is_refused_by_the_room_service(world: World) -> None:
    with pytest.raises(RoomApiRefused, match="100004"):
        await get_room_info("nowhere", a_place(), world.outside)


async def test_who_asked_may_end_the_room(world: World) -> None:
    await world.book()
    await world.run_due()

    over = await end_room("last", a_place(), world.outside)

    assert over.state is State.OVER
    assert not world.room_api.rooms


async def test_an_admin_may_end_it_and_others_may_not(world: World) -> None:
    booking = (await world.book()).booking
    await world.run_due()
    world.directory.add("U0BOSS", "Boss", is_admin=True)

    with pytest.raises(NotAllowed):
        await end_room(booking.room_id, a_place(user_id="U0BEN"), world.outside)
    over = await end_room(booking.room_id, a_place(user_id="U0BOSS"), world.outside)

    assert over.ended_by == "U0BOSS"


async def test_ending_a_room_that_is_gone_is_done(world: World) -> None:
    await world.book()
    await world.run_due()
    world.room_api.rooms.clear()

    assert (await end_room("last", a_place(), world.outside)).state is State.OVER


async def test_a_room_that_is_being_made_cannot_be_ended_yet(world: World) -> None:
    await world.book()

    with pytest.raises(BadInput, match="still being made"):
        await end_room("last", a_place(), world.outside)


async def test_a_room_of_another_workspace_is_no_room_here(world: World) -> None:
    booking = (await world.book(name="Stand-up")).booking
    await world.run_due()

    with pytest.raises(NoSuchRoom):
        await get_room_info(booking.room_id, a_place(team_id="T0OTHER"), world.outside)
