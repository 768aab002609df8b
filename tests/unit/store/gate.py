"""A job that keeps the database's thread busy until a test lets it go."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from bot.store.database import Connection

HandIn = Callable[[Callable[[Connection], None]], Coroutine[Any, Any, None]]


class Gate:
    """A job that keeps the thread busy until it is opened, so that others queue up behind it."""

    def __init__(self) -> None:
        self.is_reached = threading.Event()
        self.is_open = threading.Event()

    def __call__(self, _: Connection) -> None:
        """Wait."""
        self.is_reached.set()
        assert self.is_open.wait(10.0)

    async def hold(self, hand_in: HandIn) -> asyncio.Task[None]:
        """Hand it in, and return once the thread stands at the gate."""
        held = asyncio.create_task(hand_in(self))
        assert await asyncio.to_thread(self.is_reached.wait, 10.0)
        return held
