"""A bot's side of Slack, over a real little server."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.rooms.place import Reply
from bot.slack.client import open_client
from bot.slack.identity import Identity
from bot.slack.posts.history import History
from bot.slack.posts.pace import ChannelPace
from bot.slack.posts.poster import Poster
from bot.slack.responder import Responder
from bot.slack.workspaces.clients import OneClient
from tests.stopped_clock import StoppedClock
from tests.unit.slack.slack_server import SlackServer


@dataclass(frozen=True, slots=True)
class Line:
    """Both ends of the line to Slack."""

    slack: SlackServer
    client: AsyncWebClient
    session: aiohttp.ClientSession
    clock: StoppedClock
    responder: Responder

    async def sleep(self, seconds: float) -> None:
        """Let that much time pass at once."""
        self.clock.push(seconds)

    def poster(self, *scopes: str) -> Poster:
        """Return what posts at a pace, and may read the history where `scopes` allow it."""
        clients = self.clients(*(scopes or ("channels:history",)))
        return Poster(clients, ChannelPace(self.clock, sleep=self.sleep), History(clients))

    def clients(self, *scopes: str) -> OneClient:
        """Return the one client there is, with those scopes."""
        return OneClient(self.client, Identity(frozenset(scopes), is_known=True))

    def reply(self, left: int = 4) -> Reply:
        """Return a way back that lives for ten minutes."""
        return Reply(f"{self.slack.url}respond", self.clock.now() + 600, left)


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with SlackServer() as slack, aiohttp.ClientSession() as session:
        client = open_client("xoxb-1", f"{slack.url}api/", session)
        clock = StoppedClock()
        clients = OneClient(client, Identity())
        yield Line(slack, client, session, clock, Responder(clients, session, clock))
