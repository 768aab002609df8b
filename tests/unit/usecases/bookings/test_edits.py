"""Edits when others edit at the same time, and what has nothing to edit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from bot.errors import BadInput, NoSuchRoom
from bot.ports import Bookings, Occurrence, Store
from bot.rooms.actions.action import NewAction
from bot.rooms.booking import Booking
from bot.rooms.series.booked import BookedSeries
from bot.usecases.bookings.cancel_booking import cancel_booking
from bot.usecases.bookings.change_booking import invite_people, rename_booking, set_reminder
from bot.usecases.bookings.occurrences import new_series
from bot.usecases.bookings.series_bookings import end_series
from bot.usecases.bookings.writing import write
from tests.factories import a_booking, a_place
from tests.unit.usecases.conftest import World


@dataclass
class Contested:
    """Bookings that somebody else always changes first."""

    bookings: Bookings
    is_dropped: bool = False

    def __getattr__(self, name: str) -> object:
        return getattr(self.bookings, name)

    async def get(self, booking_id: str) -> Booking | None:
        """Return it, unless it was dropped meanwhile."""
        return None if self.is_dropped else await self.bookings.get(booking_id)

    async def change(self, booking: Booking, actions: Sequence[NewAction] = ()) -> bool:
        """Lose every race."""
        del booking, actions
        return False


@dataclass
class ContestedSeries:
    """Series that somebody else always changes first."""

    store: Store
    is_dropped: bool = False

    def __getattr__(self, name: str) -> object:
        return getattr(self.store.series, name)

    async def get(self, series_id: str) -> BookedSeries | None:
        """Return it the first time; then it is gone, if it was dropped."""
        found = await self.store.series.get(series_id)
        if self.is_dropped:
            self.store = replace(self.store, series=Gone())  # type: ignore[arg-type]  # all that is asked
        return found

    async def change(self, series: BookedSeries, more: Sequence[Occurrence] = ()) -> bool:
        """Lose every race."""
        del series, more
        return False


class Gone:
    """No series at all."""

    async def get(self, series_id: str) -> None:
        """Return nothing."""

    async def bookings(self, series_id: str, since: float, limit: int) -> list[Booking]:
        """Return nothing."""
        del series_id, since, limit
        return []


def with_store(world: World, **parts: object) -> None:
    store = replace(world.outside.store, **parts)  # type: ignore[arg-type]  # parts of a store
    world.outside = replace(world.outside, store=store)


@pytest.mark.parametrize("is_dropped", [False, True])
async def test_who_never_wins_a_race_is_told(world: World, *, is_dropped: bool) -> None:
    booking = await world.schedule(3600)
    with_store(world, bookings=Contested(world.outside.store.bookings, is_dropped))

    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]]:
        return replace(now, version=now.version + 1), ()

    with pytest.raises(NoSuchRoom):
        await write(booking, edit, world.outside)


@pytest.mark.parametrize("is_dropped", [False, True])
async def test_a_series_that_cannot_be_ended_is_told(world: World, *, is_dropped: bool) -> None:
    booking = await world.schedule(3600, rule="FREQ=DAILY")
    with_store(world, series=ContestedSeries(world.outside.store, is_dropped))

    with pytest.raises(NoSuchRoom):
        await end_series(booking.series_id, a_place(), world.outside)


async def test_a_series_without_a_rule_is_a_bug() -> None:
    with pytest.raises(ValueError, match="has a rule"):
        new_series(a_booking())


async def test_who_is_invited_already_is_not_invited_again(world: World) -> None:
    booking = await world.schedule(3600, invitees=("U0BEN",))

    same = await invite_people(booking, ["U0BEN"], [], a_place(), world.outside)

    assert same.version == 1


async def test_what_was_called_off_is_not_changed(world: World) -> None:
    booking = await world.schedule(3600)
    await cancel_booking(booking, a_place(), world.outside)

    for change in (
        rename_booking(booking, "New", a_place(), world.outside),
        set_reminder(booking, 600, a_place(), world.outside),
    ):
        with pytest.raises(BadInput, match="cancelled"):
            await change
