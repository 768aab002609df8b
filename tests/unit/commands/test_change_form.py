"""The form that changes a booking: opened as it is, sent as it is to be."""

import json
from typing import Any

import pytest

from bot.rooms.booking import Booking
from bot.rooms.room import RoomKind
from bot.slack.buttons import Button, pack
from bot.slack.forms import change_form
from bot.slack.forms.room_form import FormValues
from bot.workspace.acting.values import initial_values
from bot.workspace.world.elements import named
from commands.change_form import Carried, carried
from tests.factories import NOW
from tests.unit.commands.asking import now, scheduled
from tests.unit.commands.front import Front
from tests.unit.slack.slack_server import no

HOUR, DAY = 3600, 86_400
BEN = {"id": "U0BEN", "team_id": "T0ACME"}
RUBBISH = ["", "null", "[]", "7", "{", '{"booking": 7}', "[" * 3000]


async def opened(front: Front, booking: Booking) -> dict[str, Any]:
    """Press *Change* and return the view that opens."""
    await front.press(Button.CHANGE, pack(booking=booking.id))
    await front.settled()
    view: dict[str, Any] = front.slack.asked("views.open")[-1]["view"]
    return view


def filled(view: dict[str, Any], **changes: str) -> dict[str, Any]:
    """Return a view as Slack sends it once somebody changed these fields."""
    carries = carried(view)
    state = initial_values(named(view["blocks"]))
    values = change_form.read(RoomKind(carries.kind), state)
    changed = FormValues(values.kind, {**values.fields, **changes})
    again = change_form.view(values.kind, changed, metadata="{}", zone=carries.zone)
    kept = {"id": "V0FORM", "hash": "1.abc", "private_metadata": view["private_metadata"]}
    return {**again, **kept, "state": {"values": initial_values(named(again["blocks"]))}}


