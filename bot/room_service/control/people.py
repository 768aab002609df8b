"""What people do from a client: come, go, end a room. REST has no call for the first two."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from bot.room_service.accounts import is_user_id
from bot.room_service.callbacks import news
from bot.room_service.control.asking import asked_of, changed, refused, state_of
from bot.room_service.control.shown import shown_room
from bot.room_service.envelope import Refused
from bot.room_service.faults.wishes import Rule, is_from
from bot.room_service.members import moving
from bot.room_service.rooms.room import Room
from bot.room_service.state import State

COUNT_MAX = 10_000
NAMED_MAX = 1000
"""Ours: bounds of memory."""

VISITOR: Final = "visitor"
"""Who comes when only a number is asked for: visitor-1, visitor-2 …"""

NOT_FOUND, CONFLICT = 404, 409


def _are_user_ids(value: object) -> bool:
    if not isinstance(value, list) or not 1 <= len(value) <= NAMED_MAX:
        return False
    return all(isinstance(each, str) and each != "" and is_user_id(each) for each in value)


def _count(state: State, room: Room, count: int) -> None:
    """Let visitors in, or let those who came last out, until `count` are inside."""
    inside = list(room.people.inside)
    if count < len(inside):
        moving.leave(state, room, inside[count:])
    elif count > len(inside):
        names = (f"{VISITOR}-{number}" for number in itertools.count(1))
        new = (name for name in names if _may_come(state, room, name))
        moving.enter(state, room, list(itertools.islice(new, count - len(inside))))


def _may_come(state: State, room: Room, name: str) -> bool:
    return name not in room.people.inside and not room.people.is_banned(name, state.clock())


ACTS: Final[Mapping[str, Callable[[State, Room, Any], None]]] = {
    "count": _count,
    "enter": moving.enter,
    "leave": moving.leave,
    "lose": moving.lose,
    "recover": moving.recover,
}
"""What may happen to people; `lose` and `recover` are about their heartbeat."""

_ACCOUNTS: Final = f"a list of 1 to {NAMED_MAX} accounts of 1 to 32 printable ASCII characters"
FIELDS: Final[dict[str, Rule]] = {
    "RoomId": (lambda value: isinstance(value, str), "the id of a room"),
    "count": (
        lambda value: is_from(value, 0, COUNT_MAX),
        f"a whole number from 0 to {COUNT_MAX}",
    ),
    **{name: (_are_user_ids, _ACCOUNTS) for name in ACTS if name != "count"},
}


async def end_room(request: Request) -> Response:
    """Let somebody end a room from a client."""
    asked, wrong = await asked_of(request, {"RoomId": FIELDS["RoomId"]}, mandatory=["RoomId"])
    if wrong:
        return refused(wrong)
    state = state_of(request)
    room = state.rooms.find(asked["RoomId"])
    if room is None:
        return refused(["there is no such room"], NOT_FOUND)
    state.rooms.remove(room.room_id)
    news.destroyed(state, room, room.owner, news.CLIENT)
    return changed(request, {"room": shown_room(room)})


async def set_members(request: Request) -> Response:
    """Let people into a room or out of it."""
    asked, wrong = await asked_of(request, FIELDS, mandatory=["RoomId"])
    acts = [name for name in ACTS if name in asked]
    if len(acts) != 1:
        wrong.append(f"give one of {', '.join(ACTS)}")
    if wrong:
        return refused(wrong)
    return _answer(request, asked["RoomId"], acts[0], asked[acts[0]])


def _answer(request: Request, room_id: str, act: str, value: int | Sequence[str]) -> Response:
    state = state_of(request)
    room = state.rooms.find(room_id)
    if room is None:
        return refused(["there is no such room"], NOT_FOUND)
    try:
        ACTS[act](state, room, value)
    except Refused as refusal:
        return refused([f"{refusal.info} ({refusal.code})"], CONFLICT)
    return changed(request, {"room": shown_room(room)})
