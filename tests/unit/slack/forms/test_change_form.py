"""The form that changes a booking."""

from typing import Any

import pytest
from hypothesis import given

from bot.errors import BadInput
from bot.rooms.booking import Booking
from bot.rooms.request import RoomRequest, When
from bot.rooms.room import RoomKind
from bot.slack.forms.change_form import FIELDS, read, request_from, values_of, view
from bot.slack.forms.room_form import FormValues
from tests.factories import NOW, a_booking, a_request
from tests.nouns import bookings
from tests.unit.slack.forms.slack_window import filled

BERLIN = "Europe/Berlin"
START = NOW + 86_400  # 5 November 2026, 16:00 in Berlin
WHEN = When(START, "2026-11-05T16:00", BERLIN, (), "FREQ=DAILY")


def a_planned(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    request = a_request(when=WHEN, invitees=("U0BOB",), length_s=2700, cap=50)
    return a_booking(**({"request": request, "starts_at": START, "remind_s": 420} | changes))


def changed(booking: Booking, **fields: str) -> RoomRequest:
    values = values_of(booking, BERLIN)
    filled_in = FormValues(values.kind, {**values.fields, **fields})
    return request_from(filled_in, booking, NOW, BERLIN)


def test_it_shows_the_booking_as_it_is() -> None:
    assert values_of(a_planned(), BERLIN).fields == {
        "name": "Stand-up",
        "start_date": "2026-11-05",
        "start_time": "16:00",
        "length": "45m",
        "invitees": "U0BOB",
        "remind": "7m",
    }


@given(bookings())
def test_what_is_shown_is_read_back(booking: Booking) -> None:
    values = values_of(booking, BERLIN)
    shown = view(values.kind, values, metadata="{}", zone=BERLIN)

    assert read(values.kind, filled(shown)) == values
    assert shown["callback_id"] == "change_form"
    assert {block["block_id"] for block in shown["blocks"]} <= FIELDS


@given(bookings())
def test_what_nobody_touched_stays(booking: Booking) -> None:
    asked = changed(booking)

    assert asked.remind_s is None
    assert asked.when == booking.request.when
    assert asked.name == booking.request.name
    assert asked.length_s == booking.request.length_s
    assert asked.invitees == booking.request.invitees


def test_its_words_are_true_of_a_booking_that_there_is() -> None:
    said = str(
        view(RoomKind.CONFERENCE, values_of(a_planned(), BERLIN), metadata="{}", zone=BERLIN)
    )

    assert "at once" not in said
    assert "called after you" not in said
    assert "it keeps its name" in said


def test_each_field_changes_what_it_is_for() -> None:
    asked = changed(
        a_planned(),
        name="Review",
        start_time="17:30",
        length="1h",
        invitees="U0BOB,U0EVE",
        remind="off",
    )

    assert asked.when == When(START + 5400, "2026-11-05T17:30", BERLIN, (), "FREQ=DAILY")
    assert (asked.name, asked.length_s, asked.remind_s) == ("Review", 3600, 0)
    assert asked.invitees == ("U0BOB", "U0EVE")
    assert asked.cap == 50


def test_what_is_emptied_is_as_the_form_says() -> None:
    asked = changed(a_planned(), name="", length="", invitees="", remind="")

    assert (asked.name, asked.length_s, asked.invitees) == ("Stand-up", 3600, ())
    assert asked.remind_s is None


def test_a_start_that_has_passed_may_stay_but_not_be_chosen() -> None:
    begun = a_planned(starts_at=NOW - 600)

    assert changed(begun, name="Review").name == "Review"
    with pytest.raises(BadInput) as refused:
        changed(begun, start_time="15:55")
    assert refused.value.problems == {"start_time": "That time has passed."}


@pytest.mark.parametrize("field", ["start_date", "start_time"])
def test_a_booking_has_a_day_and_a_time(field: str) -> None:
    with pytest.raises(BadInput) as refused:
        changed(a_planned(), **{field: ""})

    assert list(refused.value.problems) == [field]


def test_every_problem_is_told_on_its_field() -> None:
    with pytest.raises(BadInput) as refused:
        changed(a_planned(), length="1m", start_date="2030-01-01", remind="soon", name="会" * 34)

    assert set(refused.value.problems) == {"length", "start_date", "remind", "name"}


def test_a_room_that_was_made_at_once_has_no_reminder() -> None:
    assert changed(a_booking(starts_at=NOW - 60), remind="5m").remind_s is None


def test_a_live_room_has_no_length() -> None:
    live = a_planned(request=a_request(kind=RoomKind.LIVE, when=WHEN), ends_at=None)

    assert "length" not in str(view(RoomKind.LIVE, values_of(live, BERLIN), metadata="", zone=""))
    assert changed(live, name="Hall").name == "Hall"
