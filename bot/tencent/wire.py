"""What is sent: bodies with exactly the fields that a page knows, strictly typed.

Its law: the wire's names stand here, in `wire_live` and in `wire_info`, and nowhere else of the
bot. A field that is None is not sent; the service's default holds then.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_pascal

from bot.ports import RoomChanges
from bot.rooms.request import NewRoom
from bot.rooms.room import RoomType

Json: TypeAlias = dict[str, Any]


def clean(value: object) -> object:
    """Return text that UTF-8 can carry: half a character becomes a question mark."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


Text: TypeAlias = Annotated[str, BeforeValidator(clean)]
Owner: TypeAlias = Annotated[Text | None, Field(alias="Owner_Account")]


class Packet(BaseModel):
    """Something that is sent; its fields are the wire's in Python's case."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        alias_generator=to_pascal,
        validate_by_name=True,
        validate_by_alias=False,
        serialize_by_alias=True,
    )

    def packed(self) -> Json:
        """Return the fields that are set, under the wire's names."""
        return self.model_dump(exclude_none=True)


class ConferenceRoom(Packet):
    """`RoomInfo` of a conference's create_room: page 002, every field."""

    room_id: Text
    room_type: str = RoomType.CONFERENCE.value
    room_name: Text | None
    owner_account: Owner
    max_member_count: int | None
    schedule_start_time: int
    schedule_end_time: int
    is_video_disabled: bool
    is_audio_disabled: bool
    is_message_disabled: bool
    is_screen_sharing_disabled: bool
    is_cloud_recording_disabled: bool
    custom_info: Text | None
    is_seat_enabled: bool | None
    max_seat_count: int | None
    take_seat_mode: Text | None


class ConferenceChanges(Packet):
    """`RoomInfo` of a conference's update_room_info: 647/60705."""

    room_id: Text
    room_name: Text | None
    max_member_count: int | None
    is_video_disabled: bool | None
    is_audio_disabled: bool | None
    is_message_disabled: bool | None
    is_screen_sharing_disabled: bool | None
    is_cloud_recording_disabled: bool | None
    custom_info: Text | None
    take_seat_mode: Text | None


def conference_body(new: NewRoom) -> Json:
    """Return the body of a conference's create_room; the invitees stand beside `RoomInfo`."""
    asked = new.request
    room = ConferenceRoom(
        room_id=new.room_id,
        room_name=asked.name or None,
        owner_account=new.owner_account or None,
        max_member_count=asked.cap,
        schedule_start_time=new.starts_at,
        schedule_end_time=new.ends_at,
        is_video_disabled=asked.is_video_disabled,
        is_audio_disabled=asked.is_audio_disabled,
        is_message_disabled=asked.is_message_disabled,
        is_screen_sharing_disabled=asked.is_screen_sharing_disabled,
        is_cloud_recording_disabled=asked.is_cloud_recording_disabled,
        custom_info=new.custom_info or None,
        is_seat_enabled=True if asked.seats or asked.seat_mode else None,
        max_seat_count=asked.seats,
        take_seat_mode=asked.seat_mode,
    )
    body: Json = {"RoomInfo": room.packed()}
    if new.invitee_accounts:
        body["ScheduleInviteeList_Account"] = list(new.invitee_accounts)
    return body


def conference_changes(room_id: str, changes: RoomChanges) -> Json:
    """Return the body of a conference's update_room_info."""
    changed = ConferenceChanges(
        room_id=room_id,
        room_name=changes.name,
        max_member_count=changes.max_members,
        is_video_disabled=changes.is_video_disabled,
        is_audio_disabled=changes.is_audio_disabled,
        is_message_disabled=changes.is_message_disabled,
        is_screen_sharing_disabled=changes.is_screen_sharing_disabled,
        is_cloud_recording_disabled=changes.is_cloud_recording_disabled,
        custom_info=changes.custom_info,
        take_seat_mode=changes.seat_mode,
    )
    return {"RoomInfo": changed.packed()}


def encode(body: Mapping[str, Any]) -> bytes:
    """Return `body` as the UTF-8 of JSON, whatever its strings hold."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
