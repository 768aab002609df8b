"""What a load balancer before several processes does, and no more than that."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

import aiohttp

from tests.blackbox.bot_process import BotProcess
from tests.blackbox.slack import HttpDelivery
from tests.blackbox.slack.delivery import Ack, Json
from tests.blackbox.stage import SIGNING_SECRET

ASKS_EVERY_S: Final = 1.0  # docs/deploy.md, "Many machines"
NOBODY: Final = Ack(503, "no process is ready", 0.0)


@dataclass(slots=True)
class Balancer:
    """A `Delivery` to whichever process said last that it is ready, in turns.

    One that refuses the connection is passed over: nothing was sent to it yet. What was sent is
    not sent again, whatever comes of it. Each delivery has a connection of its own.
    """

    http: aiohttp.ClientSession
    bots: Sequence[BotProcess]
    _ready: list[BotProcess] = field(default_factory=list)

    async def watch(self) -> None:
        """Ask every process again and again whether it is ready, until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(ASKS_EVERY_S)

    async def look(self) -> None:
        """Ask every process whether it is ready."""
        asked = (status(self.http, f"{one.url}/readyz", ASKS_EVERY_S) for one in self.bots)
        said = await asyncio.gather(*asked)
        self._ready = [bot for bot, found in zip(self.bots, said, strict=True) if found == 200]

    async def deliver(self, kind: str, payload: Json) -> Ack:
        """Bring `payload` to one of them."""
        self._ready = [*self._ready[1:], *self._ready[:1]]
        for bot in self._ready:
            delivery = HttpDelivery(self.http, f"{bot.url}/slack/events", SIGNING_SECRET)
            try:
                return await delivery.deliver(kind, payload)
            except aiohttp.ClientConnectorError:
                continue
        return NOBODY


async def status(http: aiohttp.ClientSession, url: str, within_s: float = 3.0) -> int:
    """Return with which status an address answers; 0 when nobody does in time."""
    try:
        async with http.get(url, timeout=aiohttp.ClientTimeout(within_s)) as response:
            return response.status
    except (aiohttp.ClientError, TimeoutError):
        return 0


@asynccontextmanager
async def a_balancer(bots: Sequence[BotProcess]) -> AsyncIterator[Balancer]:
    """Put a balancer before `bots` while the context lasts."""
    alone = aiohttp.TCPConnector(force_close=True, limit=0)
    async with aiohttp.ClientSession(connector=alone) as http:
        balancer = Balancer(http, bots)
        await balancer.look()
        watching = asyncio.create_task(balancer.watch())
        try:
            yield balancer
        finally:
            watching.cancel()
