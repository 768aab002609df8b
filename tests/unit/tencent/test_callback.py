"""Callbacks: who is believed to be the room service, and which room is told of.

The vectors follow the documented formula (fact sheet, 6.1; 269/32431), by hashlib alone.
"""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import metrics
from bot.rooms.room import RoomType
from bot.tencent.callback import (
    COMMANDS,
    Callback,
    Expected,
    Listener,
    Refusal,
    read_callback,
    signature,
)
from tests.factories import NOW
from tests.stopped_clock import StoppedClock

APP_ID, TOKEN = 1400000001, "a token of 1 to 128 characters"
ENTER = "Room.CallbackAfterMemberEnter"


def signed(command: str = ENTER, **changes: str) -> dict[str, str]:
    at = changes.get("RequestTime", str(NOW))
    query = {
        "SdkAppid": str(APP_ID),
        "CallbackCommand": command,
        "contenttype": "json",
        "ClientIP": "127.0.0.1",
        "OptPlatform": "RESTAPI",
        "Sign": hashlib.sha256((TOKEN + at).encode()).hexdigest(),
        "RequestTime": at,
    }
    return query | changes


def body(command: str = ENTER, **more: Any) -> bytes:  # noqa: ANN401 - any JSON
    said = {"CallbackCommand": command, "EventTime": NOW * 1000, "RoomId": "stand-up"}
    return json.dumps(said | more).encode()


def read(
    query: dict[str, str] | None = None, raw: bytes | None = None, *, now: float = NOW
) -> Callback | Refusal:
    query = signed() if query is None else query
    return read_callback(query, body() if raw is None else raw, Expected(APP_ID, TOKEN), now)


def status(answer: Callback | Refusal) -> int:
    return answer.status if isinstance(answer, Refusal) else 200


def test_the_signature_is_the_documented_one() -> None:
    # sha256("callbacktoken1669872112"), computed with coreutils' sha256sum.
    assert signature("callbacktoken", "1669872112") == (
        "fe4843713418c6c8900c9377a491e6428ba45509cf5e4597cffaeda4636d2373"
    )


def test_what_is_signed_is_read() -> None:
    assert read() == Callback(ENTER, RoomType.CONFERENCE, "stand-up")


def test_the_room_may_stand_in_its_info() -> None:
    command = "Live.CallbackAfterDestroyRoom"
    raw = json.dumps({"CallbackCommand": command, "RoomInfo": {"RoomId": "all-hands"}}).encode()

    assert read(signed(command), raw) == Callback(command, RoomType.LIVE, "all-hands")


@pytest.mark.parametrize("command", [name for name, may_change in COMMANDS.items() if may_change])
def test_what_may_change_a_card_names_the_room(command: str) -> None:
    callback = read(signed(command), body(command))

    assert isinstance(callback, Callback)
    assert callback.room_id == "stand-up"
    assert (callback.room_type is RoomType.LIVE) == command.startswith("Live.")


@pytest.mark.parametrize(
    "command",
    [*(name for name, may in COMMANDS.items() if not may), "Room.CallbackOfTomorrow", "C"],
)
def test_what_changes_no_card_or_is_unknown_is_taken_and_leads_nowhere(command: str) -> None:
    callback = read(signed(command), body(command))

    assert isinstance(callback, Callback)
    assert callback.room_id == ""
    assert callback.command == (command if command in COMMANDS else "other")


