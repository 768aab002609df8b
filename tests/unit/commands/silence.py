"""A server that takes a request and never answers it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Silence:
    """Its address, and whether anybody asked yet."""

    url: str = ""
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read until the other side hangs up."""
        while await reader.read(65_536):
            self.asked.set()
        writer.close()


@asynccontextmanager
async def a_silent_server() -> AsyncIterator[Silence]:
    """Serve silence on a free port."""
    silence = Silence()
    async with await asyncio.start_server(silence.take, "127.0.0.1", 0) as server:
        silence.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        yield silence
