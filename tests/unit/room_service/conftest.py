"""The local room service on a stopped clock, and somebody who calls it without a socket."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.room_service.app import build
from tests.unit.room_service.receiver import Receiver, receiving
from tests.unit.room_service.talk import APP, Caller, StoppedClock


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
async def caller(clock: StoppedClock) -> AsyncIterator[Caller]:
    app = build(APP, clock=clock)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://room-service") as http:
        yield Caller(http)
    await app.state.service.outbox.close()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver
