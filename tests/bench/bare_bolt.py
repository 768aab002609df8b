"""Bolt's hello-world, the yardstick: one command, acknowledged with a few words, nothing else.

Run with a port, a token, a signing secret, and the base of the Web API. It has the server of the
bot (uvloop, httptools, no access log) and Bolt as it comes, but for the one setting without
which every ack waits 10 ms (performance note, 1).
"""

import sys

import uvicorn
import uvloop
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route


def hello(token: str, signing_secret: str, api_url: str) -> AsyncApp:
    """Return a Bolt app that says hello."""
    app = AsyncApp(
        client=AsyncWebClient(token, base_url=api_url),
        signing_secret=signing_secret,
        process_before_response=True,
    )

    @app.command("/room")
    async def on_command(ack: AsyncAck) -> None:
        await ack("Hello")

    return app


def web(bolt: AsyncApp) -> Starlette:
    """Return the HTTP app around it."""
    handler = AsyncSlackRequestHandler(bolt)

    async def deliver(request: Request) -> Response:
        return await handler.handle(request)

    async def ready(_: Request) -> Response:
        return PlainTextResponse("ready\n")

    return Starlette(
        routes=[
            Route("/slack/events", deliver, methods=["POST"]),
            Route("/readyz", ready, methods=["GET"]),
        ]
    )


def main(port: str, token: str, signing_secret: str, api_url: str) -> None:
    """Serve until killed."""
    config = uvicorn.Config(
        web(hello(token, signing_secret, api_url)),
        host="127.0.0.1",
        port=int(port),
        http="httptools",
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
    )
    uvloop.run(uvicorn.Server(config).serve())


if __name__ == "__main__":
    main(*sys.argv[1:])
