"""``/room schedule``: booked and echoed, asked about where it is not clear, never booked twice."""

import json

import pytest

from bot.rooms.lifecycle import State
from bot.slack.buttons import Button, pack
from tests.factories import NOW
from tests.unit.commands.asking import booked, button, told
from tests.unit.commands.front import Front

MINUTE, HOUR = 60, 3600


async def test_a_room_is_booked_for_its_time_and_the_answer_echoes_it(front: Front) -> None:
    said = await told(front, "schedule Sprint review tomorrow 3pm for 45m")

    (booking,) = await booked(front)
    assert "Thu 5 Nov 2026, 15:00–15:45 Europe/Berlin (45 min)" in said
    assert (booking.request.name, booking.state) == ("Sprint review", State.PLANNED)
    assert booking.starts_at == NOW + 23 * HOUR
    assert front.world.room_api.rooms == {}
    assert await front.waiting() == []


async def test_its_card_is_posted_where_it_was_asked(front: Front) -> None:
    await told(front, "schedule Retro in 2h")

    (booking,) = await booked(front)
    assert front.world.announcer.shown(booking.id).channel_id == "C0TEAM"


async def test_a_time_is_in_the_zone_of_who_asks(front: Front) -> None:
    front.world.directory.add("U0ANNA", "Anna", zone="Asia/Tokyo")

    await told(front, "schedule Retro tomorrow 9")

    (booking,) = await booked(front)
    assert booking.request.when is not None
    # In Tokyo it is the 5th already.
    assert (booking.request.when.local, booking.request.when.zone) == (
        "2026-11-06T09:00",
        "Asia/Tokyo",
    )


async def test_a_series_is_booked_ahead(front: Front) -> None:
    said = await told(front, "schedule Stand-up every weekday 9:30 for 15m")

    bookings = await booked(front)
    assert "every weekday" in said
    assert len({one.series_id for one in bookings}) == 1
    assert len(bookings) > 1


async def test_what_cannot_be_read_is_kept_for_the_form(front: Front) -> None:
    said = await told(front, "schedule Retro tomorrow 9 for 4m remind 10m")
    await front.press("reopen_form", button(front, Button.REOPEN_FORM))
    await front.settled()

    form = json.dumps(front.slack.asked("views.open")[-1]["view"])
    assert "Could not book the room: " in said
    assert await booked(front) == []
    for typed in ("Retro", "2026-11-05", "09:00", "4 min", '"10m"'):
        assert typed in form


async def test_a_time_that_was_not_said_is_asked_for_by_the_form(front: Front) -> None:
    await told(front, "schedule Retro every day until 30 Nov remind 10m")
    await front.press("reopen_form", button(front, Button.REOPEN_FORM))
    await front.settled()

    form = json.dumps(front.slack.asked("views.open")[-1]["view"])
    for typed in ("Retro", "every day", "2026-11-30", '"10m"'):
        assert typed in form


async def test_an_ambiguous_time_is_asked_with_buttons_and_booked_as_chosen(front: Front) -> None:
    said = await told(front, "schedule Retro tomorrow at 5 for 30m remind 10m")
    assert await booked(front) == []
    await front.press("choose_time_1", button(front, "choose_time_1"))
    await front.settled()

    (booking,) = await booked(front)
    assert "Thu 5 Nov 2026, 05:00" in said
    assert "Thu 5 Nov 2026, 17:00–17:30" in front.whispers()[-1]
    assert (booking.request.length_s, booking.remind_s) == (1800, 600)


async def test_a_choice_belongs_to_who_was_asked(front: Front) -> None:
    await told(front, "schedule Retro tomorrow at 5")
    value = button(front, "choose_time_0")
    await front.press("choose_time_0", value, user={"id": "U0BEN", "team_id": "T0ACME"})
    await front.settled()

    assert await booked(front) == []
    assert "type it again" in front.whispers()[-1]


async def test_a_choice_that_nobody_gave_books_nothing(front: Front) -> None:
    await told(front, "schedule Retro tomorrow at 5")
    ours = json.loads(button(front, "choose_time_0"))
    await front.press("choose_time_0", pack(**{**ours, "at": str(NOW + MINUTE)}))
    await front.settled()

    assert await booked(front) == []
    assert "no time that I asked about" in front.whispers()[-1]


