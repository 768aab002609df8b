"""How a room is shown: the getters' shapes, and the quirks that printed samples have."""

import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.room_service.envelope import Json
from bot.room_service.rooms.room import Room

CONFERENCE_SETTINGS: Final = (
    "RoomName",
    "MaxMemberCount",
    "MaxSeatCount",
    "IsVideoDisabled",
    "IsAudioDisabled",
    "IsMessageDisabled",
    "IsScreenSharingDisabled",
    "IsCloudRecordingDisabled",
    "CustomInfo",
    "IsSeatEnabled",
    "TakeSeatMode",
)
LIVE_SETTINGS: Final = (
    "RoomName",
    "IsSeatEnabled",
    "TakeSeatMode",
    "MaxSeatCount",
    "MaxMemberCount",
    "IsMessageDisabled",
    "CoverURL",
    "Category",
    "ActivityStatus",
    "IsPublicVisible",
    "Notice",
    "CustomInfo",
)
LISTED: Final = (
    "RoomName",
    "RoomId",
    "Owner_Account",
    "CoverURL",
    "Category",
    "CreateTime",
    "ActivityStatus",
    "ViewCount",
)
"""Members of `RoomList` that a page documents (647/63405)."""


def conference(room: Room, now: float) -> Json:
    """Show a conference room (647/60704). There is no status for one that is over: it is gone."""
    return {
        **_common(room, CONFERENCE_SETTINGS),
        "ScheduleStartTime": room.start,
        "ScheduleEndTime": room.end,
        "RoomStatus": "NotStarted" if now < room.start else "Running",
        "MemberCount": room.member_count,
    }


def live(room: Room) -> Json:
    """Show a live room (page 004). CustomInfo is in no field table; it is shown if it was given."""
    return {**_common(room, LIVE_SETTINGS), "ViewCount": room.view_count}


def listed(room: Room) -> Json:
    """Show a live room as get_room_list does."""
    shown = live(room)
    return {name: shown[name] for name in LISTED}


def statistic(room: Room) -> Json:
    """Report on a live room (647/110040, 64423). Gifts and likes come from clients: none here."""
    return {
        "TotalViewers": room.view_count,
        "TotalGiftsSent": 0,
        "TotalGiftCoins": 0,
        "TotalUniqueGiftSenders": 0,
        "TotalLikesReceived": 0,
    }


def _common(room: Room, settings: tuple[str, ...]) -> Json:
    return {
        "RoomId": room.room_id,
        "RoomType": room.kind.room_type,
        "Owner_Account": room.owner,
        "CreateTime": room.create_time,
        **{name: room.settings[name] for name in settings if name in room.settings},
    }


SAMPLE_OWNER = 144_115_233_775_727_695
"""The number that page 004 prints where its field table says String."""

# ASSUMED: the client SDK's numbers; an older sample prints 1 and does not say which it is.
SEAT_MODES: Final = {"None": 0, "FreeToTake": 1, "ApplyToTake": 2}


def _integer_owner(shown: Json) -> Json:
    owner: str = shown["Owner_Account"]
    is_number = owner.isascii() and owner.isdigit()
    number = int(owner) if is_number else SAMPLE_OWNER + zlib.crc32(owner.encode())
    return shown | {"Owner_Account": number}


def _string_booleans(shown: Json) -> Json:
    return {name: _as_text(value) for name, value in shown.items()}


def _as_text(value: Any) -> Any:  # noqa: ANN401  whatever is not a bool stays what it is
    return str(value).lower() if isinstance(value, bool) else value


def _integer_seat_mode(shown: Json) -> Json:
    if "TakeSeatMode" not in shown:
        return shown
    return shown | {"TakeSeatMode": SEAT_MODES[shown["TakeSeatMode"]]}


def _string_message_disabled(shown: Json) -> Json:
    if "IsMessageDisabled" not in shown:
        return shown
    return shown | {"IsMessageDisabled": _as_text(shown["IsMessageDisabled"])}


QUIRKS: Final[Mapping[str, Callable[[Json], Json]]] = {
    "integer_owner": _integer_owner,
    "string_booleans": _string_booleans,
    "integer_seat_mode": _integer_seat_mode,
    "string_message_disabled": _string_message_disabled,
}
"""Shapes seen in samples or code that contradict a field table (section 1.7)."""


MEETING: Final = "meeting_room_type"
"""A quirk of callbacks alone: the sample of a conference room's creation says `Meeting` (60733)."""


def with_quirks(shown: Json, quirks: frozenset[str]) -> Json:
    """Return `shown` with those of `quirks` on it that getters have."""
    for name in sorted(quirks & QUIRKS.keys()):
        shown = QUIRKS[name](shown)
    return shown
