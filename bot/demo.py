"""The demo: a workspace page, a room service and the bot, with real signed HTTP between them."""

import errno
import socket
import tempfile
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import Final

import typer
from pydantic import SecretStr

from bot import log, web
from bot.clock import SystemClock
from bot.room_service.app import build as build_room_service
from bot.room_service.credentials import Credentials
from bot.room_service.serving import run as run_room_service
from bot.serve import listen, running, server_of, stop_event
from bot.settings import GivenSettings, LocalCredentials, Settings
from bot.wiring import assemble
from bot.workspace.app import build as build_workspace
from bot.workspace.setup import Setup

HOST: Final = "127.0.0.1"
USAGE: Final = "now|live|voice [name] [clauses], info, list, end, explain, whoami, link, help"

# What the manifest asks for, optional scopes included; it subscribes to no event.
SCOPES: Final = frozenset(
    {
        "chat:write",
        "commands",
        "users:read",
        "channels:history",
        "groups:history",
        "im:history",
        "mpim:history",
        "usergroups:read",
        "users:read.email",
    }
)


async def demo(port: int, *, open_page: bool) -> None:
    """Run all three until SIGTERM or SIGINT; everything made is forgotten at the end."""
    stop = stop_event()
    page, rooms, events = _listen_or_next(port), listen(HOST, 0), listen(HOST, 0)
    credentials = Credentials.random()
    setup = replace(
        Setup.random(base_url=_url(page), scopes=SCOPES, usage_hint=USAGE, events=frozenset()),
        app_token="",
        events_url=f"{_url(events)}/slack/events",
    )
    with tempfile.TemporaryDirectory(prefix="greenroom-demo-") as folder:
        settings = _settings(setup, credentials, _url(rooms), Path(folder) / "demo.db")
        log.set_up("info", "text", settings.secrets())
        async with (
            running(server_of(build_workspace(setup), lifespan="on", grace_s=1), page),
            running(server_of(build_room_service(credentials)), rooms),
            assemble(settings, SystemClock()) as parts,
            running(server_of(web.build(parts.bolt, parts.readiness)), events),
        ):
            _greet(_url(page), _url(rooms), open_page=open_page)
            await stop.wait()


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
        database_url=f"sqlite:///{database}",
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
    typer.echo("Type  /room now Stand-up  in a channel, then  /room info last")
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
