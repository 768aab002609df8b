"""The rooms in the room service, as the page shows them, and what can be done to them there."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

from bot.demo.control import Control
from bot.room_service.callbacks import news
from bot.room_service.control.shown import shown_room
from bot.room_service.state import State
from bot.workspace.backstage import Exhibit

# Rooms that were there once: what is gone is shown for a while.
REMEMBERED: Final = 100
ENTER, LEAVE, END = "enter", "leave", "end"
ACTS: Final = (
    (ENTER, "Someone enters"),
    (LEAVE, "Everybody leaves"),
    (END, "End it behind our back"),
)


class Rooms:
    """`bot.workspace.backstage.Elsewhere` over the room service."""

    def __init__(self, state: State, control: Control) -> None:
        self._state = state
        self._control = control
        self._seen: dict[str, dict[str, Any]] = {}
        self._acts: Mapping[str, Callable[[str], Awaitable[str]]] = {
            ENTER: self._enter,
            LEAVE: self._leave,
            END: self._end,
        }

    def title(self) -> str:
        """Return what the things there are called."""
        return "Rooms in the room service"

    def exhibits(self) -> Sequence[Exhibit]:
        """Return them, the newest first; those that are gone keep their place."""
        there = self._look()
        return [
            _exhibit(room, self._state.clock(), there) for room in reversed(self._seen.values())
        ]

    async def act(self, exhibit_id: str, name: str) -> str:
        """Do one of `ACTS`; raises `LookupError` for a room that is not there, or no such act."""
        if exhibit_id not in self._look():
            raise LookupError(exhibit_id)
        return await self._acts[name](exhibit_id)

    def _look(self) -> frozenset[str]:
        """Remember what is there, and return the ids."""
        now = {room.room_id: shown_room(room) for room in self._state.rooms.all()}
        # Who made a room anew under an id that was gone made a new room.
        for room_id, room in now.items():
            old = self._seen.get(room_id)
            if old is not None and old["CreateTime"] != room["CreateTime"]:
                del self._seen[room_id]
            self._seen[room_id] = room
        for room_id in [one for one in self._seen if one not in now][: -REMEMBERED or None]:
            del self._seen[room_id]
        return frozenset(now)

    async def _enter(self, room_id: str) -> str:
        """Let in somebody with an account, else a visitor."""
        room = self._state.rooms.find(room_id)
        inside = room.people.inside if room is not None else {}
        known = {*inside, self._state.credentials.admin}
        who = next((one for one in self._state.accounts if one.user_id not in known), None)
        wish = {"enter": [who.user_id]} if who else {"count": len(inside) + 1}
        await self._control("POST", "members", {"RoomId": room_id, **wish})
        return f"{(who.nick or who.user_id) if who else 'A visitor'} entered {room_id}."

    async def _leave(self, room_id: str) -> str:
        await self._control("POST", "members", {"RoomId": room_id, "count": 0})
        return f"Everybody left {room_id}."

    async def _end(self, room_id: str) -> str:
        """End it as another server of the same app would; callbacks tell of it."""
        room = self._state.rooms.find(room_id)
        if room is None:
            raise LookupError(room_id)
        self._state.rooms.remove(room_id)
        news.destroyed(self._state, room, self._state.credentials.admin)
        self._state.on_change()
        return f"{room_id} was ended at the room service, and the bot was not asked."


def _exhibit(room: Mapping[str, Any], now: float, there: frozenset[str]) -> Exhibit:
    is_gone = room["RoomId"] not in there
    settings = room["settings"]
    span = (room["ScheduleStartTime"], room["ScheduleEndTime"])
    return Exhibit(
        id=room["RoomId"],
        title=settings.get("RoomName") or room["RoomId"],
        state=_state(room, now, is_gone=is_gone),
        is_gone=is_gone,
        facts=(
            ("kind", room["RoomType"]),
            ("owner", room["Owner_Account"]),
            ("inside", "–" if is_gone else str(room["MemberCount"])),
            ("seats", _seats(settings)),
        ),
        span=span if span[1] else None,
        acts=() if is_gone else ACTS,
    )


def _state(room: Mapping[str, Any], now: float, *, is_gone: bool) -> str:
    if is_gone:
        return "gone"
    return "not started" if now < room["ScheduleStartTime"] else "running"


def _seats(settings: Mapping[str, Any]) -> str:
    if not settings.get("IsSeatEnabled"):
        return "none"
    return f"{settings.get('MaxSeatCount', '?')}, {settings.get('TakeSeatMode', '')}".strip(", ")
