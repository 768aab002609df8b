"""Clients that are not ours, over real connections: Slack's own library and framework."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import aiohttp
import httpx
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from bot.workspace.app import build
from bot.workspace.setup import Setup
from bot.workspace.state import Workspace
from bot.workspace.world.faults import Fault
from bot.workspace.world.people import ANA
from tests.unit.workspace.payloads import actions, button, message, modal
from tests.unit.workspace.serve import free_port, served
from tests.unit.workspace.stage import ALL_SCOPES

NAME = "name|name|plain_text_input"


class Hello:
    """A small app of somebody else, on Slack's own framework."""

    def __init__(self, client: AsyncWebClient, setup: Setup) -> None:
        self.client = client
        self.app = AsyncApp(signing_secret=setup.signing_secret, client=self.client)
        self.app.command("/room")(self.on_room)
        self.app.action("open")(self.on_open)
        self.app.view("make")(self.on_make)
        self.handler = AsyncSlackRequestHandler(self.app)
        self.asgi = Starlette(
            routes=[Route("/slack/events", self.handler.handle, methods=["POST"])]
        )

    async def on_room(self, ack: Any, command: dict[str, str], respond: Any) -> None:  # noqa: ANN401 - Bolt's
        await ack(f"You said {command['text']}")
        await respond(**message(actions(button("open"))))

    async def on_open(self, ack: Any, body: dict[str, Any]) -> None:  # noqa: ANN401 - Bolt's
        await ack()
        await self.client.views_open(trigger_id=body["trigger_id"], view=modal())

    async def on_make(self, ack: Any, view: dict[str, Any]) -> None:  # noqa: ANN401 - Bolt's
        name = view["state"]["values"]["name"]["name"]["value"]
        if name == "bad":
            await ack(response_action="errors", errors={"name": "Taken."})
            return
        await ack()
        await self.client.chat_postMessage(channel="#general", text=f"Made {name}")


class Played:
    """A workspace on a real port, and somebody who acts in it."""

    def __init__(
        self, workspace: Workspace, http: httpx.AsyncClient, session: aiohttp.ClientSession
    ) -> None:
        self.workspace = workspace
        self.http = http
        self.session = session

    def client(self, token: str = "") -> AsyncWebClient:
        """Return Slack's client, with the bot's token if no other is given."""
        setup = self.workspace.setup
        base_url = f"{setup.base_url}/api/"
        return AsyncWebClient(
            token=token or setup.bot_token, base_url=base_url, session=self.session
        )

    async def act(self, path: str, **fields: str) -> None:
        where = {"as": ANA.id, "channel": "C0GENERAL01"}
        answer = await self.http.post(path, data=where | fields, headers={"x-page": "1"})
        assert answer.status_code == 204

    async def until_told(self, text: str) -> None:
        def is_told() -> bool:
            return any(text in m.text for m in self.workspace.messages("#general"))

        await self.workspace.watchers.until(is_told)


def new_setup(base_url: str) -> Setup:
    return Setup.random(base_url=base_url, scopes=ALL_SCOPES)


@asynccontextmanager
async def playing(stack: AsyncExitStack) -> AsyncIterator[Played]:
    listening = free_port()
    base_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = build(new_setup(base_url))
    await stack.enter_async_context(served(app, listening))
    session = await stack.enter_async_context(aiohttp.ClientSession())
    async with httpx.AsyncClient(base_url=base_url, trust_env=False) as http:
        yield Played(app.state.workspace, http, session)


@pytest.fixture
async def played() -> AsyncIterator[Played]:
    async with AsyncExitStack() as stack, playing(stack) as played:
        yield played


async def play(played: Played) -> None:
    """Play one story: a command, a button, a form with an error, a message."""
    desks = played.workspace.desks
    await played.act("/say", text="/room now")
    await played.workspace.watchers.until(lambda: len(played.workspace.messages("#general")) == 2)
    said, card = sorted(played.workspace.messages("#general"), key=lambda m: len(m.blocks))
    assert said.text == "You said now"
    await played.act("/press", ts=card.ts, press="acts|open")
    await played.workspace.watchers.until(lambda: desks.top(ANA.id) is not None)
    form = desks.stack(ANA.id)[0]
    await played.act(f"/views/{form.id}/submit", **{NAME: "bad"})
    assert form.errors == {"name": "Taken."}
    await played.act(f"/views/{form.id}/submit", **{NAME: "Choir"})
    await played.until_told("Made Choir")
    assert desks.top(ANA.id) is None


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
        lines = (line async for line in stream.aiter_lines() if line)
        first = json.loads((await anext(lines)).removeprefix("data: "))
        await played.act("/say", text="hello")
        second = json.loads((await anext(lines)).removeprefix("data: "))

    assert stream.headers["content-type"].startswith("text/event-stream")
    assert second["version"] > first["version"]
