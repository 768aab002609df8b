"""The local room service alone, on this machine, until it is told to stop."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from bot.room_service.app import build
from bot.room_service.credentials import Credentials

HOST = "127.0.0.1"
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Server(uvicorn.Server):
    """A server whose stop is an end and not an error: uvicorn's own raises the signal again."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at either signal for as long as the server runs."""
        loop = asyncio.get_running_loop()
        for each in SIGNALS:
            loop.add_signal_handler(each, self.handle_exit, each, None)
        try:
            yield
        finally:
            for each in SIGNALS:
                loop.remove_signal_handler(each)


async def run(port: int, credentials: Credentials) -> None:
    """Serve on `port` of this machine until SIGINT or SIGTERM.

    Args:
        port: TCP port; 0 takes a free one, which uvicorn's log names.
        credentials: Who may call; the caller of this function tells people.
    """
    # uvicorn's access log prints the query, and the query holds usersig.
    config = uvicorn.Config(build(credentials), host=HOST, port=port, access_log=False)
    await _Server(config).serve()
