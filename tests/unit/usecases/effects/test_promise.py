"""How a booking keeps its promise while time passes and things go wrong."""

from dataclasses import replace

import pytest

from bot.errors import BadInput, Fault, SlackBusy, SlackRefused, SlackUnreachable
from bot.ports import What
from bot.rooms.actions.news import NewsKind
from bot.rooms.lifecycle import State
from bot.usecases.bookings.cancel_booking import cancel_booking
from bot.usecases.bookings.change_booking import rename_booking
from bot.usecases.end_room import end_booking
from bot.usecases.retry_room import retry_room
from tests.factories import a_place
from tests.unit.usecases.conftest import World

HOUR = 3600


def keys(world: World, kind: str) -> list[str]:
    return [key for key in world.speaker.times if key.startswith(f"{kind}:")]


async def test_a_quiet_life_reminds_once_and_warns_nobody(world: World) -> None:
    booking = await world.schedule(HOUR)

    await world.pass_time(3 * HOUR, step=30)

    assert keys(world, "remind") == [f"remind:{booking.id}:1:{booking.starts_at - 300}"]
    assert [said.what for said in world.speaker.said.values()] == [What.REMINDER]
    assert (await world.stored(booking)).state is State.OVER


async def test_a_room_service_that_is_down_is_tried_until_it_is_back(world: World) -> None:
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(100001, times=8)

    await world.pass_time(HOUR - 1, step=1)

    stored = await world.stored(booking)
    assert (stored.state, stored.tries, stored.trouble) == (State.READY, 9, None)
    assert world.speaker.of(What.FAILURE) == []


async def test_the_card_shows_each_try_and_the_next(world: World) -> None:
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(100001, times=100)

    await world.pass_time(HOUR - 590, step=1)

    shown = world.announcer.shown(booking.id)
    assert shown.state is State.PREPARING
    assert shown.tries >= 3
    assert shown.next_try is not None
    assert shown.next_try > world.clock.now()


async def test_the_owner_is_warned_before_the_start_and_the_channel_reads_why_at_it(
    world: World,
) -> None:
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(Fault.TIMED_OUT, times=10_000)

    await world.pass_time(HOUR - 299, step=1)
    warned = world.speaker.of(What.WARNING)
    await world.pass_time(301, step=1)

    assert [said.to for said in warned] == ["U0ANNA"]
    (failure,) = world.speaker.of(What.FAILURE)
    assert failure.explanation is not None
    assert (await world.stored(booking)).state is State.TROUBLE
    assert world.announcer.shown(booking.id).state is State.TROUBLE


async def test_in_trouble_it_is_still_made_when_the_room_service_is_back(world: World) -> None:
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(Fault.TIMED_OUT, times=10_000)
    await world.pass_time(HOUR + 60, step=1)

    world.room_api.wrong.clear()
    await world.pass_time(40, step=1)

    assert (await world.stored(booking)).state is State.READY
    assert len(world.room_api.rooms) == 1


async def test_trouble_until_the_end_is_told_to_the_owner(world: World) -> None:
    booking = await world.schedule(HOUR, length_s=900)
    world.room_api.fail_with(Fault.TIMED_OUT, times=10_000)

    await world.pass_time(HOUR + 1000, step=5)

    assert (await world.stored(booking)).state is State.FAILED
    assert len(world.speaker.of(What.FAILURE)) == 1
    assert keys(world, "given-up") == [f"given-up:{booking.id}:1"]
    explanation = world.speaker.of(What.WARNING)[-1].explanation
    assert explanation is not None
    assert "did not answer in time" in explanation.words.title


async def test_what_is_over_is_not_tried_again(world: World) -> None:
    booking = await world.schedule(HOUR)
    await world.run_due()
    world.clock.push(3 * HOUR)
    await world.run_due()

    with pytest.raises(BadInput, match="time is over"):
        await retry_room(booking.id, a_place(), None, world.outside)


async def test_who_has_just_booked_is_not_reminded_at_once(world: World) -> None:
    await world.schedule(301)

    await world.pass_time(10, step=1)

    assert keys(world, "remind") == []


@pytest.mark.parametrize("code", [100007, 100026, 70009])
async def test_what_waiting_cannot_help_is_told_at_once_and_not_tried_in_vain(
    world: World, code: int
) -> None:
    world.directory.told_admins = ("U0ADA",)
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(code, times=10_000)

    await world.pass_time(HOUR - 595, step=1)

    assert (await world.stored(booking)).state is State.FAILED
    assert [said.to for said in world.speaker.of(What.WARNING)] == ["U0ANNA"]
    assert world.speaker.of(What.FAILURE) == []


async def test_an_admin_is_told_once_of_what_only_they_can_mend(world: World) -> None:
    world.directory.told_admins = ("U0ADA", "U0BOB")
    for name in ("a", "b", "c"):
        await world.schedule(HOUR, name=name)
    world.room_api.fail_with(100007, times=10_000)

    await world.pass_time(HOUR - 595, step=1)

    assert [said.to for said in world.speaker.of(What.ADMIN_NOTICE)] == ["U0ADA"]


