"""Faults on demand: what was asked for happens, to the calls that it was asked for."""

import asyncio
import logging

import httpx
import pytest

from bot.room_service.app import build
from tests.unit.room_service.serve import on_a_socket
from tests.unit.room_service.talk import APP, CONFERENCE, LIVE, NOW, Caller, a_query

INFO = f"{CONFERENCE}/get_room_info"
BODY = {"RoomId": "standup-42"}


async def test_a_code_comes_for_the_next_calls_and_no_longer(caller: Caller) -> None:
    await caller.create()
    await caller.fault("code", code=100001, n=2)

    codes = [await caller.code(INFO, BODY) for _ in range(3)]

    assert codes == [100001, 100001, 0]


async def test_a_fault_without_a_number_strikes_until_it_is_cleared(caller: Caller) -> None:
    await caller.create()
    await caller.fault("code", code=60008, n=None)
    before = [await caller.code(INFO, BODY) for _ in range(5)]

    await caller.http.delete("/control/faults")

    assert (set(before), await caller.code(INFO, BODY)) == ({60008}, 0)


@pytest.mark.parametrize("command", ["create_room", f"{CONFERENCE}/create_room"])
async def test_a_fault_for_one_command_leaves_the_others_alone(
    caller: Caller, command: str
) -> None:
    await caller.fault("code", code=100001, command=command)

    looked = await caller.code(INFO, BODY)
    created = [(await caller.create())["ErrorCode"] for _ in range(2)]

    assert (looked, created) == (100004, [100001, 0])


async def test_a_fault_for_the_other_service_does_not_strike(caller: Caller) -> None:
    await caller.fault("code", code=100001, command=f"{LIVE}/create_room")

    assert (await caller.create())["ErrorCode"] == 0


async def test_a_fault_brings_its_own_words(caller: Caller) -> None:
    await caller.fault("code", code=100008, info="room is full")

    answer = await caller.ask(INFO, BODY)

    assert (answer["ErrorInfo"], answer["ActionStatus"]) == ("room is full", "FAIL")


async def test_a_code_has_no_effect(caller: Caller) -> None:
    await caller.fault("code", code=100001)

    await caller.create()

    assert (await caller.state())["rooms"] == []


async def test_a_gateway_in_trouble_answers_with_its_status(caller: Caller) -> None:
    await caller.fault("http", status=503)

    response = await caller.http.post(f"/v4/{INFO}", params=a_query(), json=BODY)

    assert response.status_code == 503
    assert response.headers["content-type"].startswith("text/plain")


async def test_html_comes_instead_of_json(caller: Caller) -> None:
    await caller.fault("html", status=200)

    response = await caller.http.post(f"/v4/{INFO}", params=a_query(), json=BODY)

    assert response.status_code == 200
    assert response.text.startswith("<html>")


async def test_a_slow_answer_is_slow_and_goes_together_with_another_fault(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", wait)
    await caller.fault("latency", seconds=2.5)
    await caller.fault("code", code=100001)

    code = await caller.code(INFO, BODY)

    assert (waits, code) == ([2.5], 100001)


@pytest.mark.parametrize(("kind", "rooms"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_dropped_call_is_a_transport_error_without_a_socket(
    caller: Caller, kind: str, rooms: int
) -> None:
    await caller.fault(kind)

    with pytest.raises(httpx.TransportError):
        await caller.create()

    assert len((await caller.state())["rooms"]) == rooms


@pytest.mark.parametrize("protocol", ["httptools", "h11"])
@pytest.mark.parametrize(("kind", "rooms"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_dropped_call_is_a_transport_error_on_a_socket(
    kind: str, rooms: int, protocol: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "uvicorn")
    app = build(APP, clock=lambda: NOW)
    async with (
        on_a_socket(app, protocol) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http,
    ):
        caller = Caller(http)
        await caller.fault(kind)

        with pytest.raises(httpx.TransportError):
            await caller.create()

        assert len((await caller.state())["rooms"]) == rooms
    # The server took the drop for no mistake, and claims no answer.
    assert not [line for line in caplog.records if line.levelno >= logging.ERROR]
    assert f"{CONFERENCE}/create_room" not in caplog.text


async def test_a_lost_answer_can_be_asked_for_again(caller: Caller) -> None:
    await caller.fault("drop_after")
    with pytest.raises(httpx.TransportError):
        await caller.create()

    assert (await caller.info())["Owner_Account"] == "administrator"


async def test_a_refusal_can_be_lost_too(caller: Caller) -> None:
    await caller.fault("drop_after")

    with pytest.raises(httpx.TransportError):
        await caller.create(Owner_Account="alice")


async def test_an_unsigned_call_uses_up_no_fault(caller: Caller) -> None:
    await caller.create()
    await caller.fault("code", code=100001)

    codes = [await caller.code(INFO, BODY, usersig="nonsense"), await caller.code(INFO, BODY)]

    assert codes == [70003, 100001]
