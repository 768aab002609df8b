"""A room is ended after its time, or because its plan changed; and what stands in the way."""

from dataclasses import replace

from bot.errors import Fault
from bot.rooms.actions.action import ActionKind, ActionState
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.usecases.bookings.cancel_booking import cancel_booking
from bot.usecases.end_room import end_booking
from bot.usecases.perform import perform
from tests.factories import a_place
from tests.unit.usecases.conftest import ME, World

HOUR = 3600


async def over(world: World) -> Booking:
    """Return a booking whose room is there and whose time is over."""
    booking = await world.schedule(60, length_s=900)
    await world.pass_time(1000, step=20)
    return await world.stored(booking)


async def test_a_room_service_that_is_away_is_asked_again(world: World) -> None:
    booking = await over(world)
    world.room_api.refuse_endings(Fault.TIMED_OUT)
    await world.pass_time(2000, step=20)
    before = booking.room_id in world.room_api.rooms

    world.room_api.refuse_endings(None)
    await world.pass_time(60, step=5)

    assert (before, booking.room_id in world.room_api.rooms) == (True, False)


async def test_a_code_that_passes_is_asked_again_and_one_that_stays_is_not(world: World) -> None:
    first = await over(world)
    world.room_api.refuse_endings(100001)
    await world.pass_time(1900, step=20)
    world.room_api.refuse_endings(100006)
    await world.pass_time(60, step=5)
    world.room_api.refuse_endings(None)
    await world.pass_time(600, step=20)

    assert first.room_id in world.room_api.rooms
    assert (await world.stored(first)).closed_at is None


async def test_after_a_day_a_full_room_is_left_to_the_room_service(world: World) -> None:
    booking = await over(world)
    rooms = world.room_api.rooms
    rooms[booking.room_id] = replace(rooms[booking.room_id], member_count=1)

    await world.pass_time(27 * HOUR, step=600)
    rooms[booking.room_id] = replace(rooms[booking.room_id], member_count=0)
    await world.pass_time(2 * HOUR, step=600)

    assert booking.room_id in rooms


async def test_the_room_of_an_older_plan_is_ended_though_people_are_inside(world: World) -> None:
    booking = await world.schedule(60)
    await world.run_due()
    rooms = world.room_api.rooms
    rooms[booking.room_id] = replace(rooms[booking.room_id], member_count=3)

    await cancel_booking(booking, a_place(), world.outside)
    await world.run_due()

    assert rooms == {}


async def test_ending_a_room_that_is_over_leaves_its_closing_to_the_clock(world: World) -> None:
    booking = await over(world)

    ended = await end_booking(booking, a_place(), world.outside)

    assert ended == booking
    assert ended.state is State.OVER


async def test_an_action_of_a_booking_that_was_dropped_does_nothing(world: World) -> None:
    await world.schedule(60)
    (action,) = await world.outside.store.actions.claim(ME, world.clock.now(), 1e12, 1)

    outcome = await perform(replace(action, booking_id="gone"), world.outside)

    assert outcome.state is ActionState.SKIPPED


async def test_news_that_says_nothing_is_told_to_nobody(world: World) -> None:
    await world.schedule(60)
    (action,) = await world.outside.store.actions.claim(ME, world.clock.now(), 1e12, 1)

    outcome = await perform(replace(action, kind=ActionKind.TELL_NEWS), world.outside)

    assert (outcome.state, world.speaker.times) == (ActionState.SKIPPED, [])


async def test_a_message_whose_lease_was_lost_is_not_said(world: World) -> None:
    booking = await world.schedule(HOUR, remind_s=60)
    await world.run_due()
    world.clock.push(HOUR - 60)
    taken = await world.outside.store.actions.claim(ME, world.clock.now(), 1e12, 50)
    remind = next(one for one in taken if one.kind is ActionKind.REMIND)

    outcome = await perform(replace(remind, attempts=remind.attempts + 1), world.outside)

    assert (outcome.state, world.speaker.times) == (ActionState.SKIPPED, [])
    assert booking.remind_s == 60


async def test_a_card_whose_lease_was_lost_is_not_posted(world: World) -> None:
    await world.schedule(HOUR)
    taken = await world.outside.store.actions.claim(ME, world.clock.now(), 1e12, 50)
    card = next(one for one in taken if one.kind is ActionKind.POST_CARD)

    outcome = await perform(replace(card, attempts=card.attempts + 1), world.outside)

    assert (outcome.state, world.announcer.posted) == (ActionState.SKIPPED, [])
