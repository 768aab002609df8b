"""What happened to a room, as a callback tells it: bodies by the samples of the pages.

EventTime and CallbackCommand are added by the outbox to all of them.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from bot.room_service.callbacks.commands import LIVE, ROOM
from bot.room_service.envelope import Json
from bot.room_service.rooms import info
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE
from bot.room_service.state import State

REST: Final = "RESTAPI"
"""OptPlatform of what a REST call caused (section 6.1)."""

CLIENT: Final = "Web"
UNKNOWN: Final = "Unknown"
"""ASSUMED: words of Chat's pages for a person's client, and for the service itself."""

SYSTEM: Final = "@TIM#SYSTEM"
"""Operator_Account of what the service does by itself (section 6.3)."""

PEOPLE_AT_ONCE = 100
"""ASSUMED: how many a callback about people names; samples name one or two."""


def created(state: State, room: Room, by: str) -> None:
    """Tell that a room was made (60733, 64422)."""
    body: Json = {"Operator_Account": by, "RoomInfo": _shown(state, room)}
    if room.kind is CONFERENCE:
        if info.MEETING in state.switches.quirks:
            body["RoomInfo"]["RoomType"] = "Meeting"
        body["ScheduleInviteeList_Account"] = room.invitees
    _tell(state, room, "CallbackAfterCreateRoom", body)


def destroyed(state: State, room: Room, by: str, platform: str = REST) -> None:
    """Tell that somebody ended a room (60732, 64423)."""
    _tell_of_the_end(state, room, by, "DestroyByUser", platform)


def recycled(state: State, room: Room) -> None:
    """Tell that the service took a room away (section 6.2)."""
    _tell_of_the_end(state, room, SYSTEM, "DestroyBySystem", UNKNOWN)


def _tell_of_the_end(state: State, room: Room, by: str, why: str, platform: str) -> None:
    body: Json = {"Operator_Account": by, "RoomId": room.room_id, "EventType": why}
    if room.kind is not CONFERENCE:
        body |= {"RoomInfo": _shown(state, room), "Statistic": info.statistic(room)}
    _tell(state, room, "CallbackAfterDestroyRoom", body, platform)


def updated(state: State, room: Room, by: str) -> None:
    """Tell that a room was changed (60731, 67938)."""
    body = {"Operator_Account": by, "RoomInfo": _shown(state, room)}
    _tell(state, room, "CallbackAfterUpdateRoomInfo", body)


def entered(state: State, room: Room, people: Sequence[str], cause: str = "Enter") -> None:
    """Tell that people came: `Enter`, or `HeartbeatRecover`, which a conference calls Enter."""
    for some in _in_parts(people):
        if room.kind is CONFERENCE:
            _tell(state, room, "CallbackAfterMemberEnter", _moved(room, some, "Enter"), CLIENT)
        else:
            _tell_of_state(state, room, some, ("Online", cause), CLIENT)


CAUSES: Final = {"Leave": "Leave", "Kicked": "Leave", "Expired": "HeartbeatInterrupt"}
"""A conference's Type (60734), and a live room's EventCause (64424), which has none for a kick."""


def left(
    state: State, room: Room, people: Sequence[str], how: str, *, by: str | None, reason: str = ""
) -> None:
    """Tell that people went.

    Args:
        state: The service.
        room: Where they were.
        people: Who.
        how: A name of `CAUSES`.
        by: The account whose REST call did it; None when they went by themselves.
        reason: Why they were made to go.
    """
    platform = CLIENT if by is None else REST
    for some in _in_parts(people):
        if room.kind is CONFERENCE:
            body = _moved(room, some, how) | {"Reason": reason}
            operator = {} if by is None else {"Operator_Account": by}
            _tell(state, room, "CallbackAfterMemberLeave", body | operator, platform)
        else:
            _tell_of_state(state, room, some, ("Offline", CAUSES[how]), platform)


def _moved(room: Room, people: Sequence[str], how: str) -> Json:
    """Return the body about people of a conference; that MemberCount is who is in is ASSUMED."""
    return {
        "Operator_Account": people[0],
        "RoomId": room.room_id,
        "MemberCount": room.member_count,
        "Type": how,
        "MemberList_Account": list(people),
    }


def _tell_of_state(
    state: State, room: Room, people: Sequence[str], event: tuple[str, str], platform: str
) -> None:
    what, cause = event
    body: Json = {
        "RoomId": room.room_id,
        "EventType": what,
        "EventCause": cause,
        "MemberList": [{"Member_Account": account} for account in people],
    }
    _tell(state, room, "CallbackAfterMemberStateChanged", body, platform)


def owner_changed(state: State, room: Room, was: str, by: str) -> None:
    """Tell that a live room has another owner (72553); conference rooms have no such callback."""
    if room.kind is CONFERENCE:
        return
    body = {
        "RoomId": room.room_id,
        "Operator_Account": by,
        "CurrentOwner_Account": room.owner,
        "OriginalOwner_Account": was,
    }
    _tell(state, room, "CallbackAfterChangeOwner", body)


def admins_changed(state: State, room: Room, people: Collection[str], what: str, by: str) -> None:
    """Tell that people are administrators, `add`, or no more, `delete` (72554)."""
    body = {
        "RoomId": room.room_id,
        "Operator_Account": by,
        "Admin_Account": list(people),
        "opType": what,
    }
    _tell(state, room, "CallbackAfterModifyAdmin", body)


def metadata_set(state: State, room: Room, entries: list[Json], by: str) -> None:
    """Tell that metadata was set (68222)."""
    body = {"Operator_Account": by, "RoomId": room.room_id, "Metadata": entries}
    _tell(state, room, "CallbackAfterSetMetadata", body)


def metadata_deleted(state: State, room: Room, keys: list[str], by: str) -> None:
    """Tell that metadata was deleted (68223)."""
    body = {"Operator_Account": by, "RoomId": room.room_id, "Keys": keys}
    _tell(state, room, "CallbackAfterDelMetadata", body)


def seats_changed(state: State, room: Room, seats: list[Json]) -> None:
    """Tell what the seats that changed are like now (64425)."""
    body: Json = {"RoomId": room.room_id, "SeatList": seats}
    state.outbox.put(_service(room), "Mic.CallbackAfterSeatInfoChanged", body, REST)


def _shown(state: State, room: Room) -> Json:
    shown = info.conference(room, state.clock()) if room.kind is CONFERENCE else info.live(room)
    return info.with_quirks(shown, state.switches.quirks)


def _in_parts(people: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(people), PEOPLE_AT_ONCE):
        yield people[begin : begin + PEOPLE_AT_ONCE]


def _service(room: Room) -> str:
    return ROOM if room.kind is CONFERENCE else LIVE


def _tell(state: State, room: Room, what: str, body: Json, platform: str = REST) -> None:
    service = _service(room)
    state.outbox.put(service, f"{service}.{what}", body, platform)
