"""Series: one of it is skipped, or all that is ahead of it is called off."""

from dataclasses import replace

from bot.errors import BadInput, NoSuchRoom, NotAllowed
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.rooms.place import Place
from bot.rooms.series.booked import BookedSeries
from bot.usecases.bookings.cancel_booking import called_off
from bot.usecases.bookings.edits import allowed
from bot.usecases.bookings.writing import write
from bot.usecases.end_room import may_manage
from bot.usecases.outside import Outside

MOST_RACES = 20
MOST_AHEAD = 100  # bookings of a series that stand ahead


async def skip_one(booking: Booking, place: Place, outside: Outside) -> Booking:
    """Call one of a series off; the others stay.

    Raises:
        NoSuchRoom, NotAllowed: As for every change.
        BadInput: It belongs to no series, or is over.
    """
    stored = await allowed(booking, place, outside)
    if not stored.series_id:
        raise BadInput({"ref": "This booking is no series; to call it off, use /room cancel."})
    return await write(stored, called_off(NewsKind.SKIPPED, place, outside), outside)


async def next_of_series(series_id: str, outside: Outside) -> Booking | None:
    """Return the next one that is ahead and was not called off."""
    now = outside.clock.now()
    ahead = await outside.store.series.bookings(series_id, now, MOST_AHEAD)
    return next((one for one in ahead if one.state is not State.CANCELLED), None)


async def end_series(series_id: str, place: Place, outside: Outside) -> BookedSeries:
    """Let it make no more bookings, and call those off that have not begun. Twice is once.

    Raises:
        NoSuchRoom: There is no such series.
        NotAllowed: Only who asked for it, its owner and admins may.
    """
    series = await outside.store.series.get(series_id)
    if series is None:
        raise NoSuchRoom(series_id)
    now = outside.clock.now()
    ahead = await outside.store.series.bookings(series_id, now, MOST_AHEAD)
    if not await _may_end(series, ahead[0] if ahead else None, place, outside):
        raise NotAllowed(
            "Only who asked for this series, its owner and an admin of this workspace can do that."
        )
    ended = await _closed(series, outside)
    for booking in await outside.store.series.bookings(series_id, now, MOST_AHEAD):
        if booking.state is not State.CANCELLED:
            await write(booking, called_off(NewsKind.SERIES_ENDED, place, outside), outside)
    return ended


async def _may_end(
    series: BookedSeries, one: Booking | None, place: Place, outside: Outside
) -> bool:
    if series.asked.user_id == place.user_id:
        return True
    if one is not None:
        return await may_manage(one, place, outside)
    return (await outside.directory.person(place.team_id, place.user_id)).is_admin


async def _closed(series: BookedSeries, outside: Outside) -> BookedSeries:
    """Write that it is over; whoever expands it meanwhile loses the race, or we try again."""
    stored: BookedSeries | None = series
    for _ in range(MOST_RACES):
        if stored is None:
            break
        if stored.is_over:
            return stored
        over = replace(stored, is_over=True, version=stored.version + 1)
        if await outside.store.series.change(over):
            return over
        stored = await outside.store.series.get(series.id)
    raise NoSuchRoom(series.id)
