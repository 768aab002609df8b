"""The local room service on a real socket: a free port, one of uvicorn's HTTP protocols."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp


@asynccontextmanager
async def on_a_socket(app: ASGIApp, http: str = "httptools") -> AsyncIterator[int]:
    """Serve `app` for as long as the block runs; yield the port."""
    ready = asyncio.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: object = None) -> None:
            await super().startup(sockets=None)
            assert sockets is None
            ready.set()

    server = Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, http=http, log_config=None, lifespan="off")
    )
    serving = asyncio.create_task(server._serve())  # noqa: SLF001  serve() takes over the signals
    await ready.wait()
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    await serving
