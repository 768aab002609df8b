"""The local room service as a Starlette app: commands under /v4, control API beside."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from bot.room_service.callbacks import news
from bot.room_service.callbacks.subscription import Subscription
from bot.room_service.control import api as control
from bot.room_service.credentials import Credentials
from bot.room_service.endpoints import ENDPOINTS
from bot.room_service.exchange import PREFIX, respond
from bot.room_service.state import State

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")

RATE = 200
"""Calls of one command per second (every page)."""

LOOK_S = 1.0
"""Between two looks at the rooms; of the machine's clock, as the service's may stand still."""

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
    credentials: Credentials,
    *,
    clock: Callable[[], float] = CLOCK,
    rate: int = RATE,
    callback_url: str = "",
    callback_token: str = "",
) -> Starlette:
    """Build the local room service of one app.

    Args:
        credentials: Who may call.
        clock: Unix seconds; signatures, schedules and rates go by it.
        rate: Calls of one command in any sliding second; commands with a lower limit keep theirs.
        callback_url: Where callbacks of both services go from the start; empty for nowhere.
        callback_token: Signs them; empty for unsigned ones.

    Returns:
        The app; `app.state.service` is its `State`. Its lifespan notices rooms that are recycled
        and closes what sends callbacks; both do without it, the first at the next look at rooms.
    """
    commands = [Route(PREFIX + path, respond, methods=METHODS) for path in ENDPOINTS]
    routes = [
        Mount("/control", routes=control.ROUTES, middleware=control.MIDDLEWARE),
        *commands,
        Route("/{anything:path}", respond, methods=METHODS),
    ]
    app = RoomService(routes=routes, lifespan=_lifespan)
    app.state.service = state = State(credentials, clock, rate)
    state.rooms.on_recycled = partial(news.recycled, state)
    for service in state.outbox.subscriptions:
        state.outbox.subscriptions[service] = Subscription(
            callback_url, None, callback_token or None, is_token_enabled=bool(callback_token)
        )
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    state: State = app.state.service
    looking = asyncio.create_task(_look_at_rooms(state))
    try:
        yield
    finally:
        looking.cancel()
        await state.outbox.close()


async def _look_at_rooms(state: State) -> None:
    """Notice the rooms that are recycled, so that their callback does not wait for a call."""
    while True:
        state.rooms.all()
        await asyncio.sleep(LOOK_S)
