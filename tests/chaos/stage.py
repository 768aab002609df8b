"""The stage under fire: strict stand-ins, a bot process on a database that has a past."""

import asyncio
import random
from collections.abc import AsyncIterator
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


@dataclass(slots=True)
class Stage:
    """The bot, and everything around it.

    Attributes:
        database: The bot's file.
        restarts: How long each start after a kill took until `/readyz`, seconds.
        restarted_at: When the last one was ready, the loop's time.
    """

    news: News
    room_service: RoomService
    slack: StrictSlack
    bot: BotProcess
    http: aiohttp.ClientSession
    database: Path
    restarts: list[float] = field(default_factory=list)
    restarted_at: float = 0.0

    @property
    def effects(self) -> int:
        """Return how many rooms and posts there are."""
        return len(self.room_service.rooms.kept) + self.slack.accepted

    async def start(self) -> None:
        """Start the bot, and wait until it is ready."""
        await self.bot.start()
        await self.bot.ready(self.http)
        self.restarted_at = asyncio.get_running_loop().time()

    async def kill(self, after: int, chance: random.Random) -> None:
        """Kill the bot a moment after so many rooms and posts, and start it again."""
        await self.news.until(
            lambda: self.effects >= after, within=EFFECT_WITHIN_S, what=f"{after} rooms and posts"
        )
        await asyncio.sleep(chance.uniform(0, AFTER_S))
        await self.kill_now()

    async def kill_now(self) -> None:
        """Kill the bot, and start it again."""
        await self.bot.kill_9()
        began = perf_counter()
        await self.start()
        self.restarts.append(perf_counter() - began)


@asynccontextmanager
async def a_stage(folder: Path) -> AsyncIterator[Stage]:
    """Set the stage, with the bot not started yet, and clear it afterwards."""
    news = News()
    room_service = RoomService(APPLICATION, news)
    room_service.script.add(Fault(How.SLOW, seconds=ANSWER_S))
    slack = StrictSlack(news, bot_token=BOT_TOKEN, app_token=APP_TOKEN)
    await room_service.start()
    await slack.start()
    quiet = {"LOG_LEVEL": "info"}  # a line for each action would be written along
    bot = BotProcess(folder, settings_for(room_service, slack) | quiet)
    news.witnesses.append(bot.tail)
    async with aiohttp.ClientSession() as http:
        slack.delivery = HttpDelivery(http, f"{bot.url}/slack/events", SIGNING_SECRET)
        try:
            yield Stage(news, room_service, slack, bot, http, folder / "greenroom.db")
        finally:
            await bot.kill_9()
            await slack.stop()
            await room_service.stop()
