"""Valid nouns for tests: a test names only what it is about."""

from dataclasses import replace
from typing import Any

from bot.rooms.booking import Booking, Place
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind

NOW = 1_793_804_400  # 4 November 2026, 15:00 UTC, where a StoppedClock begins


def a_place(
    team_id: str = "T0ACME",
    channel_id: str = "C0TEAM",
    user_id: str = "U0ANNA",
    enterprise_id: str = "",
) -> Place:
    """Return a place where something was asked."""
    return Place(team_id, channel_id, user_id, enterprise_id)


def a_request(**changes: Any) -> RoomRequest:  # noqa: ANN401 - any field of a request
    """Return a request for a conference of an hour."""
    valid: dict[str, Any] = {"kind": RoomKind.CONFERENCE, "name": "Stand-up"}
    return RoomRequest(**(valid | changes))


def a_booking(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    """Return a planned booking, due now."""
    booking = Booking(
        id="b0000001",
        code="7F3K9A",
        asked=a_place(),
        channel_id="C0TEAM",
        request=a_request(),
        room_id="stand-up-4m8x2k7q1z",
        is_id_ours=True,
        owner_account="U0ANNA",
        starts_at=NOW,
        ends_at=NOW + 3600,
        created_at=float(NOW),
    )
    return replace(booking, **changes)
