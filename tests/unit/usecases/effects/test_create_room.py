"""Making the room: once, with the same id, and what follows from each refusal."""

from dataclasses import replace

import pytest

from bot.errors import Fault
from bot.explain.explanation import Offer
from bot.rooms.lifecycle import State
from bot.rooms.room import RoomKind, RoomType
from bot.usecases.retry_room import retry_room
from tests.factories import a_place
from tests.unit.usecases.conftest import World


async def test_the_room_is_made_and_its_card_posted_once(world: World) -> None:
    booking = (await world.book()).booking

    await world.run_due()

    stored = await world.stored(booking)
    assert stored.state is State.READY
    assert list(world.room_api.rooms) == [booking.room_id]
    assert world.announcer.posted == [f"card:{booking.id}:{booking.version}"]
    assert stored.card is not None
    assert stored.reply is None


async def test_a_passing_fault_is_tried_again_with_the_same_id(world: World) -> None:
    world.room_api.fail_with(100001, times=1)
    booking = (await world.book()).booking
    await world.run_due()
    assert (await world.stored(booking)).state is State.PREPARING

    world.clock.push(1.3)
    await world.run_due()

    assert list(world.room_api.rooms) == [booking.room_id]


async def test_the_same_id_is_never_tried_within_a_second(world: World) -> None:
    world.room_api.fail_with(100001, times=1)
    await world.book()
    await world.run_due()

    world.clock.push(1.05)

    assert await world.run_due() == 0


async def test_who_waits_hears_after_3_seconds_that_it_is_tried_again(world: World) -> None:
    world.room_api.fail_with(100001, times=99)
    booking = (await world.book()).booking
    await world.run_due()
    assert world.announcer.trying == []

    world.clock.push(3)
    await world.run_due()

    assert world.announcer.trying == [booking.id]


async def test_who_has_a_room_hears_nothing_of_trying(world: World) -> None:
    await world.book()
    await world.run_due()

    world.clock.push(5)
    await world.run_due()

    assert world.announcer.trying == []


async def test_within_30_seconds_it_is_told_that_it_failed(world: World) -> None:
    world.room_api.fail_with(100001, times=99)
    booking = (await world.book()).booking

    for _ in range(30):
        await world.run_due()
        world.clock.push(1)

    assert (await world.stored(booking)).state is State.FAILED
    ((_, explanation, _),) = world.announcer.failures
    assert explanation.code == "100001"
    assert Offer.RETRY in explanation.words.offers


@pytest.mark.parametrize("code", [100002, 100007, 100026, 70009, 60010])
async def test_what_no_waiting_helps_is_told_at_once(world: World, code: int) -> None:
    world.room_api.fail_with(code, times=99)
    await world.book()

    await world.run_due()

    ((_, explanation, _),) = world.announcer.failures
    assert explanation.code == str(code)
    assert not world.announcer.posted


async def test_no_answer_says_that_the_room_may_exist(world: World) -> None:
    world.room_api.fail_with(Fault.TIMED_OUT, times=99)
    await world.book()

    for _ in range(30):
        await world.run_due()
        world.clock.push(1)

    ((_, explanation, _),) = world.announcer.failures
    assert Offer.CHECK_AND_RETRY in explanation.words.offers
    assert explanation.code == ""


async def test_an_answer_lost_after_the_effect_makes_no_second_room(world: World) -> None:
    world.room_api.lose_answers(times=1)
    booking = (await world.book()).booking
    await world.run_due()

    world.clock.push(1.3)
    await world.run_due()

    assert list(world.room_api.rooms) == [booking.room_id]
    assert (await world.stored(booking)).state is State.READY


async def test_a_minted_id_that_is_taken_gives_way_to_a_new_one(world: World) -> None:
    world.room_api.fail_with(100003, times=1)
    booking = (await world.book()).booking

    await world.run_due()

    stored = await world.stored(booking)
    assert stored.state is State.READY
    assert stored.room_id != booking.room_id
    assert list(world.room_api.rooms) == [stored.room_id]


async def test_a_chosen_id_that_is_taken_offers_the_next_free_one(world: World) -> None:
    for taken in ("review", "review-2"):
        world.room_api.put_room(taken, owner="somebody")
    await world.book(room_id="review")

    await world.run_due()

    ((_, explanation, next_id),) = world.announcer.failures
    assert (explanation.code, next_id) == ("100003", "review-3")
    assert Offer.USE_NEXT_ID in explanation.words.offers


