"""The stage: the whole bot between the local workspace and the local room service."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import httpx
from pydantic import SecretStr
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import web
from bot.room_service.app import build as build_room_service
from bot.room_service.credentials import Credentials
from bot.room_service.faults.faults import Fault
from bot.room_service.state import State
from bot.serve import listen, running, server_of
from bot.settings import DatabaseUrl, GivenSettings, Settings
from bot.wiring import Parts, assemble
from bot.workspace.app import build as build_workspace
from bot.workspace.setup import Setup
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import ANA
from bot.workspace.world.views import OpenView
from tests.stopped_clock import StoppedClock

SCOPES: Final = frozenset(
    {"chat:write", "commands", "users:read", "channels:history", "usergroups:read"}
)
GENERAL: Final = "C0GENERAL01"
MOMENT_S, MOMENTS = 0.1, 80  # how long nothing happens before time goes on, and how often


T = TypeVar("T")


class Door:
    """Where the bot's HTTP face is put while it runs."""

    app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a delivery on; between stop and start nobody opens."""
        if self.app is None:
            raise ConnectionRefusedError("The bot does not run.")
        await self.app(scope, receive, send)


@dataclass
class Stage:
    """Everything that a story touches: people act on the page, and look."""

    workspace: Workspace
    rooms: State
    settings: Settings
    clock: StoppedClock
    page: httpx.AsyncClient
    door: Door
    _nudge: Callable[[], None] = lambda: None
    _bot: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(self) -> None:
        """Start the bot, or start it again."""
        self._bot = AsyncExitStack()
        parts = await self._bot.enter_async_context(assemble(self.settings, self.clock))
        self.door.app = web.build(parts.bolt, parts.readiness, parts.callbacks)
        self._nudge = parts.nudge

    def is_played_by(self, parts: Parts) -> None:
        """Let a bot that somebody else starts and stops be the one of this stage."""
        self._nudge = parts.nudge

    async def stop(self) -> None:
        """Stop it; what runs is finished."""
        self.door.app = None
        self._nudge = lambda: None
        going_on = asyncio.create_task(self._goes_on(), name="time goes on")
        try:
            await self._bot.aclose()
        finally:
            going_on.cancel()

    async def _goes_on(self) -> None:
        """Let time go on for what still runs: it may wait for its turn in a channel."""
        while True:
            await asyncio.sleep(MOMENT_S)
            self.clock.push(1)

    def passes(self, seconds: float) -> None:
        """Let time pass; what is due is done at once."""
        self.clock.push(seconds)
        self._nudge()

    async def types(self, text: str, *, person: str = ANA.id, channel: str = GENERAL) -> None:
        """Type a line into the composer."""
        await self._act("/say", person=person, channel=channel, text=text)

    async def presses(self, said: Message, action_id: str, *, person: str = ANA.id) -> None:
        """Press a button of a message."""
        block_id = next(block for block, action in _buttons(said) if action == action_id)
        press = f"{block_id}|{action_id}"
        fields = {"ts": said.ts, "press": press, "confirmed": "1"}
        await self._act("/press", person=person, channel=said.channel, **fields)

    async def form(self, *, person: str = ANA.id) -> OpenView:
        """Return the form that opens for a person."""
        return await self.until(lambda: self.workspace.desks.top(person))

    async def sends(self, view: OpenView, **fields: str) -> None:
        """Fill in fields of a form and submit it."""
        kinds = _kinds(view)
        named = {f"{name}|{name}|{kinds[name]}": text for name, text in fields.items()}
        await self._act(f"/views/{view.id}/submit", person=view.person, channel=GENERAL, **named)

    async def chooses(self, view: OpenView, kind: str) -> None:
        """Choose another kind of room in a form."""
        fields = {"view": view.id, "press": "kind|kind", "kind|kind|static_select": kind}
        await self._act("/press", person=view.person, channel=GENERAL, **fields)

    async def until(self, look: Callable[[], T | None]) -> T:
        """Return what is seen once anything is; while nothing happens, time goes on."""
        for _ in range(MOMENTS):
            try:
                await self.workspace.watchers.until(lambda: bool(look()), at_most_s=MOMENT_S)
            except TimeoutError:
                self.passes(1)
            else:
                break
        found = look()
        assert found, "\n".join(words(one) for one in self._said())
        return found

    async def card(self, channel: str = "#general") -> Message:
        """Return the first card of a channel, once it is there."""
        return (await self.until(lambda: self.cards(channel)))[0]

    async def shows(self, pattern: str, channel: str = "#general") -> Message:
        """Return the first message in a channel in which `pattern` is found, once it is there."""
        return await self.until(lambda: _first(self.board(channel), pattern))

    async def thread(self, card: Message, pattern: str) -> Message:
        """Return what is told in the thread of a card, once it is there."""
        return await self.until(lambda: _first(self.threads(card), pattern))

    async def direct(self, pattern: str, person: str) -> Message:
        """Return the direct message to a person in which `pattern` is found, once it is there."""
        return await self.until(lambda: _first(self.directly(person), pattern))

    async def told(self, pattern: str, *, person: str = ANA.id) -> Message:
        """Return the private message in which `pattern` is found, once it is there."""
        return await self.until(lambda: self._private(pattern, person))

    def cards(self, channel: str = "#general") -> list[Message]:
        """Return the public messages of the bot in a channel."""
        messages = self.workspace.messages(channel)
        return [one for one in messages if one.bot_id and not one.ephemeral_to]

    def board(self, channel: str = "#general") -> list[Message]:
        """Return the same without what stands in threads."""
        return [one for one in self.cards(channel) if not one.thread_ts]

    def threads(self, card: Message) -> list[Message]:
        """Return what was told in the thread of a card."""
        return [one for one in self.cards(card.channel) if one.thread_ts == card.ts]

    def directly(self, person: str) -> list[Message]:
        """Return what the bot sent to a person directly."""
        return self.cards(f"D{person[1:]}")

    def calls(self, command: str) -> list[int | None]:
        """Return what the room service answered to a command, call by call."""
        return [call.code for call in self.rooms.calls if call.path.endswith(command)]

    def fails(self, kind: str = "code", **how: Any) -> None:  # noqa: ANN401 - fields of a Fault
        """Let the next create_room go wrong."""
        self.rooms.faults.add(Fault(kind, command="create_room", **how))

    def whispers(self) -> list[Message]:
        """Return what was said to one person alone."""
        return [one for one in self._said() if one.ephemeral_to]

    def _private(self, pattern: str, person: str) -> Message | None:
        mine = [one for one in self._said() if one.ephemeral_to == person or one.channel[:1] == "D"]
        return next((one for one in mine if re.search(pattern, words(one))), None)

    def _said(self) -> list[Message]:
        channels = self.workspace.conversations.values()
        return [one for each in channels for one in self.workspace.messages(each.id)]

    async def _act(self, path: str, *, person: str, channel: str, **fields: str) -> None:
        where = {"as": person, "channel": channel}
        answer = await self.page.post(path, data=where | fields, headers={"x-page": "1"})
        assert answer.status_code == 204, answer.text


def words(said: Message) -> str:
    """Return all that a message shows, buttons included."""
    return f"{said.text} {json.dumps(said.blocks, ensure_ascii=False)}"


def _first(messages: list[Message], pattern: str) -> Message | None:
    return next((one for one in messages if re.search(pattern, words(one))), None)


def _kinds(view: OpenView) -> dict[str, str]:
    """Return of which type each field of a form is."""
    blocks = [one for one in view.source["blocks"] if "element" in one]
    return {one["block_id"]: one["element"]["type"] for one in blocks}


def _buttons(said: Message) -> list[tuple[str, str]]:
    found = []
    for block in said.blocks:
        elements = [block.get("accessory") or {}, *block.get("elements", [])]
        found += [(block["block_id"], one["action_id"]) for one in elements if "action_id" in one]
    return found


def settings_of(setup: Setup, credentials: Credentials, rooms_url: str, database: Path) -> Settings:
    """Return the settings that point the bot at its two stand-ins."""
    return GivenSettings(
        slack_bot_token=SecretStr(setup.bot_token),
        slack_signing_secret=SecretStr(setup.signing_secret),
        slack_api_url=f"{setup.base_url}/api/",
        trtc_sdk_app_id=credentials.sdk_app_id,
        trtc_secret_key=SecretStr(credentials.secret_key),
        trtc_base_url=rooms_url,
        database_url=DatabaseUrl(f"sqlite:///{database}"),
        greenroom_join_url="https://join.example/r/{room_id}",
    )


@asynccontextmanager
async def a_stage(folder: Path, **changes: Any) -> AsyncIterator[Stage]:  # noqa: ANN401 - settings
    """Set the stage with the bot running; `changes` are settings."""
    clock, door, credentials = StoppedClock(), Door(), Credentials.random()
    listeners = [listen("127.0.0.1", 0) for _ in "ab"]
    slack_url, rooms_url = (f"http://127.0.0.1:{one.getsockname()[1]}" for one in listeners)
    setup = replace(
        Setup.random(base_url=slack_url, scopes=SCOPES, clock=clock.now),
        app_token="",
        events_url="http://bot.test/slack/events",
    )
    workspace_app = build_workspace(setup, transport=httpx.ASGITransport(door))
    rooms_app = build_room_service(credentials, clock=clock.now)
    settings = settings_of(setup, credentials, rooms_url, folder / "greenroom.db")
    transport = httpx.ASGITransport(workspace_app)
    async with (
        running(server_of(workspace_app, lifespan="on"), listeners[0]),
        running(server_of(rooms_app), listeners[1]),
        httpx.AsyncClient(transport=transport, base_url=slack_url) as page,
    ):
        stage = Stage(
            workspace=workspace_app.state.workspace,
            rooms=rooms_app.state.service,
            settings=settings.model_copy(update=changes),
            clock=clock,
            page=page,
            door=door,
        )
        await stage.start()
        yield stage
        await stage.stop()
        assert list(stage.workspace.refusals) == []
