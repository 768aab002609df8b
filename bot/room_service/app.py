"""The local room service as a Starlette app: commands under /v4, control API beside."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from bot.room_service.credentials import Credentials
from bot.room_service.endpoints import ENDPOINTS
from bot.room_service.exchange import PREFIX, respond
from bot.room_service.faults import control
from bot.room_service.state import State

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")

RATE = 200
"""Calls of one command per second (every page)."""

# The stand-in has no port to ask for the time; whoever builds it may hand in a clock.
CLOCK = time.time  # noqa: TID251  the default clock of a program that imports nothing of ours


class RoomService(Starlette):
    """The app, which also takes a request target that carries scheme and host."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. Proxies send such targets, and servers pass them on as they are."""
        if not scope.get("path", "/").startswith("/"):
            scope["path"] = urlsplit(scope["path"]).path or "/"
        await super().__call__(scope, receive, send)


def build(
    credentials: Credentials, *, clock: Callable[[], float] = CLOCK, rate: int = RATE
) -> Starlette:
    """Build the local room service of one app.

    Args:
        credentials: Who may call.
        clock: Unix seconds; signatures, schedules and rates go by it.
        rate: Calls of one command in any sliding second; commands with a lower limit keep theirs.

    Returns:
        The app; `app.state.service` is its `State`.
    """
    commands = [Route(PREFIX + path, respond, methods=METHODS) for path in ENDPOINTS]
    routes = [
        Mount("/control", routes=control.ROUTES, middleware=control.MIDDLEWARE),
        *commands,
        Route("/{anything:path}", respond, methods=METHODS),
    ]
    app = RoomService(routes=routes)
    app.state.service = State(credentials, clock, rate)
    return app
