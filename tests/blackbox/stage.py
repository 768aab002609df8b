"""The stage of every scenario: a room service, a Slack, and the bot between them."""

import asyncio
import math
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from tests.blackbox.bot_process import BotProcess
from tests.blackbox.news import Look, News
from tests.blackbox.room_service import RoomService
from tests.blackbox.room_service.usersig import Application
from tests.blackbox.slack import Asked, Button, HttpDelivery, Said, Slack
from tests.blackbox.slack.delivery import real_time

BOT_TOKEN, APP_TOKEN = "xoxb-blackbox-5f3b1c9e77aa", "xapp-1-blackbox-90c4d2"
SIGNING_SECRET = "8f14e45fceea167a5a36dedd4bea2543"
SECRET_KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e"
APPLICATION = Application(1400000000, SECRET_KEY)
JOIN_AT = "https://join.example/r/"
CARD_WITHIN_S, ANSWER_WITHIN_S, OUTCOME_WITHIN_S = 8.0, 5.0, 30.0


@dataclass(frozen=True, slots=True)
class Promised:
    """One room that was booked for a time."""

    asked: Asked
    name: str
    starts_at: int
    """Its start in Unix seconds."""
    starts: float
    """The same in the loop's monotonic time, in which all records are."""

    @property
    def channel(self) -> str:
        """Return where it was booked."""
        return self.asked.channel


@dataclass(slots=True)
class Stage:
    """Everything that a scenario may touch."""

    news: News
    room_service: RoomService
    slack: Slack
    bot: BotProcess
    http: aiohttp.ClientSession
    http_delivery: HttpDelivery

    async def until(self, look: Look[Said], *, within: float, what: str) -> Said:
        """Return the message that `look` finds within so many seconds."""
        return await self.news.until(look, within=within, what=what)

    async def restart(self) -> None:
        """Start the bot again after its end."""
        await self.bot.start()
        await self.bot.ready(self.http)

    def cards(self, channel: str) -> list[Said]:
        """Return the public messages of `channel` that show the id of a room that exists."""
        ids = list(self.room_service.rooms.kept)
        return [
            said
            for said in self.slack.record.public(channel)
            if any(room_id in said.text for room_id in ids)
        ]

    async def schedule(
        self, name: str, *, in_s: float, clauses: str = "for 5m", user: str = "", channel: str = ""
    ) -> Promised:
        """Let somebody book a room that starts `in_s` seconds from now, rounded up."""
        now, here = real_time(), asyncio.get_running_loop().time()
        starts_at = math.ceil(now + in_s)
        typed = f"{datetime.fromtimestamp(starts_at, UTC):%Y-%m-%d %H:%M:%S} UTC"
        asked = await self.slack.type(
            f"schedule {name} {typed} {clauses}", user=user, channel=channel
        )
        return Promised(asked, name, starts_at, here + starts_at - now)

    def board(self, promised: Promised) -> list[Said]:
        """Return what stands in the channel of a booking, its card first; threads are not shown."""
        return [one for one in self.slack.record.public(promised.channel) if not one.thread]

    async def posted(
        self, promised: Promised, pattern: str, *, within: float = CARD_WITHIN_S
    ) -> Said:
        """Return the first message in the channel of a booking in which `pattern` is found."""
        return await self.until(
            lambda: next(iter(fitting(self.board(promised), pattern)), None),
            within=within,
            what=f"a message about {promised.name} with {pattern!r}",
        )

    async def direct(self, user: str, pattern: str, *, within: float = CARD_WITHIN_S) -> Said:
        """Return the first direct message to `user` in which `pattern` is found."""
        return await self.until(
            lambda: next(iter(fitting(self.slack.record.direct(user), pattern)), None),
            within=within,
            what=f"a direct message with {pattern!r}",
        )

    async def card(self, asked: Asked, *, within: float = CARD_WITHIN_S) -> Said:
        """Return the card that `asked` led to."""
        found = await self.news.until(
            lambda: self.cards(asked.channel), within=within, what="a card with a room's id"
        )
        return found[0]

    async def told(
        self, asked: Asked, pattern: str = ".", *, within: float = ANSWER_WITHIN_S
    ) -> Said:
        """Return the newest private message to who `asked` in which `pattern` is found."""
        return await self.until(
            lambda: newest(self.slack.record.private(asked.user), pattern, asked.at),
            within=within,
            what=f"a private message with {pattern!r}",
        )

    def breaches(self) -> list[str]:
        """Return all that no document of the room service or of Slack allows."""
        return [*self.room_service.ledger.violated(), *self.slack.record.violations]

    def secrets(self) -> set[str]:
        """Return everything that must never stand in a log."""
        tickets = self.slack.tickets
        known = {BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, SECRET_KEY}
        handed_out = {*tickets.response_urls, *tickets.triggers}
        return known | handed_out | self.room_service.ledger.usersigs()


def fitting(messages: list[Said], pattern: str) -> list[Said]:
    """Return those of `messages` in which `pattern` is found."""
    return [said for said in messages if re.search(pattern, said.text)]


def newest(messages: list[Said], pattern: str, since: float) -> Said | None:
    """Return the newest of `messages` after `since` in which `pattern` is found."""
    found = fitting([said for said in messages if said.at >= since], pattern)
    return found[-1] if found else None


def button(said: Said, pattern: str) -> Button:
    """Return the one button of `said` whose words fit `pattern`."""
    found = [each for each in said.buttons if re.search(pattern, each.text, re.IGNORECASE)]
    assert len(found) == 1, f"{[each.text for each in said.buttons]} under: {said.text}"
    return found[0]


def settings_for(room_service: RoomService, slack: Slack) -> dict[str, str]:
    """Return the settings of design section 3 that point the bot at its stand-ins."""
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": slack.url,
        "TRTC_SDK_APP_ID": str(APPLICATION.sdkappid),
        "TRTC_SECRET_KEY": SECRET_KEY,
        "TRTC_BASE_URL": room_service.url,
        "TRTC_LIVE_API": room_service.rooms.generation,
        "GREENROOM_JOIN_URL": JOIN_AT + "{room_id}?type={room_type}",
    }


@asynccontextmanager
async def a_stage(
    folder: Path, *, generation: str = "templates", socket_mode: bool = False, **more: str
) -> AsyncIterator[Stage]:
    """Set the stage, with the bot ready, and clear it afterwards; `more` are further settings."""
    news = News()
    room_service = RoomService(APPLICATION, news, generation=generation)
    slack = Slack(news, bot_token=BOT_TOKEN, app_token=APP_TOKEN)
    await room_service.start()
    await slack.start()
    settings = settings_for(room_service, slack)
    settings |= {"SLACK_APP_TOKEN": APP_TOKEN} if socket_mode else {}
    bot = BotProcess(folder, settings | more)
    news.witnesses += [bot.tail, slack.record.all_text]
    async with aiohttp.ClientSession() as http:
        http_delivery = HttpDelivery(http, f"{bot.url}/slack/events", SIGNING_SECRET)
        slack.delivery = slack.sockets if socket_mode else http_delivery
        try:
            await bot.start()
            await bot.ready(http)
            yield Stage(news, room_service, slack, bot, http, http_delivery)
        finally:
            await bot.kill_9()
            await slack.stop()
            await room_service.stop()
