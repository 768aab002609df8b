"""One workspace on a socket: what the app may call, and what people do to the app."""

import asyncio
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from tests.blackbox.news import News
from tests.blackbox.slack import payloads
from tests.blackbox.slack.delivery import Ack, Delivery
from tests.blackbox.slack.mishaps import Mishaps
from tests.blackbox.slack.reading import Button
from tests.blackbox.slack.record import Asked, Record, Said
from tests.blackbox.slack.socket_mode import SocketDelivery
from tests.blackbox.slack.tickets import ResponseUrl, Tickets
from tests.blackbox.slack.web_api import WebApi, content_of, refusal
from tests.blackbox.slack.world import SCOPES, World

Json = Mapping[str, Any]
LATEST_ANSWER_S = 60.0


class Slack:
    """A workspace with one app in it.

    Args:
        news: Rung after everything the app does.
        bot_token: What the app must show on every call.
        app_token: What it must show to open a websocket.
    """

    def __init__(self, news: News, *, bot_token: str, app_token: str) -> None:
        self.record, self.tickets, self.world = Record(), Tickets(), World()
        self.sockets = SocketDelivery(news)
        self.delivery: Delivery = self.sockets
        self.open_for_calls = asyncio.Event()
        self.open_for_calls.set()
        self.unanswered: set[str] = set()
        """Methods that take effect, and whose answer never comes."""
        self.mishaps = Mishaps()
        self._news = news
        self._tokens = {True: app_token, False: bot_token}
        self._api = WebApi(self.world, self.record, self.tickets)
        self._runner: web.AppRunner | None = None
        self._address = ""
        self._gone = asyncio.Event()

    @property
    def url(self) -> str:
        """Return the base of the Web API."""
        return f"http://{self._address}/api/"

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application(client_max_size=2**24)
        app.router.add_route("*", "/api/{method}", self._on_call)
        app.router.add_post("/response/{key}", self._on_response)
        app.router.add_get("/link", self.sockets.on_link)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0]
        self._address = f"{host}:{port}"

    async def stop(self) -> None:
        """Let every answer go, and close."""
        self.open_for_calls.set()
        self._gone.set()
        await self.sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def type(self, text: str, *, user: str = "", channel: str = "") -> Asked:
        """Let a person type ``/room text``: a new person in a new channel unless they are given."""
        user, channel = user or self.world.person(), channel or self.world.channel()
        payload = self.slash_command(text, user, channel)
        return await self._deliver("slash_commands", payload, user, channel)

    def slash_command(self, text: str, user: str, channel: str) -> Json:
        """Return the fields of a command without sending it."""
        return payloads.slash_command(text, self._scene(user, channel))

    async def press(self, button: Button, said: Said, *, user: str) -> Asked:
        """Let `user` press `button` of the message `said`."""
        return await self.deliver_press(self.press_of(button, said, user), said, user=user)

    def press_of(self, button: Button, said: Said, user: str) -> Json:
        """Return the press of `button` without sending it."""
        return payloads.block_actions(button, said, self._scene(user, said.channel, ts=said.ts))

    async def deliver_press(self, payload: Json, said: Said, *, user: str) -> Asked:
        """Bring a press to the app; the same one again is what Slack does when it heard no ack."""
        return await self._deliver("interactive", payload, user, said.channel)

    async def deliver_command(self, payload: Json, *, user: str, channel: str) -> Asked:
        """Bring a command to the app; likewise."""
        return await self._deliver("slash_commands", payload, user, channel)

    async def submit(self, view: Json, typed: Mapping[str, str], *, asked: Asked) -> Asked:
        """Let who `asked` for the form send `view`, with `typed` in its text inputs by block_id."""
        scene = self._scene(asked.user, asked.channel)
        payload = payloads.view_submission(view, typed, scene)
        return await self._deliver("interactive", payload, asked.user, asked.channel)

    def _scene(self, user: str, channel: str, *, ts: str = "") -> payloads.Scene:
        now = asyncio.get_running_loop().time()
        key = self.tickets.response_url(ResponseUrl(user, channel, now, ts))
        return payloads.Scene(
            user=user,
            user_name=self.world.people[user],
            channel=channel,
            channel_name=self.world.channels.get(channel, "directmessage"),
            response_url=f"http://{self._address}/response/{key}",
            trigger_id=self.tickets.trigger(user, now),
        )

    async def _deliver(self, kind: str, payload: Json, user: str, channel: str) -> Asked:
        at = asyncio.get_running_loop().time()
        ack = await self.delivery.deliver(kind, payload)
        self.take(ack, user, channel)
        await self._news.ring()
        return Asked(at, user, channel, ack)

    def take(self, ack: Ack, user: str, channel: str) -> None:
        """Show what an ack says: a message at once, or a view in the place of the sent one."""
        now, payload = asyncio.get_running_loop().time(), ack.payload
        if "view" in payload and not self._api.check_view(payload["view"]):
            self.record.views.append((user, self.world.open_view(payload["view"])))
        content = content_of(payload)
        if ack.status == 200 and content and not self._api.check_message(content):
            public = payload.get("response_type") == "in_channel"
            self._api.say("ack", channel, "" if public else user, content, now)

    async def _on_call(self, request: web.Request) -> web.Response:
        await self.open_for_calls.wait()
        method = request.match_info["method"]
        arguments = {**request.query, **(await _arguments(request))}
        mishap = self.mishaps.befalling(method, arguments)
        if mishap is not None and not mishap.loses_answer:
            await self._news.ring()
            refused = refusal(mishap.error)
            return web.json_response(refused, status=mishap.status, headers=mishap.headers)
        answer = self._answer(method, request, arguments)
        await self._news.ring()
        if mishap is not None and request.transport is not None:
            request.transport.abort()
        if method in self.unanswered:
            await self._gone.wait()
        return web.json_response(answer, headers={"x-oauth-scopes": ",".join(SCOPES)})

    def _answer(self, method: str, request: web.Request, arguments: Json) -> Json:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        opening = method == "apps.connections.open"
        if (token or arguments.get("token")) != self._tokens[opening]:
            self.record.violations.append(f"{method} with a wrong token")
            return refusal("invalid_auth")
        if opening:
            return {"ok": True, "url": f"ws://{self._address}/link?ticket=1"}
        return self._api.call(method, arguments, asyncio.get_running_loop().time())

    async def _on_response(self, request: web.Request) -> web.Response:
        await self.open_for_calls.wait()
        now = asyncio.get_running_loop().time()
        wrong = self._api.respond(request.match_info["key"], await request.json(), now)
        await self._news.ring()
        return web.Response(status=404 if wrong else 200, text=wrong or "ok")


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        body: dict[str, Any] = await request.json()
        return body
    return {key: str(value) for key, value in (await request.post()).items()}
