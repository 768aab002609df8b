"""Series: bookings ahead, each wall time once; one skipped, or all called off."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.errors import BadInput, NoSuchRoom, NotAllowed
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.usecases.bookings.occurrences import expand_all
from bot.usecases.bookings.series_bookings import end_series, next_of_series, skip_one
from tests.factories import a_place
from tests.unit.usecases.conftest import World

HOUR, DAY = 3600, 86_400
BERLIN = ZoneInfo("Europe/Berlin")


async def ahead(world: World, booking: Booking) -> list[Booking]:
    series = world.outside.store.series
    return list(await series.bookings(booking.series_id, world.clock.now(), 100))


def walls(bookings: list[Booking]) -> list[str]:
    return [f"{datetime.fromtimestamp(one.starts_at, BERLIN):%a %d %b %H:%M}" for one in bookings]


async def test_a_week_of_a_daily_series_is_booked_ahead(world: World) -> None:
    booking = await world.schedule(HOUR, rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")

    assert walls(await ahead(world, booking)) == [
        "Wed 04 Nov 17:00",
        "Thu 05 Nov 17:00",
        "Fri 06 Nov 17:00",
        "Mon 09 Nov 17:00",
        "Tue 10 Nov 17:00",
        "Wed 11 Nov 17:00",
    ]


async def test_of_a_rare_series_the_next_two_are_booked(world: World) -> None:
    booking = await world.schedule(HOUR, rule="FREQ=WEEKLY;INTERVAL=4")

    assert walls(await ahead(world, booking)) == ["Wed 04 Nov 17:00", "Wed 02 Dec 17:00"]


async def test_expanding_again_and_again_books_each_time_once(world: World) -> None:
    booking = await world.schedule(HOUR, rule="FREQ=WEEKLY")
    before = await ahead(world, booking)

    made = [await expand_all(world.outside) for _ in range(5)]

    assert sum(made) == len(await ahead(world, booking)) - len(before)
    starts = [one.starts_at for one in await ahead(world, booking)]
    assert starts == sorted(set(starts))


async def test_as_time_passes_further_ones_are_booked_and_made(world: World) -> None:
    booking = await world.schedule(HOUR, rule="FREQ=DAILY;COUNT=12", length_s=900)

    for _ in range(24 * 15):
        await expand_all(world.outside)
        await world.pass_time(HOUR, step=600)

    rooms = [room for room in world.room_api.made if room.name == booking.request.name]
    assert len(rooms) == 12
    assert len({room.starts_at for room in rooms}) == 12


async def test_the_first_card_comes_at_once_and_the_others_a_day_before(world: World) -> None:
    await world.schedule(HOUR, rule="FREQ=WEEKLY")

    await world.run_due()
    at_once = len(world.announcer.posted)
    await world.pass_time(7 * DAY, step=HOUR)

    assert (at_once, len(world.announcer.posted)) == (1, 2)


async def test_one_is_skipped_and_the_others_stay(world: World) -> None:
    booking = await world.schedule(HOUR, rule="FREQ=DAILY")
    await world.run_due()

    skipped = await skip_one(booking, a_place(), world.outside)
    await expand_all(world.outside)
    following = await next_of_series(booking.series_id, world.outside)

    assert skipped.state is State.CANCELLED
    assert following is not None
    assert walls([following]) == ["Thu 05 Nov 17:00"]
    await world.run_due()
    assert world.speaker.news(NewsKind.SKIPPED) == [""]


async def test_what_is_no_series_cannot_be_skipped(world: World) -> None:
    booking = await world.schedule(HOUR)

    with pytest.raises(BadInput, match="/room cancel"):
        await skip_one(booking, a_place(), world.outside)


async def test_an_ended_series_makes_no_more_and_calls_off_what_is_ahead(world: World) -> None:
    booking = await world.schedule(HOUR, rule="FREQ=DAILY")
    await world.run_due()

    first = await end_series(booking.series_id, a_place(), world.outside)
    second = await end_series(booking.series_id, a_place(), world.outside)
    await world.pass_time(10 * DAY, step=6 * HOUR)
    made = await expand_all(world.outside)

    assert first == second
    assert (made, world.room_api.made) == (0, [])
    assert await next_of_series(booking.series_id, world.outside) is None


async def test_others_may_not_end_a_series_but_admins_may(world: World) -> None:
    booking = await world.schedule(HOUR, rule="FREQ=DAILY")
    world.directory.add("U0ADA", "Ada", is_admin=True)

    with pytest.raises(NotAllowed):
        await end_series(booking.series_id, a_place(user_id="U0BEN"), world.outside)
    ended = await end_series(booking.series_id, a_place(user_id="U0ADA"), world.outside)

    assert ended.is_over


async def test_an_admin_may_end_a_series_of_which_nothing_is_ahead(world: World) -> None:
    booking = await world.schedule(HOUR, rule="FREQ=DAILY;COUNT=1")
    world.directory.add("U0ADA", "Ada", is_admin=True)
    world.clock.push(2 * DAY)

    assert (await end_series(booking.series_id, a_place(user_id="U0ADA"), world.outside)).is_over


async def test_a_series_that_is_not_there_is_told(world: World) -> None:
    with pytest.raises(NoSuchRoom):
        await end_series("gone", a_place(), world.outside)


async def test_a_series_that_ends_before_it_begins_is_refused(world: World) -> None:
    with pytest.raises(BadInput, match="ends before"):
        await world.schedule(HOUR, rule="FREQ=DAILY;UNTIL=20261101T235959")
