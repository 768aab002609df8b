"""Reminders of what starts soon."""

from typing import Any

import pytest

from bot.ports import Said, What
from bot.rooms.booking import Answer, Booking, Rsvp
from bot.rooms.lifecycle import State
from tests.factories import NOW, a_request, a_scheduled, a_when
from tests.unit.slack.news.saying import buttons, said, words

START = NOW + 300
YES = (Rsvp("U0BOB", Answer.GOING), Rsvp("U0EVE", Answer.NO))


def soon(name: str = "Stand-up", **changes: Any) -> Booking:  # noqa: ANN401 - any field
    valid = {"request": a_request(name=name, when=a_when(at=START)), "starts_at": START}
    return a_scheduled(**(valid | changes))


def reminder(booking: Booking, *others: Booking) -> Said:
    return Said(what=What.REMINDER, booking=booking, others=others)


def test_a_reminder_says_what_starts_in_how_long_and_mentions_who_said_yes() -> None:
    message = said(reminder(soon(rsvps=YES)))

    assert message.text.startswith("“Stand-up” starts in 5 min, at <!date^")
    assert "<@U0BOB>" in words(message)
    assert "<@U0EVE>" not in words(message)
    assert message.in_channel


@pytest.mark.parametrize(
    ("now", "when"),
    [
        (START - 3600, "in 1 h,"),
        (START - 290, "in 5 min,"),
        (START - 20, "in 20 s,"),
        (START, "now,"),
    ],
)
def test_a_reminder_that_comes_late_counts_from_when_it_is_said(now: float, when: str) -> None:
    assert f"starts {when} at" in said(reminder(soon()), now=now).text


@pytest.mark.parametrize("state", State)
def test_the_way_in_is_there_when_the_room_is(state: State) -> None:
    message = said(reminder(soon(state=state, made_at=float(NOW))))

    assert ("Join" in buttons(message)) == (state is State.READY)


def test_without_a_template_there_is_the_id() -> None:
    message = said(reminder(soon(state=State.READY, made_at=float(NOW))), join_url=None)

    assert buttons(message) == {}
    assert "`stand-up-4m8x2k7q1z`" in words(message)


def test_several_of_one_time_are_one_message_with_a_line_each() -> None:
    ready = soon("Retro", state=State.READY, made_at=float(NOW), rsvps=YES)

    message = said(reminder(soon(), ready, soon("Demo", state=State.FAILED)))

    assert message.text == "3 rooms start soon: “Stand-up”, “Retro”, “Demo”."
    lines = [block["text"]["text"] for block in message.content()["blocks"]]
    assert [line.split("”")[0] for line in lines[1:]] == ["“Stand-up", "“Retro", "“Demo"]
    assert "<@U0BOB>" in lines[2]
    assert "could not be made" in lines[3]
    assert list(buttons(message)) == ["Join"]


def test_more_than_fit_are_counted() -> None:
    many = [soon("&" * 100, rsvps=YES) for _ in range(60)]

    shown = said(reminder(*many)).content()["blocks"]

    assert shown[-1]["elements"][0]["text"] == f"and {60 - (len(shown) - 2)} more"
    assert len(shown) > 10
