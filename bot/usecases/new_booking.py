"""A booking as it begins: whose it is, its ids, its times."""

from uuid import uuid4

from bot.rooms.booking import Booking
from bot.rooms.ids import mint_code, mint_room_id
from bot.rooms.place import Place
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind


def new_booking(
    request: RoomRequest, asked: Place, starts_at: int, *, owner_account: str, at: float
) -> Booking:
    """Return a planned booking; its room id is minted here, once and for all.

    Args:
        request: What was asked for.
        asked: By whom, and where.
        starts_at: UTC epoch seconds.
        owner_account: Who owns the room.
        at: When it was asked for, UTC epoch seconds.
    """
    return Booking(
        id=uuid4().hex,
        code=mint_code(),
        asked=asked,
        channel_id=request.channel_id or asked.channel_id,
        request=request,
        room_id=request.room_id or mint_room_id(request.name),
        is_id_ours=request.room_id is None,
        owner_account=owner_account,
        starts_at=starts_at,
        ends_at=end_of(request, starts_at),
        created_at=at,
    )


def end_of(request: RoomRequest, starts_at: int) -> int | None:
    """Return the planned end, UTC epoch seconds; live rooms have none."""
    return starts_at + request.length_s if request.kind is RoomKind.CONFERENCE else None
