"""The demo: a workspace page, a room service and the bot, with real signed HTTP between them."""

import errno
import socket
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import httpx
import typer
from pydantic import SecretStr
from starlette.applications import Starlette

from bot import log, web
from bot.clock import MovableClock
from bot.room_service.app import build as build_room_service
from bot.room_service.credentials import Credentials
from bot.room_service.serving import run as run_room_service
from bot.room_service.state import State
from bot.serve import listen, running, server_of, stop_event
from bot.settings import DatabaseUrl, GivenSettings, LocalCredentials, Settings
from bot.wiring import Parts, assemble
from bot.workspace.app import build as build_workspace
from bot.workspace.backstage import Switch
from bot.workspace.setup import Setup

HOST: Final = "127.0.0.1"
USAGE: Final = (
    "now|live|voice [name] [clauses], schedule <name> <when>, info, list, move, rename, invite, "
    "remind, cancel, skip, end, retry, explain, defaults, whoami, link, help"
)

# What the manifest asks for, optional scopes included; it subscribes to no event.
SCOPES: Final = frozenset(
    {
        "chat:write",
        "commands",
        "users:read",
        "channels:history",
        "groups:history",
        "im:history",
        "im:write",
        "mpim:history",
        "usergroups:read",
        "users:read.email",
    }
)


# A fault of the room service's control API: every call is dropped until it is cleared.
DOWN: Final[dict[str, Any]] = {"kind": "drop_before", "n": None, "command": None}


class Backstage:
    """What the bar of the page moves: the clock of all three, two faults of the room service.

    Attributes:
        parts: The bot, once it runs; it is told that the clock was moved.
    """

    def __init__(self, clock: MovableClock, rooms: Starlette) -> None:
        self.parts: Parts | None = None
        self._clock = clock
        self._rooms = rooms

    def forward(self, seconds: float) -> None:
        """Move the clock, and let the bot look at it now."""
        self._clock.forward(seconds)
        if self.parts is not None:
            self.parts.nudge()

    async def next_event(self) -> float | None:
        """Return when the bot's next action is due."""
        return None if self.parts is None else await self.parts.next_due()

    def switches(self) -> tuple[Switch, ...]:
        """Return what a story about bookings needs to go wrong."""
        state: State = self._rooms.state.service
        return (
            Switch(
                name="down",
                label="Room service down",
                is_on=lambda: any(DOWN.items() <= fault.items() for fault in state.faults.shown()),
                turn=self._turn_down,
            ),
            Switch(
                name="no_package",
                label="No package (100007)",
                is_on=lambda: not state.switches.package,
                turn=self._turn_no_package,
            ),
        )

    async def _turn_down(self, is_on: bool) -> None:  # noqa: FBT001  as a switch calls it
        """Let the room service drop every call, or do nothing wrong any more."""
        await self._control("POST" if is_on else "DELETE", "faults", DOWN if is_on else None)

    async def _turn_no_package(self, is_on: bool) -> None:  # noqa: FBT001  as a switch calls it
        await self._control("POST", "switches", {"package": not is_on})

    async def _control(self, method: str, what: str, body: dict[str, Any] | None) -> None:
        """Call the room service's control API; it is in this process, so no socket is needed."""
        transport = httpx.ASGITransport(self._rooms)
        async with httpx.AsyncClient(transport=transport, base_url="http://rooms") as http:
            (await http.request(method, f"/control/{what}", json=body)).raise_for_status()


async def demo(port: int, *, open_page: bool) -> None:
    """Run all three until SIGTERM or SIGINT."""
    stop, page = stop_event(), _listen_or_next(port)
    async with playing(page) as rooms_url:
        _greet(_url(page), rooms_url, open_page=open_page)
        await stop.wait()