async def sent(front: Front, view: dict[str, Any], **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Send it and return the errors, by field."""
    ack = await front.send(view, **fields)
    await front.settled()
    errors: dict[str, Any] = ack.json()["errors"] if ack.text else {}
    return errors


async def test_it_opens_as_the_booking_is(front: Front) -> None:
    booking = await scheduled(front, invitees=("U0BEN",))

    view = await opened(front, booking)

    said = json.dumps(view)
    assert view["callback_id"] == "change_form"
    for shown in ("Sprint review", "2026-11-05", "16:00", "U0BEN"):
        assert shown in said
    assert "Sprint" not in view["private_metadata"]


async def test_its_times_are_in_the_zone_of_who_opens_it(front: Front) -> None:
    front.world.directory.add("U0ANNA", "Anna", zone="Asia/Tokyo")

    said = json.dumps(await opened(front, await scheduled(front)))

    assert ("2026-11-06" in said, "00:00" in said, "Asia/Tokyo" in said) == (True, True, True)


async def test_what_is_changed_in_it_is_done(front: Front) -> None:
    booking = await scheduled(front)
    view = await opened(front, booking)

    changes = {"name": "Retro", "start_time": "17:30", "length": "30m", "remind": "off"}
    errors = await sent(front, filled(view, **changes, invitees="U0BEN"))

    after = await now(front, booking)
    assert errors == {}
    assert (after.request.name, after.request.invitees) == ("Retro", ("U0BEN",))
    assert (after.starts_at, after.request.length_s) == (NOW + DAY + 5400, 1800)
    assert after.remind_s == 0
    assert "17:30–18:00" in front.whispers()[-1]


async def test_what_nobody_touched_stays_as_it_is(front: Front) -> None:
    booking = await front.world.schedule(DAY + 37, name="Sprint review")  # not on the minute
    await front.world.run_due()
    view = await opened(front, booking)

    errors = await sent(front, filled(view))

    assert errors == {}
    assert (await now(front, booking)).version == booking.version
    assert front.whispers() == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": "Retro"}, "It is called “Retro” now"),
        ({"invitees": "U0BEN"}, "1 person is invited"),
        ({"remind": "10m"}, "reminder"),
        ({"start_time": "17:00"}, "is moved to"),
    ],
)
async def test_the_answer_says_what_was_changed(
    front: Front, changes: dict[str, str], told: str
) -> None:
    booking = await scheduled(front)

    await sent(front, filled(await opened(front, booking), **changes))

    assert told in front.whispers()[-1]


async def test_a_booking_that_was_moved_meanwhile_is_not_moved_back(front: Front) -> None:
    booking = await scheduled(front)
    view = await opened(front, booking)
    await front.command("move last fri 10:00")
    await front.settled()

    await sent(front, filled(view, name="Retro"))

    after = await now(front, booking)
    assert (after.request.name, after.starts_at) == ("Retro", NOW + 42 * HOUR)


async def test_one_that_has_begun_can_still_be_renamed(front: Front) -> None:
    booking = await scheduled(front)
    front.world.clock.push(DAY - 300)
    await front.world.run_due()
    front.world.clock.push(600)
    await front.world.run_due()

    errors = await sent(front, filled(await opened(front, booking), name="Retro"))

    after = await now(front, booking)
    assert errors == {}
    assert (after.request.name, after.starts_at) == ("Retro", booking.starts_at)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("start_date", "2026-11-03"),
        ("start_date", "2028-01-01"),
        ("length", "4m"),
        ("name", "é" * 51),
    ],
)
async def test_a_problem_lands_on_its_field(front: Front, field: str, text: str) -> None:
    booking = await scheduled(front)

    errors = await sent(front, filled(await opened(front, booking), **{field: text}))

    assert set(errors) == {field}
    assert (await now(front, booking)).version == booking.version
    assert await front.waiting() == []


async def test_what_cannot_be_any_more_is_told_with_what_was_filled_in(front: Front) -> None:
    booking = await scheduled(front)
    view = filled(await opened(front, booking), name="Retro")
    await front.press(Button.CANCEL, pack(booking=booking.id))
    await front.settled()

    await sent(front, view)

    assert "Could not change the booking: " in front.whispers()[-1]


async def test_the_form_of_somebody_elses_booking_changes_nothing(front: Front) -> None:
    booking = await scheduled(front)
    view = filled(await opened(front, booking), name="Retro")

    await sent(front, view, user=BEN)

    assert (await now(front, booking)).request.name == "Sprint review"
    assert "that is not yours to do" in front.whispers()[-1]


@pytest.mark.parametrize(
    "metadata",
    [
        *RUBBISH,
        Carried("b1", "C0TEAM", "palace", "UTC", "1", "300").metadata(),
        Carried("b1", "C0TEAM", "conference", "Nowhere/Land", "1", "300").metadata(),
        Carried("b1", "C0TEAM", "conference", "../../etc/passwd", "1", "300").metadata(),
        Carried("b1", "C0TEAM", "conference", "UTC", "9" * 30, "300").metadata(),
        Carried("b1", "C0TEAM", "conference", "UTC", "soon", "300").metadata(),
        Carried("b1", "C0TEAM", "conference", "UTC", "1", "9" * 5000).metadata(),
    ],
)
async def test_metadata_that_is_rubbish_is_told_on_the_form(front: Front, metadata: str) -> None:
    view = filled(await opened(front, await scheduled(front)), name="Retro")

    errors = await sent(front, {**view, "private_metadata": metadata})

    assert "cannot be read any more" in errors["name"]


async def test_a_booking_of_another_workspace_is_none(front: Front) -> None:
    booking = await scheduled(front)
    view = filled(await opened(front, booking), name="Retro")

    await sent(front, view, team={"id": "T0OTHER"})

    assert (await now(front, booking)).request.name == "Sprint review"


async def test_a_trigger_that_died_is_told(front: Front) -> None:
    front.slack.tell["views.open"].append(no("expired_trigger_id"))
    booking = await scheduled(front)

    await opened(front, booking)

    assert "Press Change once more" in front.whispers()[-1]
