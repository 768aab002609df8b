"""A service that tells a receiver of everything, signed."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.room_service.app import build
from tests.unit.room_service.receiver import Receiver
from tests.unit.room_service.talk import APP, Caller, StoppedClock


@pytest.fixture
async def caller(receiver: Receiver, clock: StoppedClock) -> AsyncIterator[Caller]:
    app = build(APP, clock=clock, callback_url=receiver.url, callback_token="a token")
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://room-service") as http:
        yield Caller(http)
    await app.state.service.outbox.close()
