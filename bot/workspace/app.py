"""Builds the workspace as one ASGI app: Web API, Socket Mode, response URLs, page, controls."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.workspace import control
from bot.workspace.acting import response_urls
from bot.workspace.api import dispatch
from bot.workspace.page import routes as page
from bot.workspace.setup import Setup
from bot.workspace.state import Workspace
from bot.workspace.weight import WeightLimit


def build(setup: Setup, *, transport: httpx.AsyncBaseTransport | None = None) -> Starlette:
    """Return the app; its state holds the `Workspace`.

    Args:
        setup: Secrets, addresses and the app that lives here.
        transport: How the bot is reached; a test may put the bot's ASGI app here.
    """
    workspace = Workspace(setup, transport)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await workspace.close()

    app = Starlette(routes=ROUTES, middleware=[Middleware(WeightLimit)], lifespan=lifespan)
    app.state.workspace = workspace
    return app


async def _link(socket: WebSocket) -> None:
    workspace: Workspace = socket.app.state.workspace
    await workspace.courier.sockets.serve(socket)


ROUTES: list[BaseRoute] = [
    Route("/api/{method:path}", dispatch.answer, methods=["GET", "POST"]),
    Route("/response/{name}", response_urls.take, methods=["POST"]),
    WebSocketRoute("/link", _link),
    WebSocketRoute("/link/", _link),
    Mount("/control", routes=control.ROUTES),
    *page.ROUTES,
]
