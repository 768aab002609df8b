"""What is read: the envelope of every answer, a room, accounts; leniently.

Samples and field tables contradict each other (fact sheet, 1.7): an owner may be an integer, a
switch a string, a field may be missing or carry its old name. Reading never fails over a field.
"""

import json
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_pascal

from bot.rooms.room import RoomInfo, RoomType
from bot.tencent.wire import clean

IMPORTED: Final = "Imported"
LARGEST: Final = 2**63 - 1  # what a database can keep; no documented number comes near it
_SWITCHES: Final = {"true": True, "1": True, "false": False, "0": False}


def _number(value: object) -> int | None:
    """Read a whole number, also one that is written as text; never through a float."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        number = int(value)
    except ValueError:
        return None
    return number if abs(number) <= LARGEST else None


def _text(value: object) -> object:
    """Read text, also a number: the sample's integer owner keeps all of its digits."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return clean(str(value))


def _switch(value: object) -> bool | None:
    """Read true and false, also as text in any case, and 1 and 0."""
    is_word = isinstance(value, bool | int | str)
    return _SWITCHES.get(str(value).strip().lower()) if is_word else None


def _numbers(value: object) -> tuple[int, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(number for one in value if (number := _number(one)) is not None)


Number: TypeAlias = Annotated[int | None, BeforeValidator(_number)]
Words: TypeAlias = Annotated[str | None, BeforeValidator(_text)]
Switch: TypeAlias = Annotated[bool | None, BeforeValidator(_switch)]
Numbers: TypeAlias = Annotated[tuple[int, ...] | None, BeforeValidator(_numbers)]


class Read(BaseModel):
    """Something that is read; fields that we do not know are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, alias_generator=to_pascal)


class Envelope(Read):
    """What every answer has (fact sheet, 1.2); the account API gives no `RequestId`."""

    error_code: int
    error_info: Words = None
    request_id: Words = None


class Shown(Read):
    """`RoomInfo` of get_room_info, of both services: 647/60704 and page 004."""

    room_id: Words = None
    room_name: Words = None
    owner_account: Words = Field(None, alias="Owner_Account")
    room_status: Words = None
    member_count: Number = None
    max_member_count: Number = None
    schedule_start_time: Number = None
    schedule_end_time: Number = None
    create_time: Number = None
    is_video_disabled: Switch = None
    is_audio_disabled: Switch = None
    is_message_disabled: Switch = None
    is_screen_sharing_disabled: Switch = None
    is_cloud_recording_disabled: Switch = None
    is_seat_enabled: Switch = None
    max_seat_count: Number = None
    take_seat_mode: Words = None
    custom_info: Words = None
    cover_url: Words = Field(None, alias="CoverURL")
    category: Numbers = Field(None, validation_alias=AliasChoices("Category", "Tags"))
    activity_status: Number = None
    view_count: Number = None
    is_public_visible: Switch = Field(
        None, validation_alias=AliasChoices("IsPublicVisible", "IsPublicVisibled")
    )
    notice: Words = None


class Inside(Read):
    """`Response` of get_room_info."""

    room_info: Shown


class RoomAnswer(Read):
    """The answer of get_room_info."""

    response: Inside


class Checked(Read):
    """One account of account_check."""

    user_id: Annotated[Words, Field(alias="UserID")] = None
    account_status: Words = None


class CheckAnswer(Read):
    """The answer of account_check."""

    result_item: tuple[Checked, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the room service, good or bad; `content` is the whole of it."""

    code: int
    info: str
    request_id: str
    content: object


Model = TypeVar("Model", bound=BaseModel)


def _read(model: type[Model], content: object) -> Model | None:
    try:
        return model.model_validate(content)
    except ValidationError:
        return None


def read_reply(raw: bytes) -> Reply | None:
    """Return the answer in `raw`, or None: that was not the room service."""
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):  # no JSON, not UTF-8, nested without end
        return None
    envelope = _read(Envelope, content)
    if envelope is None:
        return None
    info, request_id = envelope.error_info or "", envelope.request_id or ""
    return Reply(envelope.error_code, info, request_id, content)


def read_room_info(room_type: RoomType, room_id: str, content: object) -> RoomInfo | None:
    """Return the room that was asked for, or None when the answer shows none."""
    answer = _read(RoomAnswer, content)
    if answer is None:
        return None
    shown = answer.response.room_info
    return RoomInfo(
        room_id=shown.room_id or room_id,
        room_type=room_type,
        name=shown.room_name or room_id,
        owner_account=shown.owner_account or "",
        status=shown.room_status,
        member_count=shown.member_count,
        max_members=shown.max_member_count,
        starts_at=shown.schedule_start_time,
        ends_at=shown.schedule_end_time,
        created_at=shown.create_time,
        is_video_disabled=shown.is_video_disabled,
        is_audio_disabled=shown.is_audio_disabled,
        is_message_disabled=shown.is_message_disabled,
        is_screen_sharing_disabled=shown.is_screen_sharing_disabled,
        is_cloud_recording_disabled=shown.is_cloud_recording_disabled,
        is_seat_enabled=shown.is_seat_enabled,
        max_seats=shown.max_seat_count,
        seat_mode=shown.take_seat_mode,
        custom_info=shown.custom_info,
        cover_url=shown.cover_url,
        categories=shown.category,
        activity_status=shown.activity_status,
        view_count=shown.view_count,
        is_public=shown.is_public_visible,
        notice=shown.notice,
    )


def read_imported(content: object) -> frozenset[str] | None:
    """Return the accounts that are imported, or None when the answer lists none."""
    answer = _read(CheckAnswer, content)
    if answer is None:
        return None
    return frozenset(
        one.user_id for one in answer.result_item if one.user_id and one.account_status == IMPORTED
    )
