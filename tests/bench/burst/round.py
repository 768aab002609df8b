"""One burst: many rooms due at once, while people type and somebody asks whether it lives."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import aiohttp

from tests.bench.deliveries import Deliveries
from tests.bench.load import Pace, pace
from tests.bench.program import PORT, Cores, Program, bot_settings, serving, surroundings
from tests.bench.report import CannotMeasure
from tests.blackbox.slack.delivery import real_time
from tests.chaos.promises import Batch, promise

ALLOWED: Final = 200  # calls a second, for both sides
ROUND_TRIP_S: Final = 0.02
CHANNELS: Final = [f"C0BURST{number:03d}" for number in range(400)]
OWNER: Final = "U0BURST"
SCHEDULE: Final = "schedule Later {} tomorrow 9:00"
COMMANDS_PER_S, LOOKS_PER_S = 20, 50
ALIVE: Final = b"GET /healthz HTTP/1.1\r\nHost: greenroom.example\r\n\r\n"
LOOK_AGAIN_S: Final = 0.1
LATEST_S: Final = 60.0

Ledger = Mapping[str, Any]
NOTHING: Final = Pace((), (), Counter())


@dataclass(frozen=True, slots=True)
class Typing:
    """What else goes on: acks, and answers of `/healthz`, which wait for the loop and no more."""

    acks: Pace
    looks: Pace


@dataclass(frozen=True, slots=True)
class Burst:
    """How a burst went.

    Attributes:
        seconds: From the instant at which all was due until the last card showed its room.
        from_first_s: The same from the first call on.
        cpu_s: CPU that the bot took meanwhile, without what the commands would have taken.
        grown_mb: How much more memory it keeps after than before.
    """

    bookings: int
    seconds: float
    from_first_s: float
    cpu_s: float
    grown_mb: float
    typing: Typing
    ledger: Ledger

    @property
    def floor_s(self) -> float:
        """Return the least time: so many at once, and again each second; then one answer."""
        return self.bookings / ALLOWED - 1 + ROUND_TRIP_S


@dataclass(frozen=True, slots=True)
class Ground:
    """Where bursts are played.

    Attributes:
        ahead_s: How long after the writing a burst is due: the bot is up and looked at by then.
        types_for_s: How long people type before the burst (to know what that alone costs) and
            during it; nobody types when that is 0.
    """

    on: Cores
    folder: Path
    ahead_s: int
    types_for_s: float

    async def play(self, bookings: int) -> Burst:
        """Write the bookings, start the bot, and let them fall due."""
        settings = surroundings(self.folder)
        module = "tests.bench.burst.outside"
        async with serving(module, PORT, core=self.on.load, settings=settings) as outside:
            due = int(real_time()) + self.ahead_s
            batch = Batch("Burst", bookings, due, OWNER, CHANNELS, has_cards=True)
            await promise(self.folder / "greenroom.db", batch)
            async with self._bot(outside) as bot, aiohttp.ClientSession() as http:
                alone = await self._typing_alone(bot, outside)
                return await self._burst(bot, outside, batch, http, alone)

    @asynccontextmanager
    async def _bot(self, outside: Program) -> AsyncIterator[Program]:
        settings = bot_settings(self.folder, outside.url) | {"TRTC_RATE": str(ALLOWED)}
        on = self.on.server
        async with serving("bot", "serve", core=on, folder=self.folder, settings=settings) as bot:
            yield bot

    async def _typing_alone(self, bot: Program, outside: Program) -> float:
        """Return how many seconds of CPU a second of typing takes."""
        began, before = perf_counter(), bot.cpu_s
        await self._type(bot, outside)
        return (bot.cpu_s - before) / (perf_counter() - began)

    async def _type(self, bot: Program, outside: Program) -> Typing:
        if not self.types_for_s:
            return Typing(NOTHING, NOTHING)
        commands = int(self.types_for_s * COMMANDS_PER_S)
        requests = Deliveries(outside.url).commands(SCHEDULE, commands)
        looks = [ALIVE] * int(self.types_for_s * LOOKS_PER_S)
        acks, seen = await asyncio.gather(
            pace(bot.port, requests, COMMANDS_PER_S), pace(bot.port, looks, LOOKS_PER_S)
        )
        if any(ack.status != 200 for ack in {*acks.acks, *seen.acks}):
            raise CannotMeasure(f"not all was answered: {dict(acks.acks)}, {dict(seen.acks)}.")
        return Typing(acks, seen)

    async def _burst(
        self,
        bot: Program,
        outside: Program,
        batch: Batch,
        http: aiohttp.ClientSession,
        alone: float,
    ) -> Burst:
        wait_s = batch.due - real_time()
        if wait_s < 0:
            raise CannotMeasure(f"the burst was due {-wait_s:.1f} s before the bot was ready.")
        await asyncio.sleep(wait_s)
        cpu_s, rss_mb, began = bot.cpu_s, bot.rss_mb, perf_counter()
        typing = asyncio.create_task(self._type(bot, outside))
        ledger = await _ready(outside, batch.count, http)
        cpu_s = bot.cpu_s - cpu_s - alone * (perf_counter() - began)
        return Burst(
            bookings=batch.count,
            seconds=ledger["ready_at"] - batch.due,
            from_first_s=ledger["ready_at"] - ledger["first_at"],
            cpu_s=cpu_s,
            grown_mb=bot.rss_mb - rss_mb,
            typing=await typing,
            ledger=ledger,
        )


async def _ready(outside: Program, count: int, http: aiohttp.ClientSession) -> Ledger:
    """Wait until all cards show their rooms."""
    until = perf_counter() + LATEST_S
    while perf_counter() < until:
        async with http.get(f"{outside.url}/ledger") as response:
            ledger: Ledger = await response.json()
        if ledger["ready"] >= count:
            return ledger
        await asyncio.sleep(LOOK_AGAIN_S)
    raise CannotMeasure(f"only {ledger['ready']} of {count} cards were ready: {ledger['calls']}.")
