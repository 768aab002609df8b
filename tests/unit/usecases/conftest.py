"""The world of a use case: a real store in a file of its own, all else fakes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.rooms.booking import Booking
from bot.rooms.people import AccountRule
from bot.store.sqlite import open_store
from bot.usecases.book_room import Booked, Order, book_room
from bot.usecases.outside import Outside
from bot.usecases.perform import perform
from tests.factories import a_place, a_request
from tests.fake_room_api import FakeRoomApi
from tests.fakes import FakeAnnouncer, FakeDirectory, FakeEngine
from tests.stopped_clock import StoppedClock

ME = "this-process"


@dataclass
class World:
    """Everything outside, and the two things that every story does."""

    outside: Outside
    room_api: FakeRoomApi
    announcer: FakeAnnouncer
    directory: FakeDirectory
    clock: StoppedClock

    async def book(self, **changes: object) -> Booked:
        """Ask for a room at once."""
        may_repeat = bool(changes.pop("may_repeat", False))
        order = Order(a_request(**changes), a_place(), self.clock.now(), may_repeat=may_repeat)
        return await book_room(order, self.outside)

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
    clock = StoppedClock()
    opened = await open_store(tmp_path / "greenroom.db")
    room_api, announcer, directory = FakeRoomApi(clock), FakeAnnouncer(), FakeDirectory()
    directory.add("U0ANNA", "Anna Berger")
    directory.add("U0BEN", "Ben")
    outside = Outside(
        me=ME,
        room_api=room_api,
        store=opened.store,
        announcer=announcer,
        directory=directory,
        clock=clock,
        engine=FakeEngine(),
        admin="administrator",
        account_rule=AccountRule.SLACK_ID,
    )
    yield World(outside, room_api, announcer, directory, clock)
    await opened.close()
