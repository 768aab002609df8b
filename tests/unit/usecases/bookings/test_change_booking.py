"""Changes of a booking: its one card, its thread, its people, its room."""

from dataclasses import replace

import pytest

from bot.errors import BadInput, NotAllowed
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.rooms.request import When
from bot.usecases.bookings.change_booking import (
    change_booking,
    invite_people,
    move_booking,
    rename_booking,
    set_reminder,
)
from tests.factories import a_place
from tests.unit.usecases.conftest import World

HOUR = 3600
BEN = a_place(user_id="U0BEN")


def at(world: World, in_s: float) -> When:
    return When(int(world.clock.now() + in_s), "2026-11-04T20:00", "Europe/Berlin")


async def planned(world: World) -> Booking:
    booking = await world.schedule(2 * HOUR, invitees=("U0BEN",))
    await world.run_due()
    return booking


async def test_a_moved_booking_is_made_for_its_new_time(world: World) -> None:
    booking = await planned(world)

    moved = await move_booking(booking, at(world, 4 * HOUR), a_place(), world.outside)
    await world.pass_time(2 * HOUR, step=60)
    before = len(world.room_api.rooms)
    await world.pass_time(2 * HOUR - 300, step=60)

    assert before == 0
    assert world.room_api.rooms[moved.room_id].starts_at == moved.starts_at
    assert world.announcer.shown(booking.id).starts_at == moved.starts_at
    assert world.speaker.news(NewsKind.MOVED) == ["", "U0BEN"]


async def test_a_ready_room_that_is_moved_is_ended_and_made_anew(world: World) -> None:
    booking = await world.schedule(120)
    await world.run_due()
    old = booking.room_id

    moved = await move_booking(booking, at(world, 4 * HOUR), a_place(), world.outside)
    await world.run_due()

    assert moved.state is State.PLANNED
    assert old not in world.room_api.rooms
    assert moved.room_id != old


async def test_an_id_of_ones_own_stays_when_the_room_is_made_anew(world: World) -> None:
    booking = await world.schedule(120, room_id="my-room")
    await world.run_due()

    await move_booking(booking, at(world, 300), a_place(), world.outside)
    await world.run_due()

    stored = await world.stored(booking)
    assert (stored.room_id, stored.state) == ("my-room", State.READY)
    assert world.room_api.rooms["my-room"].starts_at == stored.starts_at


async def test_a_move_to_where_it_is_changes_nothing(world: World) -> None:
    booking = await planned(world)
    same = When(booking.starts_at, "2026-11-04T18:00", "Europe/Berlin")

    assert await move_booking(booking, same, a_place(), world.outside) == await world.stored(
        booking
    )
    assert world.speaker.news(NewsKind.MOVED) == []


async def test_a_move_into_the_past_is_refused(world: World) -> None:
    booking = await planned(world)

    with pytest.raises(BadInput, match="has passed"):
        await move_booking(booking, at(world, -60), a_place(), world.outside)


async def test_a_room_made_at_once_cannot_be_moved(world: World) -> None:
    booking = (await world.book()).booking

    with pytest.raises(BadInput, match="made at once"):
        await move_booking(booking, at(world, HOUR), a_place(), world.outside)
    with pytest.raises(BadInput, match="made at once"):
        await set_reminder(booking, 600, a_place(), world.outside)


async def test_others_may_not_change_it(world: World) -> None:
    booking = await planned(world)

    with pytest.raises(NotAllowed):
        await move_booking(booking, at(world, HOUR), BEN, world.outside)


async def test_what_is_over_is_not_changed(world: World) -> None:
    booking = await world.schedule(60)
    await world.pass_time(2 * HOUR, step=60)

    with pytest.raises(BadInput, match="over"):
        await rename_booking(booking, "New", a_place(), world.outside)


async def test_a_new_name_is_on_the_card_in_the_thread_and_in_the_room(world: World) -> None:
    booking = await world.schedule(60)
    await world.run_due()

    await rename_booking(booking, "Retro", a_place(), world.outside)
    await world.run_due()

    assert world.announcer.shown(booking.id).request.name == "Retro"
    assert world.room_api.rooms[booking.room_id].name == "Retro"
    assert world.speaker.news(NewsKind.RENAMED) == [""]


