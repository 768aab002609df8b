"""What is sent about live rooms: three generations of create_room, each with its own fields.

The pages disagree on what create_room knows (fact sheet, 1.6), so the operator says which one the
service follows (`TRTC_LIVE_API`). What a generation does not know is set afterwards if
update_room_info knows it, else it is left out, and the caller hears of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from bot.ports import RoomChanges
from bot.rooms.request import NewRoom, RoomRequest
from bot.rooms.room import VOICE_TEMPLATES, RoomKind, RoomType, SeatMode, SeatTemplate
from bot.tencent.wire import Json, Owner, Packet, Text


class LiveApi(StrEnum):
    """Which generation of live create_room to send: `TRTC_LIVE_API`."""

    TEMPLATES = "templates"
    LAYOUT = "layout"
    CLASSIC = "classic"


class LiveRoom(Packet):
    """What every generation of a live `RoomInfo` knows."""

    room_id: Text
    room_type: str = RoomType.LIVE.value
    room_name: Text | None
    owner_account: Owner
    cover_url: Annotated[Text | None, Field(alias="CoverURL")]
    is_message_disabled: bool
    category: list[int] | None
    is_public_visible: bool | None
    take_seat_mode: Text | None
    max_seat_count: int | None


class TemplatesRoom(LiveRoom):
    """Page 003."""

    seat_template: Text
    # On no page of this generation, yet Tencent's own manager sends it (fact sheet, 1.6).
    is_unlimited_room_enabled: bool = True


class LayoutRoom(LiveRoom):
    """Page 000."""

    is_seat_enabled: bool | None
    is_unlimited_room_enabled: bool = True  # mandatory there
    seat_layout_template_id: int | None
    notice: Text | None


class ClassicRoom(LiveRoom):
    """Page 001."""

    is_seat_enabled: bool | None
    max_member_count: int | None


class LiveChanges(Packet):
    """`RoomInfo` of a live room's update_room_info: 647/63403."""

    room_id: Text
    room_name: Text | None
    max_member_count: int | None
    is_message_disabled: bool | None
    cover_url: Annotated[Text | None, Field(alias="CoverURL")]
    category: list[int] | None
    activity_status: int | None
    is_public_visible: bool | None
    take_seat_mode: Text | None
    notice: Text | None


DEFAULT_TEMPLATES: Final[Mapping[RoomKind, SeatTemplate]] = {
    RoomKind.LIVE: SeatTemplate.VIDEO_GRID_9,
    RoomKind.VOICE: SeatTemplate.AUDIO_SALON,
}
# As page 003's samples choose: guests of a show apply, voices of a salon are free.
DEFAULT_MODES: Final[Mapping[RoomKind, SeatMode]] = {
    RoomKind.LIVE: SeatMode.APPLY,
    RoomKind.VOICE: SeatMode.FREE,
}
# `SeatLayoutTemplateId`, from published code (fact sheet, 1.6); AudioSalon has none there.
LAYOUT_IDS: Final[Mapping[SeatTemplate, int]] = {
    SeatTemplate.VIDEO_GRID_9: 600,
    SeatTemplate.VIDEO_FLOAT_7: 601,
    SeatTemplate.VIDEO_FIXED_GRID_9: 800,
    SeatTemplate.VIDEO_FIXED_FLOAT_7: 801,
    SeatTemplate.VIDEO_LANDSCAPE_4: 200,
    SeatTemplate.KARAOKE: 50,
}


def _common(new: NewRoom) -> Json:
    asked = new.request
    return {
        "room_id": new.room_id,
        "room_name": asked.name or None,
        "owner_account": new.owner_account or None,
        "cover_url": asked.cover or None,
        "is_message_disabled": asked.is_message_disabled,
        "category": list(asked.categories) or None,
        "is_public_visible": asked.is_public,
    }


def _mode(asked: RoomRequest) -> SeatMode:
    return asked.seat_mode or DEFAULT_MODES[asked.kind]


def _template(asked: RoomRequest) -> SeatTemplate:
    return asked.template or DEFAULT_TEMPLATES[asked.kind]


