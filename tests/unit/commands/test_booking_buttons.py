"""The buttons of a booking: who comes, calling it off, putting it back, posting its card."""

import json

import pytest

from bot.rooms.booking import Answer, Booking
from bot.rooms.lifecycle import State
from bot.slack.buttons import Button, pack
from tests.factories import NOW
from tests.unit.commands.asking import now, scheduled
from tests.unit.commands.front import Front

BEN = {"id": "U0BEN", "team_id": "T0ACME"}
GIL = {"id": "U0GIL", "team_id": "T0ACME"}


async def press(front: Front, name: Button, booking: Booking, **fields: object) -> None:
    """Press a button of a booking and let it be done."""
    await front.press(name, pack(booking=booking.id), **fields)
    await front.settled()


@pytest.mark.parametrize(
    ("name", "answer"),
    [(Button.GOING, Answer.GOING), (Button.MAYBE, Answer.MAYBE), (Button.NO, Answer.NO)],
)
async def test_who_comes_is_shown_on_the_card_and_said_nowhere_else(
    front: Front, name: Button, answer: Answer
) -> None:
    booking = await scheduled(front)

    await press(front, name, booking, user=BEN)

    assert front.world.announcer.shown(booking.id).who(answer) == ("U0BEN",)
    assert front.whispers() == []


async def test_a_room_that_is_only_planned_is_shown_as_the_plan_that_it_is(front: Front) -> None:
    await press(front, Button.SHOW, await scheduled(front))

    assert "· Conference room · planned" in front.whispers()[-1]


async def test_a_guest_may_say_whether_they_come(front: Front) -> None:
    front.world.directory.add("U0GIL", "Gil", is_outsider=True)
    booking = await scheduled(front)

    await press(front, Button.GOING, booking, user=GIL)

    assert (await now(front, booking)).who(Answer.GOING) == ("U0GIL",)


async def test_an_answer_to_what_is_cancelled_is_told(front: Front) -> None:
    booking = await scheduled(front)
    await press(front, Button.CANCEL, booking)

    await press(front, Button.GOING, booking, user=BEN)

    assert "Could not note your answer: " in front.whispers()[-1]


async def test_cancel_calls_it_off_and_put_back_promises_it_again(front: Front) -> None:
    booking = await scheduled(front)

    await press(front, Button.CANCEL, booking)
    cancelled = await now(front, booking)
    await press(front, Button.PUT_BACK, booking)

    assert cancelled.state is State.CANCELLED
    assert (await now(front, booking)).state is State.PLANNED
    assert "is booked again: Thu 5 Nov 2026, 16:00" in front.whispers()[-1]


async def test_only_this_one_of_a_series_is_skipped(front: Front) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")

    await press(front, Button.CANCEL, booking)
    asked = front.whispers()[-1]
    await press(front, Button.SKIP, booking)

    states = [one.state for one in await ahead(front, booking)]
    assert "What do you want to cancel?" in asked
    assert states[0] is State.CANCELLED
    assert set(states[1:]) == {State.PLANNED}


async def ahead(front: Front, booking: Booking) -> list[Booking]:
    series = front.world.outside.store.series
    return list(await series.bookings(booking.series_id, NOW, 50))


async def test_the_whole_series_is_called_off(front: Front) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")

    await front.press(Button.CANCEL_SERIES, pack(series=booking.series_id))
    await front.settled()

    assert {one.state for one in await ahead(front, booking)} == {State.CANCELLED}
    assert "is over" in front.whispers()[-1]


@pytest.mark.parametrize("name", [Button.CANCEL, Button.PUT_BACK, Button.SKIP, Button.CHANGE])
async def test_a_booking_is_changed_only_by_whom_it_belongs_to(front: Front, name: Button) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")

    await press(front, name, booking, user=BEN)

    assert (await now(front, booking)).version == booking.version
    assert "that is not yours to do" in front.whispers()[-1]
    assert front.slack.asked("views.open") == []


async def test_a_series_is_called_off_only_by_whom_it_belongs_to(front: Front) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")

    await front.press(Button.CANCEL_SERIES, pack(series=booking.series_id), user=BEN)
    await front.settled()

    assert State.CANCELLED not in {one.state for one in await ahead(front, booking)}


@pytest.mark.parametrize("name", [Button.CANCEL, Button.PUT_BACK, Button.SKIP, Button.POST_HERE])
async def test_a_guest_changes_no_booking(front: Front, name: Button) -> None:
    booking = await scheduled(front)
    front.world.directory.add("U0ANNA", "Anna", is_outsider=True)

    await press(front, name, booking)

    assert (await now(front, booking)).version == booking.version
    assert "guests cannot" in front.whispers()[-1]


async def test_a_series_of_another_workspace_is_none(front: Front) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")

    value = pack(series=booking.series_id)
    await front.press(Button.CANCEL_SERIES, value, team={"id": "T0OTHER"})
    await front.settled()

    assert State.CANCELLED not in {one.state for one in await ahead(front, booking)}


async def test_a_card_that_went_astray_is_posted_where_it_was_meant_to_be(front: Front) -> None:
    booking = await scheduled(front, channel_id="C0ALONE")

    await front.press(Button.POST_HERE, pack(booking=booking.id, channel="C0TEAM"))
    await front.settled()

    assert (await now(front, booking)).channel_id == "C0TEAM"
    assert front.whispers() == []


async def test_manage_offers_what_this_person_may_do(front: Front) -> None:
    booking = await scheduled(front)

    await press(front, Button.MANAGE, booking)
    await press(front, Button.MANAGE, booking, user=BEN)

    mine, bens = front.whispers()
    assert '"cancel"' in mine
    assert '"cancel"' not in bens


async def test_again_leaves_the_time_to_the_person(front: Front) -> None:
    booking = await scheduled(front)

    await press(front, Button.AGAIN, booking)

    form = json.dumps(front.slack.asked("views.open")[0]["view"])
    assert "Sprint review" in form
    assert "initial_date" not in form


async def test_why_there_is_no_room_is_explained_to_who_presses(front: Front) -> None:
    front.world.room_api.fail_with(100007, times=1)
    booking = await scheduled(front)
    await front.world.pass_time(booking.starts_at - front.world.clock.now() + 1, step=60)

    await press(front, Button.EXPLAIN, booking, user=BEN)

    assert "There is no room for “Sprint review” yet" in front.whispers()[-1]
    assert "100007" in front.whispers()[-1]
