"""Name cards and marks of people in a conference.

ASSUMED as a whole: 1690/102876 names the two calls and no page shows their bodies (section 10). So
whatever has the right type is taken, and the rest is passed over.
"""

from bot.room_service.envelope import Json
from bot.room_service.members.people import Member
from bot.room_service.rooms import asked
from bot.room_service.rooms.rules import CONFERENCE
from bot.room_service.state import Ask, State

TEXT_MAX_BYTES = 500
MARKS_MAX = 100


def update_room_member_info(state: State, ask: Ask) -> Json:
    """Change the name card or the custom info of somebody who is inside."""
    name_card, custom_info = (_text(ask.body.get(name)) for name in ("NameCard", "CustomInfo"))
    for member in _named(state, ask):
        member.name_card = member.name_card if name_card is None else name_card
        member.custom_info = member.custom_info if custom_info is None else custom_info
    return {}


def mark_room_member(state: State, ask: Ask) -> Json:
    """Put marks on people who are inside, in place of those that they have."""
    marks = ask.body.get("Marks")
    for member in _named(state, ask):
        member.marks = _marks(marks, member.marks)
    return {}


def _named(state: State, ask: Ask) -> list[Member]:
    room = state.rooms.named(asked.room_id_of(ask.body), CONFERENCE)
    several = ask.body.get("MemberList_Account")
    names = [ask.body.get("Member_Account"), *(several if isinstance(several, list) else [])]
    inside = room.people.inside
    return [inside[name] for name in names if isinstance(name, str) and name in inside]


def _text(value: object) -> str | None:
    fits = isinstance(value, str) and len(value.encode()) <= TEXT_MAX_BYTES
    return str(value) if fits else None


def _marks(value: object, before: list[int]) -> list[int]:
    if not isinstance(value, list) or len(value) > MARKS_MAX:
        return before
    return [each for each in value if type(each) is int]
