"""Clients that are not ours, over real connections: Slack's own library and framework."""

import json
from typing import Any

import aiohttp
import httpx
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.workspace.world.faults import Fault
from tests.unit.workspace.delivery.played import Hello, Played, play
from tests.unit.workspace.payloads import actions, button, message
from tests.unit.workspace.serve import free_port, served


async def test_a_bolt_app_runs_over_http(played: Played) -> None:
    hello = Hello(played.client(), played.workspace.setup)
    listening = free_port()
    played.workspace.events_url = f"http://127.0.0.1:{listening.getsockname()[1]}/slack/events"

    async with served(hello.asgi, listening):
        await play(played)

    assert list(played.workspace.refusals) == []


async def test_a_bolt_app_runs_over_socket_mode(played: Played) -> None:
    setup = played.workspace.setup
    hello = Hello(played.client(), setup)
    # apps.connections.open wants the app's token, so the handler gets a client that carries it.
    client = played.client(setup.app_token)
    handler = AsyncSocketModeHandler(hello.app, setup.app_token, web_client=client)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped

    await play(played)

    await handler.close_async()  # type: ignore[no-untyped-call]  # same
    assert list(played.workspace.refusals) == []


async def open_socket(played: Played) -> Any:  # noqa: ANN401 - aiohttp's context
    token = played.workspace.setup.app_token
    told = await played.client(token).apps_connections_open(app_token=token)
    return played.session.ws_connect(told["url"])


async def test_a_socket_opens_for_who_was_invited_alone(played: Played) -> None:
    async with await open_socket(played) as socket:
        hello = json.loads((await socket.receive()).data)

    with pytest.raises(aiohttp.WSServerHandshakeError):
        await played.session.ws_connect(f"{played.workspace.base_url}/link?ticket=wrong")

    assert (hello["type"], hello["num_connections"]) == ("hello", 1)


async def test_what_cannot_be_read_on_a_socket_is_passed_over(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.workspace.delivery.sockets.ACK_WITHIN_S", 0.2)
    async with await open_socket(played) as socket:
        await socket.receive()
        for words in ("{", "[]", '{"envelope_id": "nothing"}'):
            await socket.send_str(words)
        await played.act("/say", text="/room now")
        envelope = json.loads((await socket.receive()).data)

    assert envelope["type"] == "slash_commands"
    assert envelope["accepts_response_payload"] is True
    assert "operation_timeout" in played.workspace.messages("#general")[0].text


async def test_an_event_comes_again_over_a_socket_and_says_why(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.workspace.delivery.sockets.ACK_WITHIN_S", 0.1)
    monkeypatch.setattr("bot.workspace.delivery.telling.RETRY_AFTER_S", (0.0,))
    async with await open_socket(played) as socket:
        await socket.receive()
        await played.act("/say", text="hello")
        first, second = [json.loads((await socket.receive()).data) for _ in range(2)]

    assert (first["type"], first["accepts_response_payload"]) == ("events_api", False)
    assert (first["retry_attempt"], first["retry_reason"]) == (0, "")
    assert (second["retry_attempt"], second["retry_reason"]) == (1, "timeout")
    assert second["payload"] == first["payload"]


async def test_a_socket_is_asked_to_come_again(played: Played) -> None:
    async with await open_socket(played) as socket:
        await socket.receive()
        await played.http.request("DELETE", "/control/sockets")
        told = json.loads((await socket.receive()).data)

    assert told == {"type": "disconnect", "reason": "refresh_requested"}


async def test_without_a_socket_the_person_is_told(played: Played) -> None:
    await played.act("/say", text="/room now")

    assert "no Socket Mode connection" in played.workspace.messages("#general")[0].text


async def test_slacks_client_reads_the_answers(played: Played) -> None:
    client = played.client()

    me = await client.auth_test()
    posted = await client.chat_postMessage(channel="#general", **message(actions(button())))
    people = await client.users_list()
    history = await client.conversations_history(channel=posted["channel"])

    assert me["bot_id"] == "B0GREENROOM"
    assert len(people["members"]) == 6
    assert history["messages"][0]["ts"] == posted["ts"]
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.conversations_info(channel="C0NOWHERE01")


async def test_an_answer_is_lost_after_its_effect(played: Played) -> None:
    setup = played.workspace.setup
    played.workspace.faults.add(Fault(method="chat.postMessage", drops_answer=True))
    headers = {"authorization": f"Bearer {setup.bot_token}"}
    fields = {"channel": "#general", "text": "once"}

    with pytest.raises(httpx.RemoteProtocolError):
        await played.http.post("/api/chat.postMessage", data=fields, headers=headers)

    assert [m.text for m in played.workspace.messages("#general")] == ["once"]


async def test_a_page_hears_of_each_change(played: Played) -> None:
    async with played.http.stream("GET", "/changes") as stream:
        lines = (line async for line in stream.aiter_lines() if line.startswith("data: "))
        first = json.loads((await anext(lines)).removeprefix("data: "))
        await played.act("/say", text="hello")
        second = json.loads((await anext(lines)).removeprefix("data: "))

    assert stream.headers["content-type"].startswith("text/event-stream")
    assert second["version"] > first["version"]
