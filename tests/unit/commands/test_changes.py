"""The verbs that change a booking: what each does, who may, and what is said otherwise."""

import json

import pytest

from bot.rooms.lifecycle import State
from bot.slack.buttons import Button, pack
from tests.factories import NOW
from tests.unit.commands.asking import booked, button, now, scheduled, told
from tests.unit.commands.front import Front

HOUR = 3600
CHANGES = [
    "move last tomorrow 10",
    "rename last Retro",
    "invite last <@U0BEN>",
    "remind last 10m",
    "cancel last",
    "retry last",
]


async def test_move_books_it_for_another_time(front: Front) -> None:
    booking = await scheduled(front)

    said = await told(front, "move sprint review fri 10:00")

    assert "Fri 6 Nov 2026, 10:00–11:00 Europe/Berlin" in said
    assert (await now(front, booking)).starts_at == NOW + 42 * HOUR


async def test_move_to_a_time_that_may_be_two_is_asked_about(front: Front) -> None:
    booking = await scheduled(front)

    await told(front, "move last tomorrow at 5")
    assert (await now(front, booking)).starts_at == booking.starts_at
    await front.press("choose_time_1", button(front, "choose_time_1"))
    await front.settled()

    assert "is moved to Thu 5 Nov 2026, 17:00" in front.whispers()[-1]
    assert (await now(front, booking)).starts_at == booking.starts_at + HOUR


async def test_rename_gives_it_another_name(front: Front) -> None:
    booking = await scheduled(front)

    said = await told(front, "rename last Retro for two")

    assert "It is called “Retro for two” now." in said
    assert (await now(front, booking)).request.name == "Retro for two"


async def test_invite_invites_people_and_groups(front: Front) -> None:
    front.world.directory.add("U0CLEO", "Cleo")
    front.world.directory.groups["S01"] = ("U0CLEO",)
    booking = await scheduled(front)

    said = await told(front, "invite Sprint review <@U0BEN> <!subteam^S01|@team>")

    assert "2 people are invited" in said
    assert (await now(front, booking)).request.invitees == ("U0BEN", "U0CLEO")


@pytest.mark.parametrize(("typed", "seconds"), [("15m", 900), ("off", 0)])
async def test_remind_sets_the_reminder(front: Front, typed: str, seconds: int) -> None:
    booking = await scheduled(front)

    said = await told(front, f"remind last {typed}")

    assert "reminder" in said
    assert (await now(front, booking)).remind_s == seconds


async def test_cancel_calls_it_off_and_offers_to_put_it_back(front: Front) -> None:
    booking = await scheduled(front)

    said = await told(front, "cancel Sprint review")

    assert "is cancelled" in said
    assert Button.PUT_BACK in said
    assert (await now(front, booking)).state is State.CANCELLED


async def test_cancel_of_one_of_a_series_asks_which(front: Front) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")

    said = await told(front, f"cancel gr-{booking.code}")

    assert Button.SKIP in said
    assert Button.CANCEL_SERIES in said
    assert (await now(front, booking)).state is State.PLANNED


async def test_cancel_of_what_is_left_of_a_series_that_is_over_asks_nothing(front: Front) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")
    await front.press("cancel_series", pack(series=booking.series_id))
    await front.press("put_back", pack(booking=booking.id))
    await front.settled()

    said = await told(front, f"cancel gr-{booking.code}")

    assert "is cancelled" in said
    assert (await now(front, booking)).state is State.CANCELLED


async def test_skip_calls_off_the_next_one_of_a_series(front: Front) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")
    series = front.world.outside.store.series
    one, following, *_ = await series.bookings(booking.series_id, NOW, 10)

    await told(front, f"skip gr-{following.code}")

    states = [(await now(front, each)).state for each in (one, following)]
    assert states == [State.CANCELLED, State.PLANNED]