@asynccontextmanager
async def playing(page: socket.socket) -> AsyncIterator[str]:
    """Run all three by one clock; everything made is forgotten at the end.

    Args:
        page: Where the workspace listens.

    Yields:
        The room service's address.
    """
    rooms, events = listen(HOST, 0), listen(HOST, 0)
    credentials, clock = Credentials.random(), MovableClock()
    rooms_app = build_room_service(credentials, clock=clock.now)
    backstage = Backstage(clock, rooms_app)
    setup = replace(
        Setup.random(base_url=_url(page), scopes=SCOPES, usage_hint=USAGE, events=frozenset()),
        app_token="",
        events_url=f"{_url(events)}/slack/events",
        clock=clock.now,
        clockwork=backstage,
        switches=backstage.switches(),
    )
    with (
        closing(rooms),
        closing(events),
        tempfile.TemporaryDirectory(prefix="greenroom-demo-") as folder,
    ):
        settings = _settings(setup, credentials, _url(rooms), Path(folder) / "demo.db")
        log.set_up("info", "text", settings.secrets())
        async with (
            running(server_of(build_workspace(setup), lifespan="on", grace_s=1), page),
            running(server_of(rooms_app), rooms),
            assemble(settings, clock) as backstage.parts,
            running(server_of(web.build(backstage.parts.bolt, backstage.parts.readiness)), events),
        ):
            yield _url(rooms)


def _settings(setup: Setup, credentials: Credentials, rooms_url: str, database: Path) -> Settings:
    """Return the settings that an operator would write for these two stand-ins."""
    return GivenSettings(
        slack_bot_token=SecretStr(setup.bot_token),
        slack_signing_secret=SecretStr(setup.signing_secret),
        slack_app_token=None,
        slack_api_url=f"{setup.base_url}/api/",
        trtc_sdk_app_id=credentials.sdk_app_id,
        trtc_secret_key=SecretStr(credentials.secret_key),
        trtc_admin=credentials.admin,
        trtc_base_url=rooms_url,
        database_url=DatabaseUrl(f"sqlite:///{database}"),
    )


def _listen_or_next(port: int) -> socket.socket:
    """Listen on `port`, or on a free one if it is taken."""
    try:
        return listen(HOST, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        typer.echo(f"Port {port} is taken; a free one is used instead.")
        return listen(HOST, 0)


def _url(listener: socket.socket) -> str:
    return f"http://{HOST}:{listener.getsockname()[1]}"


def _greet(url: str, rooms_url: str, *, open_page: bool) -> None:
    typer.echo(f"\nGreenroom’s demo is ready:  {url}")
    typer.echo(f"The room service’s side:    {rooms_url}/control/state\n")
    typer.echo("Type  /room now Stand-up  in a channel, then  /room info last,")
    typer.echo("or  /room schedule Review in 1h  and move the clock above the channel.")
    typer.echo("Ctrl-C ends it; nothing is kept.\n")
    if open_page:
        webbrowser.open(url)


async def room_service_alone(port: int) -> None:
    """Run the local room service, with TRTC_* from the environment or fresh credentials."""
    given = LocalCredentials()
    credentials = Credentials.random()
    if given.trtc_sdk_app_id is not None:
        credentials = replace(credentials, sdk_app_id=given.trtc_sdk_app_id)
    if given.trtc_secret_key is not None:
        credentials = replace(credentials, secret_key=given.trtc_secret_key.get_secret_value())
    credentials = replace(credentials, admin=given.trtc_admin)
    typer.echo("The local room service takes these settings of the bot:")
    typer.echo(f"  TRTC_SDK_APP_ID={credentials.sdk_app_id}")
    if given.trtc_secret_key is None:
        typer.echo(f"  TRTC_SECRET_KEY={credentials.secret_key}")
    else:
        typer.echo("  TRTC_SECRET_KEY as it is set")
    typer.echo(f"  TRTC_ADMIN={credentials.admin}")
    typer.echo(f"  TRTC_BASE_URL=http://{HOST}:{port}")
    await run_room_service(port, credentials)
