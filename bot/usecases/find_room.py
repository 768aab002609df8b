"""Find the booking that a reference means: its room id, its code, part of its name, or ``last``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.errors import NoSuchRoom
from bot.rooms.booking import Booking
from bot.rooms.ids import REFERENCE_SHAPE
from bot.rooms.lifecycle import State
from bot.rooms.place import Place
from bot.usecases.outside import Outside

LAST: Final = "last"
DAY_S: Final = 86_400  # no room lasts longer
MOST_AHEAD: Final = 100  # bookings of a series that stand ahead


@dataclass(frozen=True, slots=True)
class Found:
    """A reference read.

    Attributes:
        booking: The one that it means; None when we know none of that id.
        room_id: The id to ask the room service for.
    """

    booking: Booking | None
    room_id: str


PAST: Final = frozenset({State.OVER, State.CANCELLED})


async def find_booking(ref: str, place: Place, outside: Outside) -> Booking:
    """Return the one booking that `ref` means to this person.

    Raises:
        NoSuchRoom: It means none that they may see, or several.
    """
    matches = await _matches(ref, place, outside)
    if len(matches) == 1:
        return matches[0]
    raise NoSuchRoom(ref, tuple(f"{one.request.name} ({one.room_id})" for one in matches))


async def find_room(ref: str, place: Place, outside: Outside) -> Found:
    """Return the booking that `ref` means, or take `ref` for a room id that is not ours.

    Raises:
        NoSuchRoom: It means several, or is ``last`` and there is none.
    """
    matches = await _matches(ref, place, outside)
    if len(matches) == 1:
        return Found(matches[0], matches[0].room_id)
    if matches or ref.lower() == LAST or not ref.isprintable() or " " in ref:
        raise NoSuchRoom(ref, tuple(f"{one.request.name} ({one.room_id})" for one in matches))
    return Found(None, ref)


async def _matches(ref: str, place: Place, outside: Outside) -> list[Booking]:
    bookings = outside.store.bookings
    if ref.lower() == LAST:
        last = await bookings.of(place.team_id, user_id=place.user_id, limit=1)
        return await _next_of_a_series(last, outside)
    code = REFERENCE_SHAPE.fullmatch(ref)
    found = await bookings.find(place.team_id, code[1] if code else ref)
    exact = [one for one in found if ref.lower() in {one.room_id.lower(), _shown(one)}]
    seen = [one for one in found if may_see(place, one)]
    return exact[:1] or await _next_of_a_series(_not_past(seen), outside)


def _not_past(found: Sequence[Booking]) -> Sequence[Booking]:
    """Leave out what is over or was called off, where something else has the name as well."""
    current = [one for one in found if one.state not in PAST]
    return current or found


async def _next_of_a_series(found: Sequence[Booking], outside: Outside) -> list[Booking]:
    """Let the one that is on or comes next stand for all of its series: they share a name."""
    series = {one.series_id for one in found}
    if len(series) != 1 or "" in series:
        return list(found)
    now = outside.clock.now()
    near = await outside.store.series.bookings(series.pop(), now - DAY_S, MOST_AHEAD)
    return [one for one in near if _is_ahead(one, now)][:1] or list(found[:1])


def _is_ahead(booking: Booking, now: float) -> bool:
    return booking.state is not State.CANCELLED and (booking.ends_at or booking.starts_at) > now


def _shown(booking: Booking) -> str:
    return f"gr-{booking.code}".lower()


def may_see(place: Place, booking: Booking) -> bool:
    """Say whether a room may be shown by name: asked by or for this person, or here aloud."""
    return (
        (booking.channel_id == place.channel_id and not booking.request.is_quiet)
        or booking.asked.user_id == place.user_id
        or place.user_id in booking.request.invitees
    )
