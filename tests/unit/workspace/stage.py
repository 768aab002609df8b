"""A workspace with a scripted app in it, joined in memory, and somebody who acts on the page."""

import json
import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import httpx
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.workspace.app import build
from bot.workspace.backstage import Backstage, Clockwork, Switch
from bot.workspace.setup import Setup, Shortcut
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import ANA
from tests.unit.workspace.sent import faults_of_kind

Payload = dict[str, Any]

RIGHT_TOKEN = "xoxb-right"
ALL_SCOPES = frozenset(
    {"channels:history", "channels:read", "chat:write", "commands", "groups:history"}
    | {"groups:read", "im:history", "im:read", "im:write", "team:read", "usergroups:read"}
    | {"users:read", "users:read.email"}
)
ALL_EVENTS = frozenset({"app_home_opened", "message.im", "message.channels", "app_mention"})
# What an app may ask for beside, with the methods that it is for.
MORE_SCOPES = ALL_SCOPES | {
    *("bookmarks:read", "bookmarks:write", "calls:read", "calls:write", "channels:join"),
    *("channels:manage", "groups:write", "mpim:history", "mpim:read", "mpim:write"),
    *("pins:read", "pins:write", "reactions:read", "reactions:write"),
}
MORE_EVENTS = ALL_EVENTS | {
    *("app_uninstalled", "member_joined_channel", "member_left_channel", "message.groups"),
    *("message.mpim", "reaction_added", "reaction_removed", "tokens_revoked"),
}


@dataclass
class Delivery:
    """One signed POST that the app got."""

    headers: Mapping[str, str]
    payload: Payload


class ScriptedApp:
    """Stands where the bot stands: keeps what it gets and answers what it is told to."""

    def __init__(self, signing_secret: str) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self.got: list[Delivery] = []
        self.answers: deque[Response] = deque()
        self.before_answering: Callable[[], object] = lambda: None
        self.asgi = Starlette(routes=[Route("/slack/events", self._take, methods=["POST"])])

    def answer_with(self, body: Payload | str = "", status: int = 200) -> None:
        """Answer the next delivery with `body`."""
        plain = isinstance(body, str)
        made = PlainTextResponse(body, status) if plain else JSONResponse(body, status)
        self.answers.append(made)

    async def _take(self, request: Request) -> Response:
        body = await request.body()
        assert self._verifier.is_valid_request(body, dict(request.headers))
        if request.headers["content-type"].startswith("application/json"):
            payload = json.loads(body)
        else:
            fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
            payload = json.loads(fields["payload"]) if "payload" in fields else fields
        faults = faults_of_kind(payload)
        assert faults == [], faults
        self.got.append(Delivery(dict(request.headers), payload))
        self.before_answering()
        return self.answers.popleft() if self.answers else PlainTextResponse("")


@dataclass
class PushedClock:
    """A clock that moves when it is pushed. Starts on 2026-11-03 15:00 UTC."""

    now: float = 1793718000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Stage:
    """Everything that a test of the workspace needs."""

    clock: PushedClock = field(default_factory=PushedClock)
    scopes: frozenset[str] = ALL_SCOPES
    events_url: str = "http://bot.test/slack/events"
    events: frozenset[str] = ALL_EVENTS
    app_token: str = "xapp-right"
    bot_transport: Callable[[ScriptedApp], httpx.AsyncBaseTransport] | None = None
    clockwork: Clockwork | None = None
    switches: tuple[Switch, ...] = ()
    backstage: Backstage = field(default_factory=Backstage)
    shortcuts: tuple[Shortcut, ...] = ()
    counts_rates: bool = False

    def __post_init__(self) -> None:
        self.setup = Setup(
            bot_token=RIGHT_TOKEN,
            signing_secret="0123456789abcdef",
            app_token=self.app_token,
            events_url=self.events_url,
            base_url="http://workspace.test",
            scopes=self.scopes,
            events=self.events,
            usage_hint="now [name]",
            clock=self.clock,
            clockwork=self.clockwork,
            switches=self.switches,
            backstage=self.backstage,
            shortcuts=self.shortcuts,
            counts_rates=self.counts_rates,
        )
        self.bot = ScriptedApp(self.setup.signing_secret)
        make = self.bot_transport or (lambda bot: httpx.ASGITransport(bot.asgi))
        self.app = build(self.setup, transport=make(self.bot))
        self.workspace: Workspace = self.app.state.workspace
        transport = httpx.ASGITransport(self.app)
        self.http = httpx.AsyncClient(transport=transport, base_url=self.setup.base_url)

    async def api(self, method: str, *, token: str = RIGHT_TOKEN, **arguments: object) -> Payload:
        """Call a Web API method with a JSON body and return its answer."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        answer = await self.http.post(f"/api/{method}", json=arguments, headers=headers)
        told: Payload = answer.json()
        return told

    async def control(self, http_method: str, what: str, **body: object) -> httpx.Response:
        """Turn one of the controls."""
        return await self.http.request(http_method, f"/control/{what}", json=body or None)

    async def act(self, path: str, *, person: str = ANA.id, **fields: object) -> httpx.Response:
        """Send a form of the page as `person`; lists become repeated fields."""
        where = {"as": person, "channel": fields.pop("channel", "C0GENERAL01")}
        return await self.http.post(path, data=where | fields, headers={"x-page": "1"})

    async def type(self, text: str, **where: str) -> httpx.Response:
        """Type into the composer."""
        return await self.act("/say", text=text, **where)

    async def page(self, *, person: str = ANA.id, channel: str = "C0GENERAL01") -> str:
        """Return the page's markup as `person` sees it."""
        return (await self.http.get("/", params={"as": person, "channel": channel})).text

    async def words(self, **where: str) -> str:
        """Return the words that the page shows."""
        return re.sub(r"<[^>]+>", " ", await self.page(**where))

    def last(self, channel: str = "#general") -> Message:
        """Return the last message of a conversation, an ephemeral one too."""
        return self.workspace.messages(channel)[-1]

    async def open_form(self, view: Payload, *, person: str = ANA.id) -> str:
        """Open a form for `person` and return its id."""
        trigger = self.workspace.tickets.new_trigger(person)
        told = await self.api("views.open", trigger_id=trigger, view=view)
        assert told["ok"], told
        view_id: str = told["view"]["id"]
        return view_id
