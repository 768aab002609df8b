"""The card of a room that was booked for a time."""

from typing import Any

import pytest
from hypothesis import given

from bot.errors import Try
from bot.rooms.booking import Answer, Booking, Rsvp
from bot.rooms.join import JoinUrl
from bot.rooms.lifecycle import State
from bot.rooms.request import When
from bot.rooms.room import RoomKind
from bot.slack.buttons import unpack
from bot.slack.cards import Cards
from bot.slack.message import Message
from tests.factories import NOW, a_booking, a_request
from tests.nouns import bookings
from tests.stopped_clock import StoppedClock

START = NOW + 3600
WHEN = When(START, "2026-11-04T16:00", "UTC")
YES = (Rsvp("U0BOB", Answer.GOING), Rsvp("U0EVE", Answer.NO), Rsvp("U0ANA", Answer.GOING))


def booked(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    request = a_request(when=WHEN, length_s=2700, name="Sprint review")
    valid = {"request": request, "starts_at": START, "ends_at": START + 2700, "remind_s": 300}
    return a_booking(**(valid | changes))


def card(booking: Booking, *, at: float = NOW, lead_s: int = 600) -> Message:
    return Cards(JoinUrl("https://join.example/{room_id}"), StoppedClock(at), lead_s=lead_s).card(
        booking
    )


def words(booking: Booking, **given: Any) -> str:  # noqa: ANN401 - arguments of `card`
    return str(card(booking, **given).content())


def buttons(message: Message) -> dict[str, dict[str, Any]]:
    rows = [block for block in message.content()["blocks"] if block["type"] == "actions"]
    return {one["text"]["text"]: one for row in rows for one in row["elements"]}


@pytest.mark.parametrize(
    ("state", "shows"),
    [
        (State.PLANNED, ["Going", "Maybe", "No", "Manage"]),
        (State.PREPARING, ["Manage"]),
        (State.READY, ["Join", "Refresh", "Manage"]),
        (State.OVER, ["Again"]),
        (State.CANCELLED, ["Put back"]),
        (State.TROUBLE, ["Retry now", "Explain", "Manage"]),
        (State.FAILED, ["Retry now", "Explain", "Manage"]),
    ],
)
def test_each_state_offers_what_helps(state: State, shows: list[str]) -> None:
    assert list(buttons(card(booked(state=state, made_at=float(NOW))))) == shows


def test_a_planned_card_says_when_where_whose_and_when_the_room_is_made() -> None:
    said = words(booked())

    for part in ("*Sprint review*", "Conference room", "<@U0ANNA>", "<#C0TEAM>", "`gr-7F3K9A`"):
        assert part in said
    assert f"*When*  <!date^{START}^" in said
    assert f"– <!date^{START + 2700}^{{time}}|16:45 UTC> (45 min)" in said
    assert f"The room is made at <!date^{START - 600}^" in said
    assert "(10 min before)." in said


@pytest.mark.parametrize(
    ("lead_s", "said"), [(55, "(55 s before)"), (90, "(1 min 30 s before)"), (0, "(0 s before)")]
)
def test_the_lead_is_said_to_the_second(lead_s: int, said: str) -> None:
    assert said in card(booked(), lead_s=lead_s).text


def test_a_room_that_is_due_is_made_now() -> None:
    assert "Planned: the room is made now." in card(booked(), at=START - 500).text


def test_as_long_as_nobody_says_anything_one_line_is_enough() -> None:
    assert "*Going* 0 · *Maybe* 0 · *No* 0" in words(booked())


def test_who_comes_is_counted_and_named() -> None:
    said = words(booked(rsvps=YES))

    assert "*Going* 2  <@U0BOB> <@U0ANA>\\n*No* 1  <@U0EVE>\\n*Maybe* 0" in said


def test_many_who_come_are_counted_when_they_cannot_all_be_named() -> None:
    said = words(booked(rsvps=tuple(Rsvp(f"U0{one:06}", Answer.GOING) for one in range(200))))

    assert "*Going* 200  <@U0000000>" in said
    assert " more\\n*Maybe* 0" in said


def test_an_answer_carries_the_booking() -> None:
    assert unpack(buttons(card(booked()))["Maybe"]["value"]) == {"booking": "b0000001"}


def test_one_of_a_series_says_how_often() -> None:
    when = When(START, "2026-11-04T16:00", "UTC", (), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")

    assert "(1 h) · every weekday" in words(booked(request=a_request(when=when)))


def test_a_live_room_has_a_start_and_no_end() -> None:
    live = booked(request=a_request(kind=RoomKind.LIVE, when=WHEN), ends_at=None)

    assert "min)" not in words(live).partition("*When*")[2]
    assert f"*When*  <!date^{START}^" in words(live)


def test_a_room_that_is_being_made_counts_its_tries_and_says_the_cause() -> None:
    trouble = Try(NOW, 0.1, 100001)

    said = card(booked(state=State.PREPARING, tries=3, next_try=NOW + 8.0, trouble=trouble)).text

    assert f"Try 3, the next at <!date^{NOW + 8}^{{time_secs}}|15:00:08 UTC>." in said
    assert "The last try: " in said
    assert "(100001)" in said
    first = card(booked(state=State.PREPARING, tries=1)).text
    assert "The room is being made. Try 1." in first
    waiting = card(booked(state=State.PREPARING, next_try=NOW + 8.0)).text
    assert "The next at <!date" in waiting


def test_a_ready_card_also_says_who_comes_and_when() -> None:
    said = words(booked(state=State.READY, made_at=float(NOW), rsvps=YES))

    assert "*Going* 2" in said
    assert "*When*" in said
    assert "late" not in said


def test_a_room_that_was_made_after_its_start_says_how_late_it_is() -> None:
    late = booked(state=State.READY, made_at=START + 720.0)

    said = card(late, at=START + 720).text

    assert f"it started <!date^{START}^{{ago}}|12 minutes ago>." in said
    assert "Join" in buttons(card(late, at=START + 720))


def test_a_card_that_is_over_says_how_long_who_said_yes_and_what_becomes_of_the_room() -> None:
    said = words(booked(state=State.OVER, rsvps=YES))

    assert "(45 min)" in said
    assert "*Said yes* 2  <@U0BOB> <@U0ANA>" in said
    assert "*No*" not in said
    assert "closed some time later, once nobody is inside" in said


def test_a_room_that_was_ended_says_when_beside_its_planned_time() -> None:
    said = words(booked(state=State.OVER, ended_by="U0BOB", ends_at=START + 60))

    assert f"*Ended*\\n<!date^{START + 60}^" in said
    assert f"<!date^{START + 2700}^" in said


def test_what_was_called_off_says_by_whom_and_can_be_put_back_until_its_start() -> None:
    off = booked(state=State.CANCELLED, ended_by="U0BOB", rsvps=YES)

    before, after = card(off, at=START - 1), card(off, at=START)

    assert "Cancelled by <@U0BOB>. It can be put back until its start." in before.text
    assert list(buttons(before)) == ["Put back"]
    assert buttons(after) == {}
    assert "put back" not in after.text
    assert "Going" not in str(before.content())


def test_trouble_says_since_when_and_what_comes_next() -> None:
    said = card(
        booked(state=State.TROUBLE, tries=9, next_try=START + 40, trouble=Try(NOW, 1, 100001)),
        at=START + 10,
    ).text

    assert f"There has been no room since its start, <!date^{START}^" in said
    assert "it is being tried again. Try 9, the next at" in said


def test_a_room_that_failed_says_that_it_is_not_tried_again() -> None:
    assert "It is not tried again by itself." in card(booked(state=State.FAILED)).text


@given(bookings())
def test_no_card_offers_a_way_into_a_room_that_is_not_there(booking: Booking) -> None:
    is_confirmed = booking.state is State.READY and booking.made_at is not None

    assert ("Join" in buttons(card(booking))) == is_confirmed


@pytest.mark.parametrize("state", [State.TROUBLE, State.FAILED])
def test_when_its_time_is_over_a_room_that_never_came_can_only_be_booked_again(
    state: State,
) -> None:
    late = card(booked(state=state), at=START + 2700)

    assert list(buttons(late)) == ["Again"]
