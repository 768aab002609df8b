"""The front of the bot: real Bolt, desk and store; Slack is a little server, the rest are fakes."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

import aiohttp
import httpx
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot import web
from bot.rooms.installation import Leaving
from bot.rooms.join import JoinUrl
from bot.rooms.place import Place
from bot.slack.background import Background
from bot.slack.client import open_client
from bot.slack.home.homes import SlackHomes
from bot.slack.identity import Identity
from bot.slack.responder import Responder
from bot.slack.workspaces.clients import OneClient
from bot.usecases.following.home import HomeKeeper
from bot.usecases.following.leaving import Farewell
from bot.usecases.languages import known_language
from bot.workspace.delivery.signing import signed_headers
from commands import Desk, Teller, register
from tests.unit.slack.slack_server import SlackServer
from tests.unit.usecases.conftest import World

SECRET: Final = "8f742231b10e8888abcd99yyyzzz85a5"  # Slack's own example of a signing secret
FORM: Final = "application/x-www-form-urlencoded"
JOIN_URL: Final = JoinUrl("https://join.example/{room_id}")
FAREWELLS: Final = frozenset({"app_uninstalled", "tokens_revoked", "team_access_revoked"})
TEAM: Final = {"id": "T0ACME", "domain": "acme"}
Payload = Mapping[str, Any]
Admits = Callable[[Place], Awaitable[bool]]


@dataclass
class Front:
    """What a person can do from Slack, and what they hear."""

    world: World
    slack: SlackServer
    desk: Desk
    http: httpx.AsyncClient
    gone: list[Leaving]

    async def command(self, text: str, **fields: str) -> httpx.Response:
        """Type ``/room <text>``; the same `trigger_id` again is the same delivery again."""
        usual = {
            "command": "/room",
            "text": text,
            "team_id": "T0ACME",
            "channel_id": "C0TEAM",
            "user_id": "U0ANNA",
            "trigger_id": f"trigger of {text}",
            "response_url": f"{self.slack.url}respond",
        }
        return await self._deliver(urlencode({**usual, **fields}))

    async def press(self, action_id: str, value: str = "{}", **fields: Any) -> httpx.Response:  # noqa: ANN401 - any payload
        """Press a button of a message."""
        action = {"type": "button", "action_id": action_id, "block_id": "b", "value": value}
        body = {
            "channel": {"id": "C0TEAM"},
            "response_url": f"{self.slack.url}respond",
            "trigger_id": f"trigger of {action_id} {value}",
            "actions": [action],
        }
        return await self._interact("block_actions", {**body, **fields})

    async def choose_kind(self, view: Payload) -> httpx.Response:
        """Change the kind in an open form."""
        action = {"type": "static_select", "action_id": "kind", "block_id": "kind"}
        fields: Payload = {"view": view, "trigger_id": "t-kind", "actions": [action]}
        return await self._interact("block_actions", fields)

    async def send(self, view: Payload, **fields: Any) -> httpx.Response:  # noqa: ANN401 - any payload
        """Submit a form."""
        usual = {"view": view, "trigger_id": "t-send"}
        return await self._interact("view_submission", {**usual, **fields})

    async def happens(self, event: Payload, **envelope: Any) -> httpx.Response:  # noqa: ANN401 - any payload
        """Let Slack tell of an event."""
        usual = {"type": "event_callback", "team_id": "T0ACME", "event_id": "Ev1", "event": event}
        body = json.dumps({**usual, **envelope})
        headers = signed_headers(SECRET, body, "application/json")
        return await self.http.post("/slack/events", content=body, headers=headers)

    async def settled(self) -> None:
        """Let the pool finish and perform what is due."""
        await self.desk.background.idle()
        await self.desk.aside.idle()
        await self.world.run_due()

    def whispers(self) -> list[str]:
        """Return all that was said privately, as one text each, blocks included."""
        said = [*self.slack.asked("respond"), *self.slack.asked("chat.postEphemeral")]
        return [json.dumps(one, ensure_ascii=False) for one in said]

    async def waiting(self) -> list[str]:
        """Return the kinds of what stands in the inbox."""
        rows = await self.desk.outside.store.inbox.waiting(self.world.clock.now(), 100)
        return [row.kind for row in rows]

    async def _interact(self, kind: str, fields: Payload) -> httpx.Response:
        user = {"id": "U0ANNA", "team_id": "T0ACME"}
        payload = {"type": kind, "user": user, "team": TEAM, **fields}
        return await self._deliver(urlencode({"payload": json.dumps(payload)}))

    async def _deliver(self, body: str) -> httpx.Response:
        headers = signed_headers(SECRET, body, FORM)
        return await self.http.post("/slack/events", content=body, headers=headers)


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-1")


@asynccontextmanager
async def a_front(
    world: World, *, workers: int = 4, queue: int = 100, admits: Admits | None = None
) -> AsyncIterator[Front]:
    """Open a front with a pool of that size."""
    async with SlackServer() as slack, aiohttp.ClientSession() as session:
        client = open_client("xoxb-1", f"{slack.url}api/", session)
        clients = OneClient(client, Identity())
        responder = Responder(clients, session, world.clock)
        teller = Teller(
            responder,
            world.outside.store.inbox,
            world.clock,
            partial(known_language, outside=world.outside),
        )
        pool = Background(teller.tell, workers=workers, queue=queue)
        aside = Background(teller.tell, workers=1, queue=10)
        homes = HomeKeeper(world.outside, SlackHomes(clients, JOIN_URL), aside.submit)
        gone: list[Leaving] = []

        async def wipe(leaving: Leaving) -> list[str]:
            gone.append(leaving)
            return [leaving.team_id]

        farewell = Farewell(FAREWELLS, wipe, ())
        desk = Desk(
            world.outside, responder, pool, aside, homes, admits or clients.admits, farewell
        )
        bolt = AsyncApp(
            client=client,
            authorize=_authorize,
            signing_secret=SECRET,
            process_before_response=True,
        )
        register(bolt, desk)
        transport = httpx.ASGITransport(web.build(bolt, web.Readiness()))
        async with httpx.AsyncClient(transport=transport, base_url="http://bot.test") as http:
            yield Front(world, slack, desk, http, gone)
        await pool.drain(0)
        await aside.drain(0)
