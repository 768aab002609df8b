"""Find the booking that a reference means: its room id, its code, part of its name, or ``last``."""

from dataclasses import dataclass
from typing import Final

from bot.errors import NoSuchRoom
from bot.rooms.booking import Booking
from bot.rooms.ids import REFERENCE_SHAPE
from bot.rooms.place import Place
from bot.usecases.outside import Outside

LAST: Final = "last"


@dataclass(frozen=True, slots=True)
class Found:
    """A reference read.

    Attributes:
        booking: The one that it means; None when we know none of that id.
        room_id: The id to ask the room service for.
    """

    booking: Booking | None
    room_id: str


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
        return list(await bookings.of(place.team_id, user_id=place.user_id, limit=1))
    code = REFERENCE_SHAPE.fullmatch(ref)
    found = await bookings.find(place.team_id, code[1] if code else ref)
    exact = [one for one in found if ref.lower() in {one.room_id.lower(), _shown(one)}]
    return exact[:1] or [one for one in found if may_see(place, one)]


def _shown(booking: Booking) -> str:
    return f"gr-{booking.code}".lower()


def may_see(place: Place, booking: Booking) -> bool:
    """Say whether a room may be shown by name: asked by or for this person, or here aloud."""
    return (
        (booking.channel_id == place.channel_id and not booking.request.is_quiet)
        or booking.asked.user_id == place.user_id
        or place.user_id in booking.request.invitees
    )
