"""Runs the workspace, the room service and the bot in one process, by one clock."""

import errno
import secrets
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import typer
from pydantic import SecretStr

from bot import log, web
from bot.clock import MovableClock
from bot.demo.backstage import set_up
from bot.demo.clockwork import DemoClockwork
from bot.demo.greeting import greet
from bot.room_service.app import build as build_room_service
from bot.room_service.credentials import Credentials
from bot.serve import listen, running, server_of, stop_event
from bot.settings import DatabaseUrl, GivenSettings, Settings
from bot.wiring import assemble
from bot.workspace.app import build as build_workspace
from bot.workspace.setup import Setup

HOST: Final = "127.0.0.1"
USAGE: Final = (
    "now|live|voice [name] [clauses], schedule <name> <when>, info, list, move, rename, invite, "
    "remind, cancel, skip, end, retry, explain, defaults, whoami, link, help"
)

# What the manifest asks for, optional scopes included.
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
EVENTS: Final = frozenset({"app_home_opened"})


@dataclass(frozen=True)
class AtTheRooms:
    """What the bot is told of the room service."""

    credentials: Credentials
    url: str
    callback_token: str


async def demo(port: int, *, open_page: bool) -> None:
    """Run all three until SIGTERM or SIGINT."""
    stop, page = stop_event(), _listen_or_next(port)
    async with playing(page) as rooms_url:
        greet(_url(page), rooms_url, open_page=open_page)
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
    clockwork = DemoClockwork(clock)
    callback_token = secrets.token_hex(16)
    rooms_app = build_room_service(
        credentials,
        clock=clock.now,
        callback_url=f"{_url(events)}/room-service/callback",
        callback_token=callback_token,
    )
    setup = replace(
        Setup.random(base_url=_url(page), scopes=SCOPES, usage_hint=USAGE, events=EVENTS),
        app_token="",
        events_url=f"{_url(events)}/slack/events",
        clock=clock.now,
    )
    workspace_app = build_workspace(setup)
    set_up(workspace_app.state.workspace, rooms_app, clockwork)
    with (
        closing(rooms),
        closing(events),
        tempfile.TemporaryDirectory(prefix="greenroom-demo-") as folder,
    ):
        at_the_rooms = AtTheRooms(credentials, _url(rooms), callback_token)
        settings = _settings(setup, at_the_rooms, Path(folder) / "demo.db")
        log.set_up("info", "text", settings.secrets())
        async with (
            running(server_of(workspace_app, lifespan="on", grace_s=1), page),
            running(server_of(rooms_app, lifespan="on"), rooms),
            assemble(settings, clock) as parts,
            running(server_of(web.build(parts.bolt, parts.readiness, parts.callbacks)), events),
        ):
            clockwork.parts = parts
            yield _url(rooms)


def _settings(setup: Setup, rooms: AtTheRooms, database: Path) -> Settings:
    """Return the settings that an operator would write for these two stand-ins."""
    credentials = rooms.credentials
    return GivenSettings(
        slack_bot_token=SecretStr(setup.bot_token),
        slack_signing_secret=SecretStr(setup.signing_secret),
        slack_app_token=None,
        slack_api_url=f"{setup.base_url}/api/",
        trtc_sdk_app_id=credentials.sdk_app_id,
        trtc_secret_key=SecretStr(credentials.secret_key),
        trtc_admin=credentials.admin,
        trtc_base_url=rooms.url,
        trtc_callback_token=SecretStr(rooms.callback_token),
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