async def test_without_a_known_admin_the_log_has_it(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.schedule(90)
    world.room_api.fail_with(100007, times=10_000)

    await world.run_due()

    assert world.speaker.of(What.ADMIN_NOTICE) == []
    assert "admin:T0ACME:100007" in caplog.text


async def test_a_failed_booking_is_explained_to_the_channel_at_its_start(world: World) -> None:
    await world.schedule(HOUR)
    world.room_api.fail_with(100007, times=10_000)

    await world.pass_time(HOUR + 2, step=1)

    (failure,) = world.speaker.of(What.FAILURE)
    assert failure.explanation is not None
    assert failure.explanation.code == "100007"


async def test_retry_well_before_the_start_makes_the_room(world: World) -> None:
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(100007, times=1)
    await world.pass_time(HOUR - 590, step=1)

    await retry_room(booking.id, a_place(), None, world.outside)
    await world.pass_time(HOUR, step=5)

    assert (await world.stored(booking)).made_at is not None
    assert world.speaker.of(What.FAILURE) == []


async def test_retry_after_the_start_keeps_the_planned_times(world: World) -> None:
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(100007, times=1)
    await world.pass_time(HOUR + 60, step=1)

    retried = await retry_room(booking.id, a_place(), None, world.outside)
    await world.run_due()

    assert retried.starts_at == booking.starts_at
    assert (await world.stored(booking)).state is State.READY


async def test_a_room_that_waits_for_its_next_try_is_tried_at_once(world: World) -> None:
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(100001, times=6)
    await world.pass_time(HOUR - 560, step=1)
    waiting = await world.stored(booking)

    await retry_room(booking.id, a_place(), None, world.outside)
    await world.run_due()

    assert waiting.state is State.PREPARING
    assert (await world.stored(booking)).state is State.READY
    assert len(world.room_api.made) == 1


async def test_a_room_that_is_being_made_this_moment_is_left_alone(world: World) -> None:
    booking = await world.schedule(HOUR)

    assert await retry_room(booking.id, a_place(), None, world.outside) == booking


async def test_two_presses_of_retry_are_one(world: World) -> None:
    booking = await world.schedule(HOUR)
    world.room_api.fail_with(100007, times=1)
    await world.pass_time(HOUR + 60, step=1)

    await retry_room(booking.id, a_place(), None, world.outside)
    await retry_room(booking.id, a_place(), None, world.outside)
    await world.run_due()

    assert len(world.room_api.made) == 1


async def test_down_over_the_start_it_is_made_late_and_no_late_reminder_comes(
    world: World,
) -> None:
    booking = await world.schedule(HOUR)
    await world.run_due()

    world.clock.push(HOUR + 720)
    await world.run_due()

    stored = await world.stored(booking)
    assert (stored.state, stored.made_at) == (State.READY, world.clock.now())
    assert (keys(world, "remind"), world.speaker.of(What.FAILURE)) == ([], [])


async def test_down_over_the_whole_time_no_room_is_made_and_the_owner_is_told(
    world: World,
) -> None:
    booking = await world.schedule(HOUR)
    await world.run_due()

    world.clock.push(3 * HOUR)
    await world.run_due()

    assert world.room_api.made == []
    assert (await world.stored(booking)).state is State.FAILED
    assert (len(world.speaker.of(What.WARNING)), world.speaker.of(What.FAILURE)) == (1, [])


async def test_a_first_try_that_hangs_over_the_start_is_explained_when_it_ends(
    world: World,
) -> None:
    await world.schedule(5)
    create = await world.outside.store.actions.claim(
        "other", world.clock.now(), world.clock.now() + 30, 50
    )

    world.clock.push(6)
    await world.run_due()
    before = world.speaker.of(What.FAILURE)
    del create
    await world.outside.store.actions.release("other")
    world.room_api.fail_with(100001, times=10)
    await world.pass_time(6, step=1)

    assert (before, len(world.speaker.of(What.FAILURE))) == ([], 1)


async def test_ten_reminders_at_one_second_are_one_message(world: World) -> None:
    for number in range(10):
        await world.schedule(HOUR, name=f"Review {number}")

    await world.pass_time(HOUR - 290, step=1)

    (digest,) = world.speaker.of(What.REMINDER)
    names = {digest.booking.request.name, *(one.request.name for one in digest.others)}
    assert names == {f"Review {number}" for number in range(10)}


async def test_one_that_was_called_off_is_not_in_the_digest(world: World) -> None:
    first, second, third = [await world.schedule(HOUR, name=name) for name in "abc"]

    await cancel_booking(first, a_place(), world.outside)
    await world.pass_time(HOUR - 290, step=1)

    (digest,) = world.speaker.of(What.REMINDER)
    assert {digest.booking.id, *(one.id for one in digest.others)} == {second.id, third.id}


async def test_a_digest_that_is_lost_is_not_said_twice(world: World) -> None:
    for name in "ab":
        await world.schedule(HOUR, name=name)
    await world.run_due()
    world.speaker.loses_answers = True
    world.speaker.faults = [SlackUnreachable("chat.postMessage", "HTTP 503")]

    await world.pass_time(HOUR, step=1)

    assert len(keys(world, "remind")) == 1


async def test_a_reminder_that_slack_puts_off_comes_when_it_may(world: World) -> None:
    await world.schedule(HOUR)
    await world.run_due()
    world.speaker.faults = [SlackBusy("chat.postMessage", 7.0)]

    await world.pass_time(HOUR - 290, step=1)

    assert len(keys(world, "remind")) == 1


async def test_a_reminder_after_the_start_is_none(world: World) -> None:
    await world.schedule(HOUR)
    await world.run_due()
    world.speaker.faults = [SlackBusy("chat.postMessage", 600.0)]

    await world.pass_time(HOUR + 700, step=10)

    assert keys(world, "remind") == []


async def test_a_message_that_may_have_been_said_is_not_repeated_where_that_is_wished(
    world: World,
) -> None:
    outside = replace(world.outside, posts_again=False)
    world.outside = outside
    await world.schedule(HOUR)
    await world.run_due()
    world.speaker.faults = [SlackUnreachable("chat.postMessage", "HTTP 503")]

    await world.pass_time(HOUR, step=1)

    assert keys(world, "remind") == []


async def test_an_empty_room_is_closed_some_time_after_its_end(world: World) -> None:
    booking = await world.schedule(60, length_s=900)

    await world.pass_time(60 + 900 + 1700, step=20)
    before = len(world.room_api.rooms)
    await world.pass_time(200, step=20)

    stored = await world.stored(booking)
    assert (before, len(world.room_api.rooms)) == (1, 0)
    assert stored.closed_at is not None
    assert world.announcer.shown(booking.id).closed_at == stored.closed_at


async def test_nobody_is_put_out_of_a_room_that_has_people_in_it(world: World) -> None:
    booking = await world.schedule(60, length_s=900)
    await world.pass_time(120, step=20)
    rooms = world.room_api.rooms
    rooms[booking.room_id] = replace(rooms[booking.room_id], member_count=2)

    await world.pass_time(2 * HOUR, step=60)
    before = len(rooms)
    rooms[booking.room_id] = replace(rooms[booking.room_id], member_count=0)
    await world.pass_time(700, step=60)

    assert (before, len(rooms)) == (1, 0)


async def test_a_room_that_is_gone_already_is_closed(world: World) -> None:
    booking = await world.schedule(60, length_s=900)
    await world.pass_time(1000, step=20)
    world.room_api.rooms.clear()

    await world.pass_time(2000, step=20)

    assert (await world.stored(booking)).closed_at is not None


async def test_a_room_that_a_person_ended_is_not_ended_again(world: World) -> None:
    booking = await world.schedule(60, length_s=900)
    await world.run_due()
    await end_booking(await world.stored(booking), a_place(), world.outside)

    await world.pass_time(2 * HOUR, step=60)

    assert (await world.stored(booking)).closed_at is None


async def test_a_card_that_is_gone_is_told_to_who_asked_once(world: World) -> None:
    booking = await world.schedule(HOUR)
    await world.run_due()
    world.announcer.is_gone = True

    await cancel_booking(booking, a_place(), world.outside)
    await world.run_due()
    cancelled = world.speaker.news(NewsKind.CARD_GONE)
    other = await world.schedule(HOUR, name="Other")
    await world.pass_time(HOUR, step=30)

    assert cancelled == []
    assert world.speaker.news(NewsKind.CARD_GONE) == ["U0ANNA"]
    assert (await world.stored(other)).state is State.READY


async def test_news_without_a_card_is_not_told_in_a_thread(world: World) -> None:
    world.announcer.faults = [SlackRefused("chat.postMessage", "is_archived")]
    booking = await world.schedule(HOUR)
    await world.run_due()

    await cancel_booking(booking, a_place(), world.outside)
    await world.pass_time(60, step=1)

    assert world.speaker.news(NewsKind.CANCELLED) == []
    assert await world.outside.store.actions.claim("x", world.clock.now() + 600, 1e12, 9) == []


async def test_news_of_a_card_whose_place_is_not_known_yet_is_told_a_moment_later(
    world: World,
) -> None:
    booking = await world.schedule(HOUR)
    posting = await world.outside.store.actions.claim("x", world.clock.now(), 1e12, 1)
    await rename_booking(booking, "Retro", a_place(), world.outside)
    await world.run_due()
    before = world.speaker.news(NewsKind.RENAMED)

    assert len(posting) == 1
    await world.outside.store.actions.release("x")
    await world.pass_time(5, step=1)

    assert (before, world.speaker.news(NewsKind.RENAMED)) == ([], [""])
