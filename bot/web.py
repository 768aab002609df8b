"""The HTTP face: Slack's deliveries, health, readiness, metrics."""

import re
from dataclasses import dataclass
from typing import Final

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from bot import metrics

# Slack's own deliveries are far smaller (a view's state is the largest, 250 kB).
BODY_MAX_BYTES: Final = 1_000_000
LENGTH: Final = re.compile("[0-9]{1,9}")


@dataclass(slots=True)
class Readiness:
    """Whether database and engine are up; False again while stopping."""

    is_ready: bool = False


def build(bolt: AsyncApp | None, readiness: Readiness) -> Starlette:
    """Return the HTTP app; without `bolt` (Socket Mode) it takes no deliveries."""
    routes = [
        Route("/healthz", _alive, methods=["GET"]),
        Route("/readyz", _ready, methods=["GET"]),
        Route("/metrics", _metrics, methods=["GET"]),
    ]
    if bolt is not None:
        handler = AsyncSlackRequestHandler(bolt)

        async def deliver(request: Request) -> Response:
            # Bolt takes it for a number and breaks off at any other text.
            if not request.headers.get("x-slack-request-timestamp", "").isdecimal():
                return PlainTextResponse("This is not signed by Slack.\n", status_code=401)
            limited = await _limited(request)
            if limited is None:
                return PlainTextResponse("The body is too large.\n", status_code=413)
            return await handler.handle(limited)

        routes.insert(0, Route("/slack/events", deliver, methods=["POST"]))
    app = Starlette(routes=routes)
    app.state.readiness = readiness
    return app


async def _limited(request: Request) -> Request | None:
    """Return the request, or None when its body is too large; servers hold callers to a length."""
    length = request.headers.get("content-length")
    if length is not None:
        fits = LENGTH.fullmatch(length) is not None and int(length) <= BODY_MAX_BYTES
        return request if fits else None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > BODY_MAX_BYTES:
            return None

    async def receive() -> Message:
        return {"type": "http.request", "body": bytes(body)}

    return Request(request.scope, receive)


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("alive\n")


async def _ready(request: Request) -> Response:
    if request.app.state.readiness.is_ready:
        return PlainTextResponse("ready\n")
    return PlainTextResponse("not ready\n", status_code=503)


async def _metrics(_request: Request) -> Response:
    return Response(metrics.exposition(), media_type="text/plain; version=0.0.4")
