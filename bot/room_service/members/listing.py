"""Lists of who is inside, and what is said of each."""

from typing import Final

from bot.room_service.envelope import Json, Refused
from bot.room_service.members.people import Member
from bot.room_service.rooms import asked
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE, LIVE
from bot.room_service.state import Ask, State

PAGE = 50
PAGE_MAX = 100
"""The default is of 60715; the most is ASSUMED."""

LIVE_MAX = 1000
"""People that get_member_list knows of (66908)."""

FIRST_PAGE: Final = frozenset({"", "0"})
CURSOR_DIGITS = 12

OWNER, ADMIN, MEMBER = "RoomOwner", "Administrator", "GeneralMember"
"""The sample of 60715 has the first; the others are ASSUMED, its text says Owner, Admin, Member."""


def role_of(room: Room, account: str) -> str:
    """Return the role of somebody in the room."""
    if account == room.owner:
        return OWNER
    return ADMIN if account in room.people.admins else MEMBER


def shown(room: Room, account: str, member: Member) -> Json:
    """Show somebody as get_room_member_list does (60715)."""
    return {
        "Member_Account": account,
        "NameCard": member.name_card,
        "Role": role_of(room, account),
        "Marks": member.marks,
        "CustomInfo": member.custom_info,
    }


def get_room_member_list(state: State, ask: Ask) -> Json:
    """List the people in a conference, page by page (60715)."""
    room = state.rooms.named(asked.room_id_of(ask.body), CONFERENCE)
    count = asked.whole(ask.body, "Count", default=PAGE, least=1, most=PAGE_MAX)
    begin = _begin(ask.body.get("Next", ""))
    people = [shown(room, *each) for each in room.people.inside.items()]
    page = people[begin : begin + count]
    more = str(begin + count) if people[begin + count :] else ""
    return {"Response": {"Next": more, "MemberList": page}}


def get_member_list(state: State, ask: Ask) -> Json:
    """List the people in a live room, 1000 at most (66908). Ours is fresh at every call."""
    room = state.rooms.named(asked.room_id_of(ask.body), LIVE)
    begin = _begin(ask.body.get("Next", ""))
    people = [{"Member_Account": account} for account in list(room.people.inside)[:LIVE_MAX]]
    page = people[begin : begin + PAGE_MAX]
    more = str(begin + PAGE_MAX) if people[begin + PAGE_MAX :] else ""
    answer = {"Next": more, "MemberCount": room.member_count, "MemberList": page}
    return {"Response": answer}


def _begin(cursor: object) -> int:
    """Return where a page begins: our cursor is the place, whatever the real one looks like."""
    if not isinstance(cursor, str):
        raise Refused(100002, "Next must be a string")
    if cursor in FIRST_PAGE:
        return 0
    if not (cursor.isascii() and cursor.isdigit()):
        raise Refused(100002, "Next is not a cursor of this list")
    return int(cursor[:CURSOR_DIGITS])