@pytest.mark.parametrize("ref", ["Sprint review", "last"])
async def test_a_series_is_meant_by_its_next_one_ahead(front: Front, ref: str) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY")

    await told(front, f"skip {ref}")
    await told(front, f"skip {ref}", trigger_id="2")

    series = front.world.outside.store.series
    states = [one.state for one in await series.bookings(booking.series_id, NOW, 10)]
    assert states[:3] == [State.CANCELLED, State.CANCELLED, State.PLANNED]


async def test_skip_of_a_room_that_is_booked_once_is_refused(front: Front) -> None:
    await scheduled(front)

    assert "booked once" in await told(front, "skip last")


async def test_skip_of_a_series_with_nothing_ahead_is_refused(front: Front) -> None:
    booking = await scheduled(front, rule="FREQ=DAILY;COUNT=1")
    await told(front, "skip last")

    said = await told(front, f"skip gr-{booking.code}", trigger_id="2")

    assert "Nothing of this series is ahead." in said


async def test_retry_makes_a_room_that_failed(front: Front) -> None:
    front.world.room_api.fail_with(100007, 1)
    booking = (await front.world.book(name="Retro")).booking
    await front.world.run_due()

    said = await told(front, "retry last")

    assert "Trying again" in said
    assert (await now(front, booking)).state is State.READY


@pytest.mark.parametrize("typed", CHANGES)
async def test_a_change_of_somebody_elses_booking_is_refused(front: Front, typed: str) -> None:
    booking = await scheduled(front, invitees=("U0BEN",))

    said = await told(front, typed.replace("last", "“Sprint review”"), user_id="U0BEN")

    assert "that is not yours to do" in said
    assert (await now(front, booking)).version == booking.version


@pytest.mark.parametrize("typed", [*CHANGES, "skip last", "defaults for 30m"])
async def test_a_guest_changes_nothing(front: Front, typed: str) -> None:
    front.world.directory.add("U0GIL", "Gil", is_outsider=True)
    await scheduled(front)

    said = await told(front, typed.replace("last", "“Sprint review”"), user_id="U0GIL")

    assert "guests cannot" in said


async def test_an_admin_may_change_it(front: Front) -> None:
    front.world.directory.add("U0BEN", "Ben", is_admin=True)
    booking = await scheduled(front)

    await told(front, "rename “Sprint review” Retro", user_id="U0BEN")

    assert (await now(front, booking)).request.name == "Retro"


@pytest.mark.parametrize("typed", CHANGES)
async def test_a_room_that_nobody_knows_is_told(front: Front, typed: str) -> None:
    said = await told(front, typed.replace("last", "nowhere"))

    assert "no room fits that" in said.lower()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("move last someday", "Say when it begins"),
        ("rename last", "Say the room in one word"),
        ("invite last", "Say whom"),
        ("invite last <@U0NOBODY>", "user_not_found"),
        ("remind last 2d", "Say how long before"),
        ("remind last 25h", "24 hours"),
        ("cancel", "Name the room"),
        ("skip", "Name the room"),
        ("retry", "Name the room"),
    ],
)
async def test_what_cannot_be_is_told_and_nothing_changes(
    front: Front, typed: str, why: str
) -> None:
    booking = await scheduled(front)

    said = await told(front, typed)

    assert why in said
    assert (await now(front, booking)).version == booking.version


async def test_what_could_not_be_typed_can_be_mended_in_the_form(front: Front) -> None:
    await scheduled(front)
    name = "x" * 101

    said = await told(front, f"rename last {name}")
    await front.press("reopen_form", button(front, Button.REOPEN_FORM))
    await front.settled()

    form = front.slack.asked("views.open")[-1]["view"]
    assert "Could not rename the booking: " in said
    assert form["callback_id"] == "change_form"
    assert name in json.dumps(form)
    assert len(await booked(front)) == 1


async def test_a_room_that_was_made_at_once_has_no_form_to_change_it(front: Front) -> None:
    await front.world.book(name="Retro")
    await front.world.run_due()

    said = await told(front, "move last fri 10:00")

    assert "made at once" in said
    assert Button.REOPEN_FORM not in said