async def test_a_planned_room_is_made_under_its_new_name(world: World) -> None:
    booking = await planned(world)

    await rename_booking(booking, "Retro", a_place(), world.outside)
    await world.pass_time(2 * HOUR, step=60)

    assert world.room_api.rooms[booking.room_id].name == "Retro"


@pytest.mark.parametrize("name", ["", "  "])
async def test_a_name_without_a_letter_is_refused(world: World, name: str) -> None:
    booking = await planned(world)

    with pytest.raises(BadInput, match="new name"):
        await rename_booking(booking, name, a_place(), world.outside)


async def test_a_name_that_is_too_long_is_refused_with_the_limit(world: World) -> None:
    booking = await planned(world)

    with pytest.raises(BadInput, match="100 bytes"):
        await rename_booking(booking, "x" * 101, a_place(), world.outside)


async def test_the_same_name_again_tells_nobody(world: World) -> None:
    booking = await planned(world)

    await rename_booking(booking, booking.request.name, a_place(), world.outside)
    await world.run_due()

    assert world.speaker.news(NewsKind.RENAMED) == []


async def test_only_those_who_are_new_are_told_that_they_are_invited(world: World) -> None:
    booking = await planned(world)
    world.directory.add("U0CAT", "Cat")
    world.directory.groups["S0ALL"] = ("U0BEN", "U0DAN")
    world.directory.add("U0DAN", "Dan")

    await invite_people(booking, ["U0CAT", "U0BEN"], ["S0ALL"], a_place(), world.outside)
    await world.run_due()

    assert world.speaker.news(NewsKind.INVITED) == ["U0BEN", "", "U0CAT", "U0DAN"]
    stored = await world.stored(booking)
    assert stored.request.invitees == ("U0BEN", "U0CAT", "U0DAN")


async def test_a_reminder_that_is_set_anew_comes_at_its_new_time_alone(world: World) -> None:
    booking = await planned(world)

    await set_reminder(booking, 1800, a_place(), world.outside)
    await world.pass_time(1.5 * HOUR + 5, step=5)
    told = len(world.speaker.times)
    await world.pass_time(0.5 * HOUR, step=60)

    reminders = [key for key in world.speaker.times if key.startswith("remind:")]
    assert reminders == [f"remind:{booking.id}:1:{booking.starts_at - 1800}"]
    assert len(world.speaker.times) == told


async def test_a_reminder_that_is_off_does_not_come(world: World) -> None:
    booking = await planned(world)

    await set_reminder(booking, 0, a_place(), world.outside)
    await set_reminder(booking, 0, a_place(), world.outside)
    await world.pass_time(2 * HOUR, step=60)

    assert not [key for key in world.speaker.times if key.startswith("remind:")]


async def test_a_reminder_has_limits(world: World) -> None:
    booking = await planned(world)

    with pytest.raises(BadInput, match="1 minute to 24 hours"):
        await set_reminder(booking, 30, a_place(), world.outside)


async def test_a_form_changes_all_that_differs_and_nothing_else(world: World) -> None:
    booking = await planned(world)
    world.directory.add("U0CAT", "Cat")
    asked = replace(
        booking.request,
        name="Retro",
        when=at(world, 5 * HOUR),
        length_s=1800,
        invitees=("U0BEN", "U0CAT"),
        remind_s=600,
    )

    changed = await change_booking(booking, asked, a_place(), world.outside)
    again = await change_booking(changed, asked, a_place(), world.outside)

    assert again == changed
    assert changed.request.name == "Retro"
    assert changed.starts_at == int(world.clock.now()) + 5 * HOUR
    assert changed.ends_at == changed.starts_at + 1800
    assert changed.request.invitees == ("U0BEN", "U0CAT")
    assert changed.remind_s == 600


async def test_two_edits_at_once_both_count(world: World) -> None:
    booking = await planned(world)

    await rename_booking(booking, "Retro", a_place(), world.outside)
    await set_reminder(booking, 900, a_place(), world.outside)

    stored = await world.stored(booking)
    assert (stored.request.name, stored.remind_s) == ("Retro", 900)
