"""A room at the room service: its kinds, its switches, and what the service says of it."""

from dataclasses import dataclass
from enum import StrEnum


class RoomKind(StrEnum):
    """What people ask for. A voice room is a live room with a voice template."""

    CONFERENCE = "conference"
    LIVE = "live"
    VOICE = "voice"


class RoomType(StrEnum):
    """The room service's `RoomType`: which of its two services holds the room."""

    CONFERENCE = "Conference"
    LIVE = "Live"


ROOM_TYPES = {
    RoomKind.CONFERENCE: RoomType.CONFERENCE,
    RoomKind.LIVE: RoomType.LIVE,
    RoomKind.VOICE: RoomType.LIVE,
}


class SeatMode(StrEnum):
    """How a member takes a seat; the values are the wire's `TakeSeatMode`."""

    FREE = "FreeToTake"
    APPLY = "ApplyToTake"


class SeatTemplate(StrEnum):
    """`SeatTemplate` of live rooms (page 003 and the fact sheet, 1.6)."""

    VIDEO_GRID_9 = "VideoDynamicGrid9Seats"
    VIDEO_FLOAT_7 = "VideoDynamicFloat7Seats"
    VIDEO_FIXED_GRID_9 = "VideoFixedGrid9Seats"
    VIDEO_FIXED_FLOAT_7 = "VideoFixedFloat7Seats"
    VIDEO_LANDSCAPE_4 = "VideoLandscape4Seats"
    AUDIO_SALON = "AudioSalon"
    KARAOKE = "Karaoke"


# `MaxSeatCount` may go with these alone: page 003, "This only applies to voice chat rooms".
VOICE_TEMPLATES = frozenset({SeatTemplate.AUDIO_SALON, SeatTemplate.KARAOKE})


@dataclass(frozen=True, slots=True)
class RoomInfo:
    """What `get_room_info` says; None where the answer had no such field.

    Attributes:
        status: The service's `RoomStatus` word (``NotStarted``, ``Running``); conference only.
        starts_at: `ScheduleStartTime`, UTC epoch seconds; conference only.
        ends_at: `ScheduleEndTime`, UTC epoch seconds; conference only.
        created_at: `CreateTime`, UTC epoch seconds.
        seat_mode: `TakeSeatMode` as the service spells it, integers turned to text.
        view_count: Total entries so far, not the current audience (page 004); live only.
        member_count: People inside now; conference only.
    """

    room_id: str
    room_type: RoomType
    name: str
    owner_account: str
    status: str | None = None
    member_count: int | None = None
    max_members: int | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    created_at: int | None = None
    is_video_disabled: bool | None = None
    is_audio_disabled: bool | None = None
    is_message_disabled: bool | None = None
    is_screen_sharing_disabled: bool | None = None
    is_cloud_recording_disabled: bool | None = None
    is_seat_enabled: bool | None = None
    max_seats: int | None = None
    seat_mode: str | None = None
    custom_info: str | None = None
    cover_url: str | None = None
    categories: tuple[int, ...] | None = None
    activity_status: int | None = None
    view_count: int | None = None
    is_public: bool | None = None
    notice: str | None = None
