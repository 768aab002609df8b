"""A working double of `bot.ports.RoomApi`: dicts of rooms and accounts that behave.

The contract suite (`tests/contract/test_room_api.py`) holds it to what the real client does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn, TypeVar

from bot.errors import Fault, RoomApiRefused, RoomApiUnreachable, Try
from bot.ports import Answer, Clock, Made, RoomChanges
from bot.rooms.request import NewRoom
from bot.rooms.room import ROOM_TYPES, RoomInfo, RoomType

T = TypeVar("T")
REQUEST_ID = "Id-0123456789abcdef0123456789abcdef-O-Seq-1"


@dataclass
class FakeRoomApi:
    """A room service in two dicts; `wrong` strikes create_room, one a call, before its effect.

    `patient` counts the calls of get_room_info that could wait.
    """

    clock: Clock
    rooms: dict[str, RoomInfo] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=lambda: {"administrator": ""})
    wrong: list[int | Fault] = field(default_factory=list)
    made: list[RoomInfo] = field(default_factory=list)
    wrong_import: int | Fault | None = None
    wrong_ending: int | Fault | None = None
    lost: int = 0
    patient: int = 0

    def fail_with(self, wrong: int | Fault, times: int) -> None:
        """Let the next create_room calls get that `ErrorCode`, or no usable answer."""
        self.wrong += [wrong] * times

    def refuse_imports(self, wrong: int | Fault | None) -> None:
        """Let every import of an account fail from now on; None: no more."""
        self.wrong_import = wrong

    def refuse_endings(self, wrong: int | Fault | None) -> None:
        """Let every destroy_room fail from now on; None: no more."""
        self.wrong_ending = wrong

    def lose_answers(self, times: int) -> None:
        """Let the next create_room calls take effect and their answers get lost."""
        self.lost += times

    def put_room(self, room_id: str, owner: str, *, live: bool = False) -> None:
        """Let there be a room that somebody made elsewhere, before our time."""
        room_type = RoomType.LIVE if live else RoomType.CONFERENCE
        self.rooms[room_id] = RoomInfo(room_id, room_type, room_id, owner, created_at=0)

    async def create_room(self, new: NewRoom) -> Answer[Made]:
        if self.wrong:
            self._raise("create_room", self.wrong.pop(0))
        held = self.rooms.get(new.room_id)
        if new.owner_account not in self.accounts:
            self._raise("create_room", 100002, "invalid owner account")
        if held is not None and held.owner_account != new.owner_account:
            self._raise("create_room", 100003)
        if held is None:
            self.rooms[new.room_id] = self._made(new)
            self.made.append(self.rooms[new.room_id])
        if self.lost:
            self.lost -= 1
            self._raise("create_room", Fault.DROPPED)
        return self._answer(Made(existed=held is not None), 0 if held is None else 100010)

    def _made(self, new: NewRoom) -> RoomInfo:
        room_type = ROOM_TYPES[new.request.kind]
        is_conference = room_type is RoomType.CONFERENCE
        return RoomInfo(
            room_id=new.room_id,
            room_type=room_type,
            name=new.request.name or new.room_id,
            owner_account=new.owner_account,
            custom_info=new.custom_info,
            notice=new.request.notice,
            created_at=int(self.clock.now()),
            starts_at=new.starts_at if is_conference else None,
            ends_at=new.ends_at if is_conference else None,
        )

    async def get_room_info(
        self, room_type: RoomType, room_id: str, *, can_wait: bool = False
    ) -> Answer[RoomInfo]:
        self.patient += can_wait
        return self._answer(self._named("get_room_info", room_type, room_id))

    async def destroy_room(self, room_type: RoomType, room_id: str) -> Answer[None]:
        if self.wrong_ending is not None:
            self._raise("destroy_room", self.wrong_ending)
        del self.rooms[self._named("destroy_room", room_type, room_id).room_id]
        return self._answer(None)

    async def update_room_info(
        self, room_type: RoomType, room_id: str, changes: RoomChanges
    ) -> Answer[None]:
        room = self._named("update_room_info", room_type, room_id)
        name, notice = changes.name or room.name, changes.notice or room.notice
        self.rooms[room_id] = replace(room, name=name, notice=notice)
        return self._answer(None)

    async def account_import(self, account: str, nick: str) -> Answer[None]:
        if self.wrong_import is not None:
            self._raise("account_import", self.wrong_import)
        self.accounts[account] = nick
        return self._answer(None)

    async def account_check(self, accounts: Sequence[str]) -> Answer[frozenset[str]]:
        return self._answer(frozenset(accounts) & self.accounts.keys())

    def _named(self, command: str, room_type: RoomType, room_id: str) -> RoomInfo:
        room = self.rooms.get(room_id)
        if room is None:
            self._raise(command, 100004)
        if room.room_type is not room_type:
            self._raise(command, 100006)
        return room

    def _answer(self, value: T, code: int = 0) -> Answer[T]:
        return Answer(value, REQUEST_ID, (Try(self.clock.now(), 0.0, code, "", REQUEST_ID),))

    def _raise(self, command: str, wrong: int | Fault, info: str = "") -> NoReturn:
        if isinstance(wrong, Fault):
            raise RoomApiUnreachable(command, (Try(self.clock.now(), 0.0, fault=wrong),))
        refused = Try(self.clock.now(), 0.0, wrong, info, REQUEST_ID)
        raise RoomApiRefused(command, (refused,))
