"""The fields of both services as tables: what each may hold, and which page says so."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms.fields import (
    Check,
    account,
    boolean,
    count,
    integer,
    integers,
    one_of,
    room_id,
    text,
)

Fields = Mapping[str, Check]

SHORTEST_S = 5 * 60
LONGEST_S = 24 * 60 * 60
DEFAULT_LENGTH_S = 60 * 60
"""Of a conference: page 002."""

INVITEES_MAX = 300
"""Page 002."""

_ROOM_NAME = text(100, "the length of room name must be less than 100")
_SEAT_MODE = one_of("FreeToTake", "ApplyToTake")


@dataclass(frozen=True)
class Template:
    """A seat layout (fact sheet, section 1.6).

    Attributes:
        seats: Places that it has; None where MaxSeatCount or the package decides.
    """

    seats: int | None


SEAT_TEMPLATES: Final[Mapping[str, Template]] = {
    "VideoDynamicGrid9Seats": Template(9),
    "VideoDynamicFloat7Seats": Template(7),
    "VideoFixedGrid9Seats": Template(9),
    "VideoFixedFloat7Seats": Template(7),
    "VideoLandscape4Seats": Template(4),
    "AudioSalon": Template(None),
    "Karaoke": Template(None),
}


def template_named(name: str) -> Template | None:
    """Return the template; pages and published code spell two of them in two ways (section 9)."""
    return _BY_PLAIN_NAME.get(_plain(name))


def _plain(name: str) -> str:
    return name.casefold().removesuffix("s")


_BY_PLAIN_NAME: Final = {_plain(name): template for name, template in SEAT_TEMPLATES.items()}


def _seat_template(name: str, value: object) -> str | None:
    # ASSUMED: a word that is nobody's spelling is a bad parameter.
    known = isinstance(value, str) and template_named(value) is not None
    return None if known else f"{name} is not a known template"


# Page 002 and 647/60705.
_CONFERENCE_CHANGEABLE: Final[Fields] = {
    "RoomName": _ROOM_NAME,
    "MaxMemberCount": count,
    "IsVideoDisabled": boolean,
    "IsAudioDisabled": boolean,
    "IsMessageDisabled": boolean,
    "IsScreenSharingDisabled": boolean,
    "IsCloudRecordingDisabled": boolean,
    "CustomInfo": text(500),
    "TakeSeatMode": _SEAT_MODE,
}

# Pages 000 (Notice, IsUnlimitedRoomEnabled) and 001, and 647/63403.
_LIVE_CHANGEABLE: Final[Fields] = {
    "RoomName": _ROOM_NAME,
    "MaxMemberCount": count,
    "IsMessageDisabled": boolean,
    "CoverURL": text(200),
    "Category": integers(3),
    "ActivityStatus": integer,
    "IsPublicVisible": boolean,
    "TakeSeatMode": _SEAT_MODE,
    "Notice": text(100),
    "IsUnlimitedRoomEnabled": boolean,
}


@dataclass(frozen=True)
class Kind:
    """One of the two services, and the fields that its calls know.

    Attributes:
        room_type: `RoomType` of its rooms.
        create: Fields of `RoomInfo` in create_room.
        update: Fields of `RoomInfo` in update_room_info.
        undocumented: Fields that clients send or getters show and no field table has; kept when
            they come, with a note in the call log.
    """

    room_type: str
    create: Fields
    update: Fields
    undocumented: Fields


CONFERENCE: Final = Kind(
    room_type="Conference",
    create={
        "RoomId": room_id,
        "RoomType": one_of("Conference"),
        "Owner_Account": account,
        "ScheduleStartTime": integer,
        "ScheduleEndTime": integer,
        "IsSeatEnabled": boolean,
        "MaxSeatCount": integer,
        **_CONFERENCE_CHANGEABLE,
    },
    update={"RoomId": room_id, **_CONFERENCE_CHANGEABLE},
    undocumented={},
)

# All three generations at once: pages 000, 001 and 003.
LIVE: Final = Kind(
    room_type="Live",
    create={
        "RoomId": room_id,
        "RoomType": one_of("Live"),
        "Owner_Account": account,
        "IsSeatEnabled": boolean,
        "MaxSeatCount": integer,
        "SeatLayoutTemplateId": integer,
        "SeatTemplate": _seat_template,
        **_LIVE_CHANGEABLE,
    },
    update={"RoomId": room_id, **_LIVE_CHANGEABLE},
    undocumented={"CustomInfo": text(500)},
)

MANDATORY_IN_CREATE: Final = ("RoomId", "RoomType")
MANDATORY_IN_UPDATE: Final = ("RoomId",)


def room_info(body: Json, fields: Fields, mandatory: Sequence[str]) -> Json:
    """Return the known fields of `RoomInfo`, or raise `Refused` for the first that will not do."""
    given = body.get("RoomInfo")
    if not isinstance(given, dict):
        raise Refused(100002, "RoomInfo is missing or not an object")
    _refuse_odd_accounts([given.get("Owner_Account", "")])
    for name in mandatory:
        if name not in given:
            raise Refused(100002, f"{name} is missing")
    known = {name: given[name] for name in fields if name in given}
    for name, value in known.items():
        _refuse(fields[name](name, value))
    return known


def room_id_of(body: Json) -> str:
    """Return the `RoomId` of a call that names a room and nothing else."""
    _refuse(room_id("RoomId", body.get("RoomId")))
    return str(body["RoomId"])


def invitees(body: Json) -> list[str]:
    """Return the accounts that are invited; whether they are imported is not asked (ASSUMED)."""
    given = body.get("ScheduleInviteeList_Account", [])
    if not isinstance(given, list):
        raise Refused(100002, "ScheduleInviteeList_Account must be an array")
    _refuse_odd_accounts(given)
    if len(given) > INVITEES_MAX:
        raise Refused(100002, f"ScheduleInviteeList_Account has more than {INVITEES_MAX} entries")
    return given


def schedule(info: Json, now: float) -> tuple[int, int]:
    """Return start and end in Unix seconds. A start in the past is let in (ASSUMED)."""
    start: int = info.get("ScheduleStartTime", int(now))
    end: int = info.get("ScheduleEndTime", start + DEFAULT_LENGTH_S)
    if not SHORTEST_S <= end - start <= LONGEST_S:
        raise Refused(100002, "the schedule must last from 5 minutes to 24 hours")
    return start, end


def unknown_fields(given: object, known: Collection[str]) -> list[str]:
    """Return the names that are passed over: no page says that they are refused."""
    return [name for name in given if name not in known] if isinstance(given, dict) else []


def _refuse_odd_accounts(accounts: Sequence[object]) -> None:
    if not all(isinstance(each, str) for each in accounts):
        raise Refused(60015)


def _refuse(problem: str | None) -> None:
    if problem is not None:
        raise Refused(100002, problem)