async def test_the_next_free_id_makes_the_room(world: World) -> None:
    world.room_api.put_room("review", owner="somebody")
    booking = (await world.book(room_id="review")).booking
    await world.run_due()

    await retry_room(booking.id, a_place(), None, world.outside, room_id="review-2")
    await world.run_due()

    assert (await world.stored(booking)).state is State.READY
    assert world.room_api.rooms["review-2"].owner_account == "U0ANNA"


async def test_a_chosen_id_of_an_own_older_room_is_not_taken_for_the_new_one(world: World) -> None:
    world.room_api.put_room("review", owner="U0ANNA")
    booking = (await world.book(room_id="review")).booking

    await world.run_due()

    assert (await world.stored(booking)).state is State.FAILED
    ((_, explanation, next_id),) = world.announcer.failures
    assert (explanation.code, next_id) == ("100010", "review-2")


@pytest.mark.parametrize("kind", [RoomKind.CONFERENCE, RoomKind.LIVE])
async def test_a_chosen_id_whose_answer_was_lost_is_found_to_be_ours(
    world: World, kind: RoomKind
) -> None:
    world.room_api.lose_answers(times=1)
    booking = (await world.book(kind=kind, room_id="review")).booking
    await world.run_due()

    world.clock.push(1.3)
    await world.run_due()

    assert (await world.stored(booking)).state is State.READY
    assert not world.announcer.failures


async def test_pressing_retry_after_the_outage_makes_the_room(world: World) -> None:
    world.room_api.fail_with(100007, times=1)
    booking = (await world.book()).booking
    await world.run_due()

    await retry_room(booking.id, a_place(), None, world.outside)
    await world.run_due()

    assert (await world.stored(booking)).state is State.READY
    assert world.announcer.posted == [f"card:{booking.id}:2"]


async def test_pressing_retry_twice_at_once_has_one_effect(world: World) -> None:
    world.room_api.fail_with(100007, times=1)
    booking = (await world.book()).booking
    await world.run_due()

    for _ in range(2):
        await retry_room(booking.id, a_place(), None, world.outside)
    await world.run_due()

    assert len(world.room_api.rooms) == 1
    assert len(world.announcer.posted) == 1


async def test_an_owner_that_was_forgotten_is_imported_again(world: World) -> None:
    await world.book(name="A")
    await world.run_due()
    world.room_api.accounts.clear()
    booking = (await world.book(name="B")).booking

    await world.run_due()
    world.clock.push(1.3)
    await world.run_due()

    assert (await world.stored(booking)).state is State.READY


async def test_an_action_for_an_older_plan_does_nothing(world: World) -> None:
    booking = (await world.book()).booking
    await world.outside.store.bookings.change(replace(booking, version=2, plan=2))

    await world.run_due()

    assert not world.room_api.rooms


async def test_the_mark_of_a_conference_is_ours(world: World) -> None:
    booking = (await world.book()).booking

    await world.run_due()

    answer = await world.room_api.get_room_info(RoomType.CONFERENCE, booking.room_id)
    assert answer.value.custom_info == f"greenroom:{booking.id}"


async def test_a_room_whose_time_is_over_is_never_made(world: World) -> None:
    booking = (await world.book(length_s=600)).booking
    world.clock.push(601)

    await world.run_due()

    assert not world.room_api.rooms
    ((_, explanation, _),) = world.announcer.failures
    assert "over" in explanation.words.title
    assert (await world.stored(booking)).state is State.FAILED


async def test_a_late_room_can_be_had_from_now_on(world: World) -> None:
    booking = (await world.book(length_s=600)).booking
    world.clock.push(601)
    await world.run_due()

    await retry_room(booking.id, a_place(), None, world.outside)
    await world.run_due()

    stored = await world.stored(booking)
    assert stored.state is State.READY
    assert stored.starts_at == world.clock.now()


async def test_a_code_that_asks_for_a_minute_is_not_tried_again_within_it(world: World) -> None:
    world.room_api.fail_with(70050, times=1)
    await world.book()

    await world.run_due()

    ((_, explanation, _),) = world.announcer.failures
    assert explanation.code == "70050"