async def test_a_choice_that_has_passed_meanwhile_is_told(front: Front) -> None:
    await told(front, "schedule Retro tomorrow at 5")
    value = button(front, "choose_time_0")
    front.world.clock.push(20 * HOUR)
    await front.press("choose_time_0", value)
    await front.settled()

    assert await booked(front) == []
    assert "has passed" in front.whispers()[-1]


async def test_the_same_room_at_the_same_time_is_asked_about_once(front: Front) -> None:
    await told(front, "schedule Retro tomorrow 9")
    said = await told(front, "schedule Retro tomorrow 9", trigger_id="2")
    assert len(await booked(front)) == 1
    await front.press("make_another", button(front, Button.MAKE_ANOTHER))
    await front.settled()

    assert "Nothing new was made" in said
    assert len(await booked(front)) == 2


async def test_the_same_name_at_another_time_is_another_room(front: Front) -> None:
    await told(front, "schedule Retro tomorrow 9")
    await told(front, "schedule Retro tomorrow 10")

    assert len(await booked(front)) == 2


async def test_the_same_delivery_twice_books_once(front: Front) -> None:
    await front.command("schedule Retro tomorrow 9")
    await told(front, "schedule Retro tomorrow 9")

    assert len(await booked(front)) == 1
    assert len(front.whispers()) == 1


async def test_a_guest_is_refused(front: Front) -> None:
    front.world.directory.add("U0GIL", "Gil", is_outsider=True)

    said = await told(front, "schedule Retro tomorrow 9", user_id="U0GIL")

    assert "guests cannot" in said
    assert not await front.desk.outside.store.bookings.of(
        "T0ACME", user_id="U0GIL", channel_id="C0TEAM", limit=5
    )


@pytest.mark.parametrize("typed", ["now Retro remind 10m", "now Retro every weekday"])
async def test_what_only_a_booking_has_is_refused_at_once(front: Front, typed: str) -> None:
    said = await told(front, typed)

    assert "schedule" in said
    assert front.world.room_api.rooms == {}


async def test_usual_clauses_count_for_every_verb_that_makes(front: Front) -> None:
    await told(front, "defaults for 30m muted remind 15m")
    await told(front, "schedule Retro tomorrow 9 for 45m")
    await front.command("now Stand-up")
    await front.command("live All hands")
    await front.settled()

    asked = {one.request.name: one for one in await booked(front)}
    assert asked["Retro"].request.length_s == 45 * MINUTE
    assert asked["Retro"].remind_s == 15 * MINUTE
    assert asked["Stand-up"].request.length_s == 30 * MINUTE
    assert asked["Stand-up"].request.is_audio_disabled
    assert asked["All hands"].state is State.READY


async def test_usual_clauses_are_shown_and_forgotten(front: Front) -> None:
    await told(front, "defaults for 30m")

    shown = await told(front, "defaults")
    await told(front, "defaults OFF")

    assert "for 30m" in shown
    assert await front.desk.outside.store.usual.get("T0ACME", "U0ANNA") == ""


@pytest.mark.parametrize(
    "clauses",
    [
        "id x",
        "with <@U0BEN>",
        "<@U0BEN>",
        "in <#C01|x>",
        "every day",
        "tomorrow 9",
        "for 4m",
        "Retro",
    ],
)
async def test_what_cannot_be_usual_is_refused(front: Front, clauses: str) -> None:
    said = await told(front, f"defaults {clauses}")

    assert "Could not keep what is usual for you: " in said
    assert await front.desk.outside.store.usual.get("T0ACME", "U0ANNA") == ""


@pytest.mark.parametrize("clauses", ["for 30m", "unlisted", "quiet", "remind 10m", "seats 8 free"])
async def test_what_some_room_can_have_can_be_usual(front: Front, clauses: str) -> None:
    await told(front, f"defaults {clauses}")

    assert await front.desk.outside.store.usual.get("T0ACME", "U0ANNA") == clauses
