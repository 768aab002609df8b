"""The stage under fire: strict stand-ins, bot processes on a database that has a past."""

import asyncio
import random
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Final

import aiohttp

from tests.blackbox.bot_process import BotProcess
from tests.blackbox.news import News
from tests.blackbox.room_service import Fault, How, RoomService
from tests.blackbox.slack import HttpDelivery
from tests.blackbox.stage import APP_TOKEN, APPLICATION, BOT_TOKEN, SIGNING_SECRET, settings_for
from tests.chaos.strict_slack import StrictSlack

ANSWER_S: Final = 0.02  # the room service's: made at once, told a little later
AFTER_S: Final = 0.05  # at most so long after what a kill waits for
EFFECT_WITHIN_S: Final = 90.0
READY_WITHIN_S: Final = 40.0  # several start at once, on a machine that has other things to do


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended that was told to: its exit status, and after how many seconds."""

    status: int
    seconds: float


@dataclass(slots=True)
class Stage:
    """The bot, in one process or several, and everything around it.

    Attributes:
        database: Where the bot's rows are, as DATABASE_URL has it.
        restarts: How long each start after an end took until `/readyz`, seconds.
        restarted_at: When the last one was ready, the loop's time.
    """

    news: News
    room_service: RoomService
    slack: StrictSlack
    bots: Sequence[BotProcess]
    http: aiohttp.ClientSession
    database: str
    restarts: list[float] = field(default_factory=list)
    restarted_at: float = 0.0

    @property
    def effects(self) -> int:
        """Return how many rooms and posts there are."""
        return len(self.room_service.rooms.kept) + self.slack.accepted

    async def start(self) -> None:
        """Start the bot, and wait until it is ready."""
        await asyncio.gather(*(self._start(bot) for bot in self.bots))

    async def _start(self, bot: BotProcess) -> None:
        await bot.start()
        await bot.ready(self.http, within=READY_WITHIN_S)
        self.restarted_at = asyncio.get_running_loop().time()

    async def until(self, effects: int) -> None:
        """Wait for so many rooms and posts."""
        await self.news.until(
            lambda: self.effects >= effects,
            within=EFFECT_WITHIN_S,
            what=f"{effects} rooms and posts",
        )

    async def kill(self, after: int, chance: random.Random) -> None:
        """Kill a process a moment after so many rooms and posts, and start it again."""
        await self.until(after)
        await asyncio.sleep(chance.uniform(0, AFTER_S))
        await self.kill_now(chance)

    async def replace(self, bot: BotProcess) -> Ended:
        """Tell a process to stop, wait for its end, and start it again."""
        began = perf_counter()
        status = await bot.end(signal.SIGTERM)
        ended = Ended(status, perf_counter() - began)
        await self._start(bot)
        self.restarts.append(perf_counter() - began - ended.seconds)
        return ended

    async def kill_now(self, chance: random.Random) -> None:
        """Kill one of the processes, and start it again."""
        bot = chance.choice(self.bots)
        await bot.kill_9()
        began = perf_counter()
        await self._start(bot)
        self.restarts.append(perf_counter() - began)

    def tail(self) -> str:
        """Return the end of all that was written, for a failure to show."""
        return "\n".join(bot.tail() for bot in self.bots)


@asynccontextmanager
async def a_stage(
    folder: Path, *, database: str = "", programs: Sequence[str] = ("serve",), **more: str
) -> AsyncIterator[Stage]:
    """Set the stage, with the bot not started yet, and clear it afterwards.

    Args:
        folder: Where the bot runs.
        database: Where its rows are; empty: in a file of the folder.
        programs: What each of its processes is told to do.
        more: Further settings.
    """
    news = News()
    room_service = RoomService(APPLICATION, news)
    room_service.script.add(Fault(How.SLOW, seconds=ANSWER_S))
    slack = StrictSlack(news, bot_token=BOT_TOKEN, app_token=APP_TOKEN)
    await room_service.start()
    await slack.start()
    database = database or f"sqlite:///{folder / 'greenroom.db'}"
    # At debug a line for each action would be written along.
    own = {"LOG_LEVEL": "info", "DATABASE_URL": database, **more}
    settings = settings_for(room_service, slack) | own
    bots = [BotProcess(folder, settings, one.split()) for one in programs]
    async with aiohttp.ClientSession() as http:
        stage = Stage(news, room_service, slack, bots, http, database)
        news.witnesses.append(stage.tail)
        slack.delivery = HttpDelivery(http, f"{bots[0].url}/slack/events", SIGNING_SECRET)
        try:
            yield stage
        finally:
            await asyncio.gather(*(bot.kill_9() for bot in bots))
            await slack.stop()
            await room_service.stop()
