"""Which fields a create body may have: one table per document.

Conference: page 002. Live: page 001 (``classic``), page 000 (``layout``), page 003 (``templates``),
side by side in fact sheet 1.6.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

ROOM_ID_MAX_BYTES = 48  # pages 000 to 003
ROOM_NAME_MAX_BYTES = 100  # pages 000 to 002
COVER_URL_MAX_BYTES = 200  # pages 000, 001
NOTICE_MAX_BYTES = 100  # page 000
CUSTOM_INFO_MAX_BYTES = 500  # page 002
CATEGORY_MAX = 3  # pages 000, 001
INVITEES_MAX = 300  # page 002
SHORTEST_S, LONGEST_S = 5 * 60, 24 * 60 * 60  # page 002

TAKE_SEAT_MODES = frozenset({"FreeToTake", "ApplyToTake"})
VOICE_TEMPLATES = frozenset({"AudioSalon", "Karaoke", "karaoke"})
SEAT_TEMPLATES = VOICE_TEMPLATES | {  # fact sheet 1.6
    "VideoDynamicGrid9Seats",
    "VideoDynamicFloat7Seats",
    "VideoFixedGrid9Seats",
    "VideoFixedFloat7Seats",
    "VideoLandscape4Seats",
    "VideoLandscape4Seat",
}


@dataclass(frozen=True, slots=True)
class Field:
    """What one field may hold."""

    kind: type
    required: bool = False
    max_bytes: int = 0
    values: frozenset[str] = frozenset()


TEXT, WHOLE, YES_NO, LIST = Field(str), Field(int), Field(bool), Field(list)
ROOM_ID = Field(str, required=True, max_bytes=ROOM_ID_MAX_BYTES)
ROOM_NAME = Field(str, max_bytes=ROOM_NAME_MAX_BYTES)
TAKE_SEAT_MODE = Field(str, values=TAKE_SEAT_MODES)

CONFERENCE: Final[Mapping[str, Field]] = {
    "RoomId": ROOM_ID,
    "RoomType": Field(str, required=True, values=frozenset({"Conference"})),
    "RoomName": ROOM_NAME,
    "Owner_Account": TEXT,
    "MaxMemberCount": WHOLE,
    "ScheduleStartTime": WHOLE,
    "ScheduleEndTime": WHOLE,
    "IsVideoDisabled": YES_NO,
    "IsAudioDisabled": YES_NO,
    "IsMessageDisabled": YES_NO,
    "IsScreenSharingDisabled": YES_NO,
    "IsCloudRecordingDisabled": YES_NO,
    "CustomInfo": Field(str, max_bytes=CUSTOM_INFO_MAX_BYTES),
    "IsSeatEnabled": YES_NO,
    "MaxSeatCount": WHOLE,
    "TakeSeatMode": TAKE_SEAT_MODE,
}
EVERY_LIVE: Final[Mapping[str, Field]] = {
    "RoomId": ROOM_ID,
    "RoomType": Field(str, required=True, values=frozenset({"Live"})),
    "RoomName": ROOM_NAME,
    "Owner_Account": TEXT,
    "CoverURL": Field(str, max_bytes=COVER_URL_MAX_BYTES),
    "IsMessageDisabled": YES_NO,
    "Category": LIST,
    "IsPublicVisible": YES_NO,
    "TakeSeatMode": TAKE_SEAT_MODE,
    "MaxSeatCount": WHOLE,
    "ActivityStatus": WHOLE,
}
NOTICE = Field(str, max_bytes=NOTICE_MAX_BYTES)
LIVE: Final[Mapping[str, Mapping[str, Field]]] = {
    "classic": {**EVERY_LIVE, "MaxMemberCount": WHOLE, "IsSeatEnabled": YES_NO},
    "layout": {
        **EVERY_LIVE,
        "IsSeatEnabled": YES_NO,
        "IsUnlimitedRoomEnabled": Field(bool, required=True),
        "SeatLayoutTemplateId": WHOLE,
        "Notice": NOTICE,
    },
    "templates": {
        **EVERY_LIVE,
        "SeatTemplate": Field(str, required=True, values=frozenset(SEAT_TEMPLATES)),
        # Not on page 003, yet the newest published client still sends it (fact sheet 1.6).
        "IsUnlimitedRoomEnabled": YES_NO,
        # The sheet's table says "–", its own sample body of this generation has it.
        "Notice": NOTICE,
    },
}


def broken_rules(info: Mapping[str, Any], fields: Mapping[str, Field]) -> list[str]:
    """Return what is wrong with `info` by `fields`, as sentences."""
    unknown = [f"{name} is not a field of this document" for name in info if name not in fields]
    missing = [f"{n} is missing" for n, field in fields.items() if field.required and n not in info]
    wrong = [
        sentence
        for name, value in info.items()
        if name in fields and (sentence := _broken(name, value, fields[name]))
    ]
    return unknown + missing + wrong


def _broken(name: str, value: object, field: Field) -> str:
    if type(value) is not field.kind:
        return f"{name} is {value!r}, which is not a {field.kind.__name__}"
    if isinstance(value, str):
        return _broken_text(name, value, field)
    if field is LIST and isinstance(value, list):
        return _broken_category(value)
    return "" if not isinstance(value, int) or value >= 0 else f"{name} is negative"


def _broken_text(name: str, value: str, field: Field) -> str:
    if field.required and not value:
        return f"{name} is empty"
    if field.max_bytes and len(value.encode()) > field.max_bytes:
        return f"{name} has {len(value.encode())} bytes, more than {field.max_bytes}"
    if field.values and value not in field.values:
        return f"{name} is {value!r}, which is none of {sorted(field.values)}"
    return ""


def _broken_category(value: list[object]) -> str:
    if len(value) > CATEGORY_MAX or any(type(item) is not int for item in value):
        return "Category is not a list of at most three integers"
    return ""


def broken_times(info: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the length of a scheduled conference (page 002)."""
    if "ScheduleStartTime" not in info or "ScheduleEndTime" not in info:
        return []
    length = info["ScheduleEndTime"] - info["ScheduleStartTime"]
    fine = SHORTEST_S <= length <= LONGEST_S
    return [] if fine else [f"the room lasts {length} s, not 5 min to 24 h"]


def broken_seats(info: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the seats of a live room with templates (page 003)."""
    if "MaxSeatCount" in info and info.get("SeatTemplate") not in VOICE_TEMPLATES:
        return ["MaxSeatCount only applies to AudioSalon and Karaoke"]
    return []


def broken_invitees(body: Mapping[str, Any]) -> list[str]:
    """Return what is wrong outside ``RoomInfo`` in a conference's create body (page 002)."""
    invitees = body.get("ScheduleInviteeList_Account", [])
    unknown = [f"{name} stands beside RoomInfo" for name in body if name not in CONFERENCE_BODY]
    if not isinstance(invitees, list) or any(type(account) is not str for account in invitees):
        return [*unknown, "ScheduleInviteeList_Account is not a list of strings"]
    many = [f"{len(invitees)} invitees, more than 300"] if len(invitees) > INVITEES_MAX else []
    return unknown + many


CONFERENCE_BODY = frozenset({"RoomInfo", "ScheduleInviteeList_Account"})
