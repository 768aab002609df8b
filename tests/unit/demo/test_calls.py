"""What was said, as the page shows it: masked, newest first, each with a name that stays."""

from typing import Any

import pytest

from bot.demo.calls import Numbers, callbacks, masked, room_calls, slack_calls
from bot.room_service.callbacks.outbox import Sent
from bot.room_service.calls import Call


def a_call(**changes: Any) -> Call:  # noqa: ANN401 - any field of a call
    given = {"time": 1000.0, "path": "/v4/x/create_room", "query": "", "code": 0, "status": 200}
    return Call(**{**given, **changes})


def test_what_is_secret_is_hidden_however_deep_it_lies() -> None:
    said = {"a": [{"UserSig": "eJw"}, {"b": {"token": "xoxb-1"}}], "Name": "usersig"}

    assert masked(said) == {"a": [{"UserSig": "•••"}, {"b": {"token": "•••"}}], "Name": "usersig"}


def test_the_newest_comes_first_and_keeps_its_name() -> None:
    numbers, calls = Numbers(), [a_call(time=1.0), a_call(time=2.0)]
    before = room_calls(calls, numbers, 10)

    calls.append(a_call(time=3.0))
    after = room_calls(calls[1:], numbers, 10)

    assert [one.id for one in before] == ["room-2", "room-1"]
    assert [one.id for one in after] == ["room-3", "room-2"]
    assert [one.at for one in after] == [3.0, 2.0]


def test_no_more_are_shown_than_asked_for() -> None:
    calls = [a_call(time=float(n)) for n in range(9)]

    assert [one.at for one in room_calls(calls, Numbers(), 2)] == [8.0, 7.0]


@pytest.mark.parametrize(
    ("changes", "outcome", "is_well"),
    [
        ({}, "0", True),
        ({"code": 100007}, "100007", False),
        ({"code": None, "status": 502}, "HTTP 502", False),
        ({"code": None, "status": None, "seconds": 0.1}, "no answer", False),
        ({"code": 0, "status": None, "seconds": 0.1}, "no answer", False),
        ({"code": None, "status": None}, "…", False),
    ],
)
def test_a_call_says_what_came_of_it(
    changes: dict[str, Any], outcome: str, *, is_well: bool
) -> None:
    (shown,) = room_calls([a_call(**changes)], Numbers(), 1)

    assert (shown.outcome, shown.is_well) == (outcome, is_well)


def test_a_fault_that_struck_is_told_in_words() -> None:
    (shown,) = room_calls([a_call(fault="drop_after", notes=["odd"])], Numbers(), 1)

    assert shown.struck_by == "done, answer dropped"
    assert shown.notes == ("odd",)
    assert shown.name == "create_room"


def test_a_web_api_call_is_told_by_slacks_word() -> None:
    calls = [
        {"at": 1.0, "method": "auth.test", "arguments": {}, "answer": {"ok": True}},
        {
            "at": 2.0,
            "method": "chat.postMessage",
            "arguments": {"token": "xoxb-1", "text": "a"},
            "answer": {"ok": False, "error": "ratelimited"},
        },
    ]

    refused, taken = slack_calls(calls, Numbers(), 10)

    assert (taken.outcome, taken.is_well) == ("ok", True)
    assert (refused.outcome, refused.is_well) == ("ratelimited", False)
    assert refused.request == {"token": "•••", "text": "a"}


def test_a_callback_is_told_with_what_the_bot_answered() -> None:
    sent = Sent(
        time=1.0,
        url="http://bot.test",
        command="Room.CallbackAfterMemberEnter",
        platform="RESTAPI",
        body={"RoomId": "r"},
        status=200,
        outcome="OK",
        seconds=0.004,
    )

    (shown,) = callbacks([sent], Numbers(), 10)

    assert (shown.name, shown.outcome, shown.is_well) == ("AfterMemberEnter", "OK", True)
    assert shown.request == {"RoomId": "r"}
    assert shown.ms == 4.0
