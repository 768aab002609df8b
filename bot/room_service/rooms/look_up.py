"""get_room_info of both services, and the list of live rooms."""

from typing import Final

from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms import info, rules
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE, LIVE
from bot.room_service.state import Ask, State

LIST_MAX = 20
FIRST_PAGE: Final = frozenset({"", "0"})
"""The page says the empty string; Tencent's manager sends "0" (section 9)."""
CURSOR_DIGITS = 12
"""Of the place in it that are read: enough for any list, and no number without end."""


def conference_info(state: State, ask: Ask) -> Json:
    """Show a conference room."""
    room = state.rooms.named(rules.room_id_of(ask.body), CONFERENCE)
    return _shown(state, info.conference(room, state.clock()))


def live_info(state: State, ask: Ask) -> Json:
    """Show a live room."""
    room = state.rooms.named(rules.room_id_of(ask.body), LIVE)
    return _shown(state, info.live(room))


def _shown(state: State, shown: Json) -> Json:
    return {"Response": {"RoomInfo": info.with_quirks(shown, state.switches.quirks)}}


def live_list(state: State, ask: Ask) -> Json:
    """List the public live rooms, the most entered first, 20 at most (647/63405)."""
    count = ask.body.get("Count")
    if type(count) is not int or not 1 <= count <= LIST_MAX:
        raise Refused(100002, f"Count must be a number from 1 to {LIST_MAX}")
    rooms = _public_rooms(state)
    begin = _offset(ask.body.get("Next"))
    page = rooms[begin : begin + count]
    more = f"{page[-1].create_time}-{begin + count}" if rooms[begin + count :] else ""
    shown = [info.with_quirks(info.listed(room), state.switches.quirks) for room in page]
    return {"Response": {"Next": more, "RoomList": shown}}


def _public_rooms(state: State) -> list[Room]:
    public = [room for room in state.rooms.all() if room.settings.get("IsPublicVisible")]
    return sorted(public, key=lambda room: -room.view_count)


def _offset(cursor: object) -> int:
    """Return where a page begins. Our cursor looks like the sample's; its tail is the place."""
    if not isinstance(cursor, str):
        raise Refused(100002, "Next must be a string")
    if cursor in FIRST_PAGE:
        return 0
    time, _, place = cursor.partition("-")
    if not (time.isascii() and time.isdigit() and place.isascii() and place.isdigit()):
        raise Refused(100002, "Next is not a cursor of this list")
    return int(place[:CURSOR_DIGITS])