@pytest.mark.parametrize(
    ("away_s", "expected"),
    [(-61, 401), (-60, 200), (0, 200), (60, 200), (60.5, 401), (86_400, 401)],
)
def test_what_is_older_or_newer_than_a_minute_is_refused(away_s: float, expected: int) -> None:
    assert status(read(now=NOW + away_s)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"SdkAppid": "1400000002"},
        {"SdkAppid": ""},
        {"SdkAppid": "\u0660"},
        {"Sign": ""},
        {"Sign": "0" * 64},
        {"Sign": "ß" * 64},
        {"Sign": hashlib.sha256(f"{TOKEN}{NOW}".encode()).hexdigest().upper()},
        {"Sign": hashlib.sha256(str(NOW).encode()).hexdigest()},
        {"RequestTime": ""},
        {"RequestTime": f"-{NOW}"},
        {"RequestTime": f" {NOW}"},
        {"RequestTime": f"{NOW}.0"},
        {"RequestTime": "9" * 5000},
        {"RequestTime": "\u0661" * 10},
    ],
)
def test_whoever_is_not_our_room_service_is_refused(changes: dict[str, str]) -> None:
    assert status(read(signed() | changes)) == 401


def test_a_signature_is_for_one_time_alone() -> None:
    assert status(read(signed() | {"RequestTime": str(NOW + 1)})) == 401


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b"[" * 100_000,
        b"{}",
        body("Room.CallbackAfterMemberLeave"),
    ],
)
def test_a_body_that_says_something_else_is_400(raw: bytes) -> None:
    assert status(read(raw=raw)) == 400


def test_without_a_command_it_is_400() -> None:
    query = signed()
    del query["CallbackCommand"]

    assert status(read(query)) == 400


@pytest.mark.parametrize(
    "odd",
    [
        {"RoomId": None, "RoomInfo": "none"},
        {"RoomId": ["stand-up"]},
        {"RoomId": "r" * 49},
        {"RoomId": "", "RoomInfo": {"RoomId": {}}},
    ],
)
def test_a_room_that_cannot_be_one_leads_nowhere(odd: dict[str, Any]) -> None:
    callback = read(raw=body(**odd))

    assert isinstance(callback, Callback)
    assert callback.room_id == ""


@pytest.mark.parametrize(("sent", "expected"), [(1234, "1234"), ("\ud800", "?")])
def test_an_id_is_text_whatever_it_came_as(sent: object, expected: str) -> None:
    callback = read(raw=body(RoomId=sent))

    assert isinstance(callback, Callback)
    assert callback.room_id == expected


@given(query=st.dictionaries(st.sampled_from(list(signed())), st.text()), raw=st.binary())
def test_nothing_that_is_sent_raises(query: dict[str, str], raw: bytes) -> None:
    assert status(read(signed() | query, raw)) in {200, 400, 401}


def a_listener(token: str = TOKEN) -> tuple[Listener, list[str]]:
    told: list[str] = []
    expected = Expected(APP_ID, token)
    clock = StoppedClock()
    return Listener(expected, clock, lambda _kind, room_id: told.append(room_id)), told


def counted(command: str, outcome: str) -> float:
    labels = {"command": command, "outcome": outcome}
    name = "greenroom_room_service_callbacks_total"
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


def test_without_a_token_none_is_taken_and_the_setting_is_named() -> None:
    listener, told = a_listener("")

    refused = listener.hear(signed(), body())

    assert refused == Refusal(404, "No callbacks are taken: TRTC_CALLBACK_TOKEN is not set.")
    assert told == []


def test_what_is_taken_is_told_and_counted() -> None:
    listener, told = a_listener()
    before = counted(ENTER, "taken")

    assert listener.hear(signed(), body()) is None

    assert (told, counted(ENTER, "taken") - before) == (["stand-up"], 1)


def test_what_is_refused_is_counted_and_told_to_nobody() -> None:
    listener, told = a_listener()
    before = counted("other", "refused")

    assert listener.hear(signed() | {"Sign": "0"}, body()) is not None

    assert (told, counted("other", "refused") - before) == ([], 1)


def test_no_refusal_shows_the_token_or_the_right_signature() -> None:
    right = signed()["Sign"]

    refused = read(signed() | {"Sign": "0" * 64})

    assert isinstance(refused, Refusal)
    assert TOKEN not in refused.why
    assert right not in refused.why