def _has_seats(asked: RoomRequest) -> bool:
    """Say whether seats are switched on where no template does it: a voice room lives by them."""
    is_wanted = bool(asked.seats or asked.seat_mode or asked.template)
    return is_wanted or asked.kind is RoomKind.VOICE


def _seats(asked: RoomRequest) -> Json:
    if not _has_seats(asked):
        return {"is_seat_enabled": None, "take_seat_mode": None, "max_seat_count": None}
    return {
        "is_seat_enabled": True,
        "take_seat_mode": _mode(asked),
        "max_seat_count": asked.seats,
    }


def _templates(new: NewRoom) -> Packet:
    template = _template(new.request)
    return TemplatesRoom(
        **_common(new),
        seat_template=template,
        take_seat_mode=_mode(new.request),
        # Page 003: "only applies to voice chat rooms".
        max_seat_count=new.request.seats if template in VOICE_TEMPLATES else None,
    )


def _layout(new: NewRoom) -> Packet:
    asked = new.request
    return LayoutRoom(
        **_common(new),
        **_seats(asked),
        seat_layout_template_id=LAYOUT_IDS.get(asked.template) if asked.template else None,
        notice=asked.notice or None,
    )


def _classic(new: NewRoom) -> Packet:
    return ClassicRoom(**_common(new), **_seats(new.request), max_member_count=new.request.cap)


def _seats_without_voice(asked: RoomRequest) -> tuple[str, ...]:
    is_lost = asked.seats and _template(asked) not in VOICE_TEMPLATES
    return ("seats",) if is_lost else ()


def _template_without_number(asked: RoomRequest) -> tuple[str, ...]:
    return ("template",) if asked.template and asked.template not in LAYOUT_IDS else ()


def _template_asked(asked: RoomRequest) -> tuple[str, ...]:
    return ("template",) if asked.template else ()


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation of live create_room.

    Attributes:
        write: Makes its `RoomInfo`.
        afterwards: Fields of the request that it does not know and update_room_info does.
        left_out: Names the fields of a request that neither of the two can be given.
    """

    write: Callable[[NewRoom], Packet]
    afterwards: tuple[str, ...]
    left_out: Callable[[RoomRequest], tuple[str, ...]]


GENERATIONS: Final[Mapping[LiveApi, Generation]] = {
    LiveApi.TEMPLATES: Generation(_templates, ("cap", "notice"), _seats_without_voice),
    LiveApi.LAYOUT: Generation(_layout, ("cap",), _template_without_number),
    LiveApi.CLASSIC: Generation(_classic, ("notice",), _template_asked),
}


def live_body(new: NewRoom, live_api: LiveApi) -> Json:
    """Return the body of a live room's create_room."""
    return {"RoomInfo": GENERATIONS[live_api].write(new).packed()}


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What remains to be done for a live room that has been created.

    Attributes:
        fields: Names of the request's fields that `changes` sets; empty when there are none.
        changes: For update_room_info.
        left_out: Names of fields that cannot be set at all.
    """

    fields: tuple[str, ...]
    changes: RoomChanges
    left_out: tuple[str, ...]


def afterwards(asked: RoomRequest, live_api: LiveApi) -> Afterwards:
    """Return what `asked` has that create_room of that generation does not take."""
    generation = GENERATIONS[live_api]
    fields = tuple(name for name in generation.afterwards if getattr(asked, name))
    changes = RoomChanges(
        max_members=asked.cap if "cap" in fields else None,
        notice=asked.notice if "notice" in fields else None,
    )
    return Afterwards(fields, changes, generation.left_out(asked))


def live_changes(room_id: str, changes: RoomChanges) -> Json:
    """Return the body of a live room's update_room_info."""
    changed = LiveChanges(
        room_id=room_id,
        room_name=changes.name,
        max_member_count=changes.max_members,
        is_message_disabled=changes.is_message_disabled,
        cover_url=changes.cover,
        category=None if changes.categories is None else list(changes.categories),
        activity_status=changes.activity_status,
        is_public_visible=changes.is_public,
        take_seat_mode=changes.seat_mode,
        notice=changes.notice,
    )
    return {"RoomInfo": changed.packed()}
