"""The HTTP face: Slack's deliveries, the room service's callbacks, installing, health, metrics."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from slack_bolt.adapter.starlette.async_handler import (
    AsyncSlackRequestHandler,
    to_async_bolt_request,
    to_starlette_response,
)
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from bot import metrics
from bot.tencent.callback import Refusal

# Slack's own deliveries are far smaller (a view's state is the largest, 250 kB).
BODY_MAX_BYTES: Final = 1_000_000
LENGTH: Final = re.compile("[0-9]{1,9}")
TOO_LARGE: Final = "The body is too large.\n"
# What the room service wants to hear (fact sheet, 6.1).
HEARD: Final[dict[str, Any]] = {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}

# Takes the address's parameters and the body of a callback; None when it was taken.
Hear: TypeAlias = Callable[[Mapping[str, str], bytes], Refusal | None]


@dataclass(slots=True)
class Readiness:
    """Whether database and engine are up; False again while stopping."""

    is_ready: bool = False


def build(
    bolt: AsyncApp | None,
    readiness: Readiness,
    hear: Hear | None = None,
    flow: AsyncOAuthFlow | None = None,
) -> Starlette:
    """Return the HTTP app.

    Args:
        bolt: Takes Slack's deliveries; None when they come by Socket Mode.
        readiness: Whether the bot works.
        hear: Takes the callbacks of the room service; None when there are none.
        flow: Lets admins install the app, however Slack arrives; None when there is one token.
    """
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
                return PlainTextResponse(TOO_LARGE, status_code=413)
            return await handler.handle(limited)

        routes.insert(0, Route("/slack/events", deliver, methods=["POST"]))
    if hear is not None:
        routes.append(_callbacks(hear))
    if flow is not None:
        routes += _pages(flow)
    app = Starlette(routes=routes)
    app.state.readiness = readiness
    return app


def _pages(flow: AsyncOAuthFlow) -> list[Route]:
    """Return the pages of an installation; Bolt's flow answers."""

    async def begin(request: Request) -> Response:
        answer = await flow.handle_installation(to_async_bolt_request(request, b""))
        return to_starlette_response(answer)

    async def finish(request: Request) -> Response:
        answer = await flow.handle_callback(to_async_bolt_request(request, b""))
        return to_starlette_response(answer)

    return [
        Route(flow.install_path, begin, methods=["GET"]),
        Route(flow.redirect_uri_path, finish, methods=["GET"]),
    ]


def _callbacks(hear: Hear) -> Route:
    """Return where the room service calls back; however Slack arrives, this is HTTP."""

    async def listen(request: Request) -> Response:
        limited = await _limited(request)
        if limited is None:
            return PlainTextResponse(TOO_LARGE, status_code=413)
        refused = hear(request.query_params, await limited.body())
        if refused is not None:
            return PlainTextResponse(f"{refused.why}\n", status_code=refused.status)
        return JSONResponse(HEARD)

    return Route("/room-service/callback", listen, methods=["POST"])


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
