"""create_room of both services.

Its law: what may stop a room stands in `ADMISSION`, in the order in which it is asked. The pages
give no order (ASSUMED): first what the caller can mend, then what others hold.
"""

from collections.abc import Callable
from typing import Final

from bot.room_service.callbacks import news
from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms import rules
from bot.room_service.rooms.package import (
    package_was_bought,
    rooms_are_left,
    seats_are_in_the_package,
    settings_fit_the_package,
)
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE, LIVE, Kind
from bot.room_service.rooms.words import no_sensitive_words
from bot.room_service.state import Ask, State

CONFERENCE_DEFAULTS: Final[Json] = {
    "IsVideoDisabled": False,
    "IsAudioDisabled": False,
    "IsMessageDisabled": False,
    "IsScreenSharingDisabled": False,
    "IsCloudRecordingDisabled": False,
    "CustomInfo": "",
    "IsSeatEnabled": False,
}
LIVE_DEFAULTS: Final[Json] = {
    "IsMessageDisabled": False,
    "CoverURL": "",
    "Category": [],
    "ActivityStatus": 0,
    # Page 003; the older pages name no default.
    "IsPublicVisible": True,
    "Notice": "",
}


def conference(state: State, ask: Ask) -> Json:
    """Make a conference room, now or for later; the answer does not name it (page 002)."""
    info = rules.room_info(ask.body, CONFERENCE.create, rules.MANDATORY_IN_CREATE)
    room = _prepared(state, ask, CONFERENCE, info, CONFERENCE_DEFAULTS)
    room.start, room.end = rules.schedule(info, state.clock())
    room.invitees = rules.invitees(ask.body)
    _admit(state, ask, room)
    return {}


def live(state: State, ask: Ask) -> Json:
    """Make a live room; the answer names it (pages 000, 001)."""
    info = rules.room_info(
        ask.body, {**LIVE.create, **LIVE.undocumented}, rules.MANDATORY_IN_CREATE
    )
    room = _prepared(state, ask, LIVE, info, LIVE_DEFAULTS)
    _admit(state, ask, room)
    return {"RoomId": room.room_id}


def _prepared(state: State, ask: Ask, kind: Kind, info: Json, defaults: Json) -> Room:
    settings = {
        "RoomName": info["RoomId"],
        "MaxMemberCount": state.switches.max_members,
        **defaults,
        **info,
    }
    return Room(
        room_id=info["RoomId"],
        kind=kind,
        owner=info.get("Owner_Account", ask.identifier),
        settings=settings | _seats(info, state.switches.max_seats),
        given=frozenset(info),
        create_time=int(state.clock()),
    )


def _seats(info: Json, max_seats: int) -> Json:
    template = rules.template_named(info.get("SeatTemplate", ""))
    if not (template or info.get("IsSeatEnabled")):
        return {"IsSeatEnabled": False, "TakeSeatMode": "None", "MaxSeatCount": 0}
    asked: int = info.get("MaxSeatCount") or max_seats
    return {
        "IsSeatEnabled": True,
        # The default of page 003; the older pages name none.
        "TakeSeatMode": info.get("TakeSeatMode", "FreeToTake"),
        "MaxSeatCount": (template and template.seats) or asked,
    }


def _generation_is_the_one_asked_for(state: State, room: Room) -> None:
    mandatory = {"layout": "IsUnlimitedRoomEnabled", "templates": "SeatTemplate"}
    name = mandatory.get(state.switches.strict_generation or "")
    if room.kind is LIVE and name and name not in room.given:
        raise Refused(100002, f"{name} is missing")


def _owner_is_imported(state: State, room: Room) -> None:
    if room.owner not in state.accounts:
        raise Refused(100002, "invalid owner account")


def _id_is_not_created_too_often(state: State, room: Room) -> None:
    if not state.creations.take(room.room_id, state.clock()):
        raise Refused(100012)


def _id_is_no_group(state: State, room: Room) -> None:
    if room.room_id in state.switches.group_ids:
        raise Refused(100011)


def _id_is_free(state: State, room: Room) -> None:
    """Raise 100010 for the same owner (page 003; older pages say: the operator), else 100003."""
    held = state.rooms.find(room.room_id)
    if held is not None:
        raise Refused(100010 if held.owner == room.owner else 100003)


ADMISSION: Final[tuple[Callable[[State, Room], None], ...]] = (
    _generation_is_the_one_asked_for,
    package_was_bought,
    seats_are_in_the_package,
    settings_fit_the_package,
    no_sensitive_words,
    _owner_is_imported,
    _id_is_not_created_too_often,
    _id_is_no_group,
    _id_is_free,
    rooms_are_left,
)


def _admit(state: State, ask: Ask, room: Room) -> None:
    for check in ADMISSION:
        check(state, room)
    state.rooms.add(room)
    news.created(state, room, ask.identifier)
