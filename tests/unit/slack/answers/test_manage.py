"""What a person may do with a booking."""

from typing import Any

import pytest
from hypothesis import given

from bot.rooms.booking import Booking
from bot.rooms.lifecycle import TRANSITIONS, Event, State
from bot.slack import answers
from bot.slack.buttons import unpack
from bot.slack.message import Message
from tests.factories import a_booking, a_request, a_scheduled, a_when
from tests.nouns import bookings


def buttons(message: Message) -> dict[str, dict[str, Any]]:
    rows = [block for block in message.content()["blocks"] if block["type"] == "actions"]
    return {one["text"]["text"]: one for row in rows for one in row["elements"]}


FOR_ALL = ("Show it", "Make one like it")


def offered(booking: Booking, *, may: bool = True) -> list[str]:
    return [one for one in buttons(answers.manage_panel(booking, may=may)) if one not in FOR_ALL]


@pytest.mark.parametrize(
    ("state", "shows"),
    [
        (State.PLANNED, ["Change", "Cancel"]),
        (State.PREPARING, ["Change", "Cancel"]),
        (State.READY, ["Change", "Cancel", "End it"]),
        (State.TROUBLE, ["Retry now", "Change", "Cancel"]),
        (State.FAILED, ["Retry now", "Change", "Cancel"]),
        (State.CANCELLED, ["Put back"]),
        (State.OVER, []),
    ],
)
def test_each_state_of_a_booking_offers_what_it_allows(state: State, shows: list[str]) -> None:
    assert offered(a_scheduled(state=state)) == shows


@pytest.mark.parametrize(
    ("state", "shows"),
    [(State.READY, ["End it"]), (State.FAILED, ["Retry now"]), (State.PREPARING, [])],
)
def test_a_room_that_was_made_at_once_cannot_be_moved(state: State, shows: list[str]) -> None:
    assert offered(a_booking(state=state)) == shows


@pytest.mark.parametrize("state", State)
def test_calling_off_is_offered_where_it_can_happen(state: State) -> None:
    is_possible = (state, Event.CANCELLED) in TRANSITIONS

    assert ("Cancel" in offered(a_scheduled(state=state))) == is_possible


def test_one_of_a_series_is_skipped_or_all_of_it_is_cancelled() -> None:
    when = a_when(rule="FREQ=DAILY")
    booking = a_scheduled(request=a_request(when=when), series_id="s0000001")

    found = buttons(answers.manage_panel(booking, may=True))

    assert list(found) == ["Make one like it", "Change", "Skip this one", "Cancel the series"]
    assert unpack(found["Skip this one"]["value"]) == {"booking": "b0000001"}
    assert unpack(found["Cancel the series"]["value"]) == {"series": "s0000001"}
    assert "every day" in str(answers.manage_panel(booking, may=True).content())


def test_what_cannot_be_undone_is_asked_first() -> None:
    found = buttons(answers.manage_panel(a_scheduled(state=State.READY), may=True))

    assert "put out" in found["End it"]["confirm"]["text"]["text"]
    assert "called off" in found["Cancel"]["confirm"]["text"]["text"]
    assert unpack(found["End it"]["value"]) == {"booking": "b0000001"}


@given(bookings())
def test_who_may_not_hears_who_may(booking: Booking) -> None:
    said = answers.manage_panel(booking, may=False)

    show = [] if booking.is_only_promised else ["Show it"]
    assert list(buttons(said)) == [*show, "Make one like it"]
    assert "<@U0ANNA>, the room’s owner and admins" in str(said.content())
