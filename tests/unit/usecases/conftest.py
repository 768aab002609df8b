"""The world of a use case: a real store in a file of its own, all else fakes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.rooms.booking import Booking
from bot.rooms.people import AccountRule
from bot.rooms.request import When
from bot.store.sqlite import open_store
from bot.usecases.book_room import Booked, Order, book_room
from bot.usecases.bookings.schedule_room import schedule_room
from bot.usecases.outside import Outside
from bot.usecases.perform import perform
from tests.factories import a_place, a_request
from tests.fake_room_api import FakeRoomApi
from tests.fakes import FakeAnnouncer, FakeDirectory, FakeEngine, FakeSpeaker
from tests.stopped_clock import StoppedClock

ME = "this-process"


@dataclass
class World:
    """Everything outside, and the two things that every story does."""

    outside: Outside
    room_api: FakeRoomApi
    announcer: FakeAnnouncer
    speaker: FakeSpeaker
    directory: FakeDirectory
    clock: StoppedClock

    async def book(self, **changes: object) -> Booked:
        """Ask for a room at once."""
        may_repeat = bool(changes.pop("may_repeat", False))
        order = Order(a_request(**changes), a_place(), self.clock.now(), may_repeat=may_repeat)
        return await book_room(order, self.outside)

    async def schedule(self, in_s: float = 3600, *, rule: str = "", **changes: object) -> Booking:
        """Schedule a room that starts so many seconds ahead."""
        at = int(self.clock.now() + in_s)
        zone = ZoneInfo("Europe/Berlin")
        local = datetime.fromtimestamp(at, zone).replace(tzinfo=None).isoformat()
        when = When(at, local, zone.key, rule=rule)
        order = Order(a_request(when=when, **changes), a_place(), self.clock.now())
        return (await schedule_room(order, self.outside)).booking

    async def pass_time(self, seconds: float, step: float = 1.0) -> None:
        """Let time pass, a step at a time, and do what is due."""
        until = self.clock.now() + seconds
        await self.run_due()
        while self.clock.now() < until:
            self.clock.push(min(step, until - self.clock.now()))
            await self.run_due()

    async def run_due(self) -> int:
        """Perform what is due now and what follows from it; return how many actions ran."""
        ran = 0
        actions = self.outside.store.actions
        while taken := await actions.claim(ME, self.clock.now(), self.clock.now() + 30, 50):
            for action in taken:
                await actions.finish(ME, action, await perform(action, self.outside))
                ran += 1
        return ran

    async def stored(self, booking: Booking) -> Booking:
        """Return the booking as it is kept now."""
        kept = await self.outside.store.bookings.get(booking.id)
        assert kept is not None
        return kept


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with a_world(tmp_path) as one:
        yield one


@asynccontextmanager
async def a_world(folder: Path) -> AsyncIterator[World]:
    """Open a world; the store is a file in that folder."""
    clock = StoppedClock()
    opened = await open_store(folder / "greenroom.db")
    room_api, announcer, directory = FakeRoomApi(clock), FakeAnnouncer(), FakeDirectory()
    speaker = FakeSpeaker()
    directory.add("U0ANNA", "Anna Berger")
    directory.add("U0BEN", "Ben")
    outside = Outside(
        me=ME,
        room_api=room_api,
        store=opened.store,
        announcer=announcer,
        speaker=speaker,
        directory=directory,
        clock=clock,
        engine=FakeEngine(),
        admin="administrator",
        account_rule=AccountRule.SLACK_ID,
    )
    yield World(outside, room_api, announcer, speaker, directory, clock)
    await opened.close()
