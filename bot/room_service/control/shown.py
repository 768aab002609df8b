"""How the control API shows what there is."""

from dataclasses import asdict

from bot.room_service.calls import Call
from bot.room_service.envelope import Json
from bot.room_service.faults.switches import Switches
from bot.room_service.members import listing
from bot.room_service.members.people import Until
from bot.room_service.rooms.room import Room
from bot.room_service.seats.calls import seat_shown


def shown_room(room: Room) -> Json:
    """Return a room as JSON, with what getters do not show."""
    return {
        "RoomId": room.room_id,
        "RoomType": room.kind.room_type,
        "Owner_Account": room.owner,
        "settings": room.settings,
        "CreateTime": room.create_time,
        "ScheduleStartTime": room.start,
        "ScheduleEndTime": room.end,
        "ScheduleInviteeList_Account": room.invitees,
        "MemberCount": room.member_count,
        "ViewCount": room.view_count,
        "metadata": room.metadata,
        **_shown_people(room),
        "seats": [seat_shown(room, index) for index in sorted(room.seats.known)],
    }


def _shown_people(room: Room) -> Json:
    people = room.people
    return {
        "members": [
            {**listing.shown(room, account, member), "came_at": member.came_at}
            for account, member in people.inside.items()
        ],
        "lost": [account for account, absence in people.absent.items() if absence.is_lost],
        "admins": people.admins,
        "robots": people.robots,
        "banned": _shown_until(people.bans),
        "muted": _shown_until(people.mutes),
    }


def _shown_until(held: dict[str, Until]) -> list[Json]:
    """Show bans or mutes; one whose time has passed stands there until it is lifted."""
    return [
        {"Member_Account": account, "until": int(until.time), "reason": until.reason}
        for account, until in held.items()
    ]


def shown_call(call: Call) -> Json:
    """Return a call as JSON."""
    return asdict(call)


def shown_switches(chosen: Switches) -> Json:
    """Return the switches as JSON, sets as sorted lists."""
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(chosen).items()
    }
