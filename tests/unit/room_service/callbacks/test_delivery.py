"""Callbacks go beside the calls: whoever receives them, however badly, hurts nobody."""

import asyncio
import time
from typing import Any

import httpx
import pytest

from bot.room_service.app import build
from tests.unit.room_service.receiver import Receiver, settled
from tests.unit.room_service.serve import on_a_socket
from tests.unit.room_service.talk import APP, NOW, Caller, StoppedClock

# What a receiver may do, and what is remembered of it.
ODD_RECEIVERS: list[tuple[dict[str, Any], int, str]] = [
    ({"status": 500}, 500, "HTTP 500"),
    ({"status": 302}, 302, "HTTP 302"),
    ({"answer": b""}, 200, "not JSON"),
    ({"answer": b"[" * 100_000}, 200, "not JSON"),
    ({"answer": b"[]"}, 200, "no ErrorCode 0"),
    ({"answer": b'{"ErrorCode":1}'}, 200, "no ErrorCode 0"),
    ({}, 200, "OK"),
]


@pytest.mark.parametrize(("does", "status", "outcome"), ODD_RECEIVERS)
async def test_what_the_receiver_says_is_remembered_and_changes_nothing(
    caller: Caller, receiver: Receiver, does: dict[str, Any], status: int, outcome: str
) -> None:
    vars(receiver).update(does)

    code = (await caller.create())["ErrorCode"]

    [sent] = await settled(caller)
    assert (code, sent["status"], sent["outcome"]) == (0, status, outcome)
    assert (sent["time"], sent["command"]) == (NOW, "Room.CallbackAfterCreateRoom")
    assert sent["body"]["RoomInfo"]["RoomId"] == "standup-42"


async def test_a_slow_receiver_holds_nobody_up(caller: Caller, receiver: Receiver) -> None:
    receiver.may_answer.clear()
    began = time.perf_counter()
    await caller.create()
    took = time.perf_counter() - began

    [sent] = await settled(caller)

    assert took < 0.5
    assert (sent["status"], sent["outcome"]) == (None, "no answer within 2 s")


async def test_a_receiver_without_end_is_not_listened_to_for_ever(caller: Caller) -> None:
    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n")
        writer.write(b"x" * 100_000)
        await reader.read()
        writer.close()

    async with await asyncio.start_server(endless, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        await caller.http.post("/control/callbacks", json={"url": f"http://127.0.0.1:{port}"})
        await caller.create()

        [sent] = await settled(caller)

    assert (sent["status"], sent["outcome"]) == (200, "not JSON")


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("http://127.0.0.1:1/", "ConnectError"),
        (f"http://{'x' * 64}.invalid/", "Error"),
        ("http://[::1]:1/", "ConnectError"),
    ],
)
async def test_a_receiver_that_is_not_there_does_no_harm(
    caller: Caller, url: str, outcome: str
) -> None:
    await caller.http.post("/control/callbacks", json={"url": url})

    code = (await caller.create())["ErrorCode"]

    [sent] = await settled(caller)
    assert (code, sent["status"]) == (0, None)
    assert outcome in sent["outcome"]


async def test_what_waits_too_long_a_queue_is_not_sent(caller: Caller, receiver: Receiver) -> None:
    receiver.may_answer.clear()
    await caller.create_live(IsUnlimitedRoomEnabled=True)
    for count in [10_000, 0] * 5 + [1]:
        await caller.move("live_ops1", count=count)

    sent = (await caller.state())["callbacks"]["sent"]

    assert len(sent) == 200
    assert sent[-1]["outcome"] == "not sent: too many are waiting"


async def test_what_is_still_on_its_way_at_the_end_is_given_up(
    receiver: Receiver, clock: StoppedClock
) -> None:
    receiver.may_answer.clear()
    app = build(APP, clock=clock, callback_url=receiver.url)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://x") as http,
    ):
        await Caller(http).create()

    [sent] = app.state.service.outbox.sent
    assert sent.outcome == "not sent: the room service ended"


async def test_the_page_beside_it_hears_of_every_change(receiver: Receiver) -> None:
    app = build(APP, clock=lambda: NOW, callback_url=receiver.url)
    heard: list[str] = []
    app.state.service.on_change = lambda: heard.append("changed")

    async with on_a_socket(app) as port, httpx.AsyncClient() as http:
        caller = Caller(http)
        http.base_url = httpx.URL(f"http://127.0.0.1:{port}")
        await caller.create()
        await settled(caller)
        of_a_call_and_its_callback = len(heard)
        await caller.move("standup-42", enter=["ana"])
        await caller.fault("code")
        await caller.switch(package=False)
        await caller.http.delete("/control/faults")
        await settled(caller)
    await app.state.service.outbox.close()

    assert of_a_call_and_its_callback == 2
    assert len(heard) == 7
