"""Run the bot until it is told to stop: over HTTP, or with Slack arriving by Socket Mode."""

import asyncio
import contextlib
import gc
import logging
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from enum import Enum
from typing import Final, Literal

import uvicorn
from pydantic import SecretStr
from starlette.types import ASGIApp

from bot import log, web
from bot.errors import SlackRefused, StoreUnavailable
from bot.settings import Settings, SettingsFaulty
from bot.slack.socket_mode import socket_mode
from bot.store.lock import AlreadyRunning
from bot.wiring import Parts, assemble

LOG = logging.getLogger(__name__)
COLLECT_AFTER: Final = 10_000  # objects; 700 by default
ALONE: Final = (
    "A SQLite file has one process, which answers and works: `python -m bot serve`. For several,"
    " let DATABASE_URL name a PostgreSQL database."
)
ACK_S: Final = 3  # Slack waits no longer: docs.slack.dev/interactivity/implementing-slash-commands
LEAVING_S: Final = 5.0  # a load balancer that asks /readyz every two seconds knows by then


class Server(uvicorn.Server):
    """uvicorn, but signals are ours: it would raise them again and end us with their number."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield


def server_of(
    app: ASGIApp, *, lifespan: Literal["on", "off"] = "off", grace_s: int = ACK_S
) -> Server:
    """Return a server for `app`, quiet and quick.

    Args:
        app: What it serves.
        lifespan: Whether the app wants to hear of start and end.
        grace_s: How long requests that run at the end may take; seconds.
    """
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan=lifespan,
        timeout_graceful_shutdown=grace_s,
        server_header=False,
    )
    return Server(config)


@contextlib.asynccontextmanager
async def running(server: Server, listener: socket.socket) -> AsyncIterator[asyncio.Task[None]]:
    """Serve on `listener` while the context lasts; then answer what was begun, and end."""
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not (server.started or task.done()):  # noqa: ASYNC110  uvicorn tells by this flag alone
        await asyncio.sleep(0.005)
    try:
        yield task
    finally:
        server.should_exit = True
        await task


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes a free one. Raises `OSError` when it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


def stop_event() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


class CannotStart(Exception):
    """The bot cannot start; the sentence says why.

    Attributes:
        exit_status: 2 when a setting is at fault, else 1.
    """

    def __init__(self, why: str, exit_status: int = 1) -> None:
        super().__init__(why)
        self.exit_status = exit_status


class Role(Enum):
    """What a process does; the names say it."""

    ANSWERS_AND_WORKS = "answers and works"
    ANSWERS = "answers"
    WORKS = "works"


async def serve(settings: Settings, role: Role = Role.ANSWERS_AND_WORKS) -> None:
    """Serve until SIGTERM or SIGINT; then take nothing new and finish what runs.

    One of many is sent deliveries until a load balancer has seen that it is no longer ready, and
    a connection that is open when the door closes is cut. So it answers a little longer.

    Raises:
        CannotStart: A setting, the port or the database stands in the way.
    """
    log.set_up(settings.log_level, settings.log_format, settings.secrets())
    if role is not Role.ANSWERS_AND_WORKS and not settings.has_room_for_many:
        raise CannotStart(ALONE, exit_status=2)
    stop = stop_event()
    try:
        listener = listen(settings.host, settings.port)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise CannotStart(f"Cannot listen on {where}: {error.strerror}") from error
    with contextlib.closing(listener):
        try:
            await _serve(settings, role, listener, stop)
        except SettingsFaulty as faulty:
            raise CannotStart(str(faulty), exit_status=2) from None
        except (AlreadyRunning, StoreUnavailable) as error:
            raise CannotStart(str(error)) from error
    LOG.info("Greenroom has stopped")


async def _serve(
    settings: Settings, role: Role, listener: socket.socket, stop: asyncio.Event
) -> None:
    async with assemble(settings, works=role is not Role.ANSWERS) as parts:
        answers, token = role is not Role.WORKS, settings.slack_app_token
        app = web.build(
            parts.bolt if answers and token is None else None,
            parts.readiness,
            parts.callbacks,
            parts.flow if answers else None,
        )
        door = _door(token if answers else None, parts)
        async with running(server_of(app), listener) as server, door:
            _settle()
            LOG.info("Greenroom listens on %s:%s", *listener.getsockname()[:2])
            waiting = asyncio.create_task(stop.wait())
            await asyncio.wait({waiting, server}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            parts.readiness.is_ready = False
            if settings.has_room_for_many and answers and token is None:
                await asyncio.wait({server}, timeout=LEAVING_S)


def _settle() -> None:
    """Leave what the start made out of every later collection: it lives until the end anyway.

    Without this a full collection walks all modules, and an ack waits for it. What is made later
    lives shortly, so it is also collected more rarely than by default.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


@contextlib.asynccontextmanager
async def _door(app_token: SecretStr | None, parts: Parts) -> AsyncIterator[None]:
    """Let Slack in by Socket Mode while the context lasts, if there is an app token."""
    if app_token is None:
        yield
        return
    token = app_token.get_secret_value()
    try:
        async with socket_mode(parts.bolt, token, parts.socket_client(token)):
            yield
    except SlackRefused as refused:
        why = f"Socket Mode: Slack refuses SLACK_APP_TOKEN ({refused.error})"
        raise CannotStart(f"{why}; make one with the scope connections:write.") from None
