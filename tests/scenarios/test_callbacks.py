"""The room service calls back: the card follows, at once rather than when somebody looks."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.room_service.callbacks.subscription import Subscription
from bot.serve import listen, running, server_of
from tests.scenarios.stage import Stage, a_stage, words

TOKEN = "callbacks-are-signed-with-this"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Set a stage whose room service calls the bot back."""
    listener = listen("127.0.0.1", 0)
    async with a_stage(tmp_path, trtc_callback_token=SecretStr(TOKEN)) as set_stage:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/room-service/callback"
        for service in set_stage.rooms.outbox.subscriptions:
            signed = Subscription(url, None, TOKEN, is_token_enabled=True)
            set_stage.rooms.outbox.subscriptions[service] = signed
        async with running(server_of(set_stage.door), listener):
            yield set_stage
            await set_stage.rooms.outbox.close()


async def call_back(stage: Stage, event: str, room_id: str, **changes: str) -> httpx.Response:
    """Send what the room service sends: fact sheet, 6."""
    at = str(int(stage.clock.now()))
    command = f"Room.CallbackAfter{event}"
    query = {
        "SdkAppid": str(stage.settings.trtc_sdk_app_id),
        "CallbackCommand": command,
        "contenttype": "json",
        "Sign": hashlib.sha256(f"{TOKEN}{at}".encode()).hexdigest(),
        "RequestTime": at,
    }
    body = {"CallbackCommand": command, "EventTime": int(at) * 1000, "RoomId": room_id}
    async with _outside(stage) as http:
        return await http.post("/room-service/callback", params=query | changes, json=body)


def _outside(stage: Stage) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(stage.door)
    return httpx.AsyncClient(transport=transport, base_url="http://bot.test")


async def a_room(stage: Stage) -> str:
    """Make a room on the stage and return its id."""
    await stage.types("/room now Stand-up")
    await stage.card()
    (room,) = stage.rooms.rooms.all()
    return str(room.room_id)


async def lets_in(stage: Stage, room_id: str, number: int) -> None:
    """Let so many people be inside."""
    await _control(stage, "members", {"RoomId": room_id, "count": number})


async def _control(stage: Stage, what: str, body: dict[str, Any]) -> None:
    """Let something happen at the room service that no REST call of ours caused."""
    async with httpx.AsyncClient(base_url=str(stage.settings.trtc_base_url)) as http:
        (await http.post(f"/control/{what}", json=body)).raise_for_status()


async def test_who_entered_is_on_the_card(stage: Stage) -> None:
    room_id = await a_room(stage)

    await lets_in(stage, room_id, 2)

    await stage.until(lambda: ", 2 inside." in stage.cards()[0].text)


async def test_a_room_that_is_destroyed_elsewhere_is_over_and_ended_by_nobody(
    stage: Stage,
) -> None:
    room_id = await a_room(stage)

    await _control(stage, "end", {"RoomId": room_id})

    await stage.until(lambda: "no longer has this room" in words(stage.cards()[0]))


async def test_who_ended_a_room_is_said_though_the_room_service_calls_back(stage: Stage) -> None:
    await a_room(stage)

    await stage.types("/room end last")

    await stage.until(lambda: "Ended by" in words(stage.cards()[0]))
    assert stage.calls("get_room_info") == []


async def test_a_callback_is_not_believed(stage: Stage) -> None:
    room_id = await a_room(stage)

    await call_back(stage, "DestroyRoom", room_id)

    await stage.until(lambda: ", nobody inside." in stage.cards()[0].text)


async def test_a_hundred_entries_are_at_most_two_looks(stage: Stage) -> None:
    room_id = await a_room(stage)

    await lets_in(stage, room_id, 100)

    await stage.until(lambda: ", 100 inside." in stage.cards()[0].text)
    assert 1 <= len(stage.calls("get_room_info")) <= 2


@pytest.mark.parametrize(
    "changes",
    [{"Sign": "0" * 64}, {"SdkAppid": "1"}, {"RequestTime": "1"}, {"CallbackCommand": "Other"}],
)
async def test_what_the_room_service_did_not_send_is_refused(
    stage: Stage, changes: dict[str, str]
) -> None:
    room_id = await a_room(stage)

    answer = await call_back(stage, "MemberEnter", room_id, **changes)

    assert answer.status_code in {400, 401}
    assert stage.calls("get_room_info") == []


async def test_without_a_token_the_setting_is_named(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        answer = await call_back(stage, "MemberEnter", "stand-up")

    assert answer.status_code == 404
    assert "TRTC_CALLBACK_TOKEN" in answer.text
