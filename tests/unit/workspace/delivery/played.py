"""A workspace on a real port, and small apps of somebody else on Slack's own framework."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any

import aiohttp
import httpx
from slack_bolt import App
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from bot.workspace.app import build
from bot.workspace.setup import Distribution, Setup
from bot.workspace.state import Workspace
from bot.workspace.world.people import ANA
from tests.unit.workspace.payloads import actions, button, home, message, modal
from tests.unit.workspace.serve import free_port, served
from tests.unit.workspace.stage import MORE_SCOPES

NAME = "name|name|plain_text_input"


class Hello:
    """A small app of somebody else, on Slack's own framework."""

    def __init__(self, client: AsyncWebClient, setup: Setup) -> None:
        self.client = client
        self.app = AsyncApp(signing_secret=setup.signing_secret, client=self.client)
        self.app.command("/room")(self.on_room)
        self.app.action("open")(self.on_open)
        self.app.view("make")(self.on_make)
        self.app.event("message")(self.on_message)
        self.app.event("app_home_opened")(self.on_home)
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

    async def on_message(self, event: dict[str, str], say: Any) -> None:  # noqa: ANN401 - Bolt's
        await say(f"I heard {event['text']}")

    async def on_home(self, event: dict[str, str]) -> None:
        await self.client.views_publish(user_id=event["user"], view=home())


class SyncHello:
    """The same app, written without `async`: its listeners run in threads of Bolt's."""

    def __init__(self, client: WebClient, setup: Setup) -> None:
        self.client = client
        self.app = App(signing_secret=setup.signing_secret, client=client)
        self.app.command("/room")(self.on_room)
        self.app.action("open")(self.on_open)
        self.app.view("make")(self.on_make)
        self.app.event("message")(self.on_message)
        self.app.event("app_home_opened")(self.on_home)

    def on_room(self, ack: Any, command: dict[str, str], respond: Any) -> None:  # noqa: ANN401 - Bolt's
        ack(f"You said {command['text']}")
        respond(**message(actions(button("open"))))

    def on_open(self, ack: Any, body: dict[str, Any]) -> None:  # noqa: ANN401 - Bolt's
        ack()
        self.client.views_open(trigger_id=body["trigger_id"], view=modal())

    def on_make(self, ack: Any, view: dict[str, Any]) -> None:  # noqa: ANN401 - Bolt's
        name = view["state"]["values"]["name"]["name"]["value"]
        if name == "bad":
            ack(response_action="errors", errors={"name": "Taken."})
            return
        ack()
        self.client.chat_postMessage(channel="#general", text=f"Made {name}")

    def on_message(self, event: dict[str, str], say: Any) -> None:  # noqa: ANN401 - Bolt's
        say(f"I heard {event['text']}")

    def on_home(self, event: dict[str, str]) -> None:
        self.client.views_publish(user_id=event["user"], view=home())


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

    def sync_client(self, token: str = "") -> WebClient:
        """Return Slack's client that blocks; call it in a thread."""
        setup = self.workspace.setup
        return WebClient(token=token or setup.bot_token, base_url=f"{setup.base_url}/api/")

    async def act(self, path: str, **fields: str) -> None:
        where = {"as": ANA.id, "channel": "C0GENERAL01"}
        answer = await self.http.post(path, data=where | fields, headers={"x-page": "1"})
        assert answer.status_code == 204

    async def until_told(self, text: str) -> None:
        def is_told() -> bool:
            return any(text in m.text for m in self.workspace.messages("#general"))

        await self.workspace.watchers.until(is_told)


def new_setup(base_url: str) -> Setup:
    events = frozenset({"app_home_opened", "message.channels"})
    setup = Setup.random(base_url=base_url, scopes=MORE_SCOPES, events=events)
    app = Distribution(client_id="1.2", client_secret="hush", redirect_url="https://a.example")
    return replace(setup, distribution=app)


@asynccontextmanager
async def playing(stack: AsyncExitStack) -> AsyncIterator[Played]:
    listening = free_port()
    base_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = build(new_setup(base_url))
    app.state.workspace.installation.is_installed = True
    await stack.enter_async_context(served(app, listening))
    session = await stack.enter_async_context(aiohttp.ClientSession())
    async with httpx.AsyncClient(base_url=base_url, trust_env=False) as http:
        yield Played(app.state.workspace, http, session)


async def play(played: Played) -> None:
    """Play one story: a command, a button, a form with an error, messages, the home tab."""
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
    await played.act("/say", text="a song")
    await played.until_told("I heard a song")
    await played.http.get("/", params={"as": ANA.id, "channel": "home"})
    await played.workspace.watchers.until(lambda: desks.home(ANA.id) is not None)
