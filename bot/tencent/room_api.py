"""`bot.ports.RoomApi` over Tencent RTC's REST API: both room services and the account API."""

from collections.abc import Sequence
from typing import Any, Final, TypeVar

import httpx

from bot.errors import Fault, RoomApiError, RoomApiUnreachable, Try
from bot.ports import Answer, Clock, Made, RoomChanges
from bot.rooms.limits import clip_bytes
from bot.rooms.request import NewRoom
from bot.rooms.room import ROOM_TYPES, RoomInfo, RoomType
from bot.tencent import commands
from bot.tencent.caller import Ask, Called, Caller
from bot.tencent.commands import Command
from bot.tencent.endpoint import Endpoint
from bot.tencent.pacing.pacer import Pacer, Rank
from bot.tencent.usersig import Signer
from bot.tencent.wire import conference_body, conference_changes
from bot.tencent.wire_info import read_imported, read_room_info
from bot.tencent.wire_live import LiveApi, afterwards, live_body, live_changes

__all__ = ["LiveApi", "TencentRoomApi"]

CHECKED_AT_ONCE: Final = 100  # account_check takes so many (fact sheet, 5)
NICK_MOST: Final = 500  # bytes; code 40601 beyond (fact sheet, 4.1)

T = TypeVar("T")


class TencentRoomApi:
    """The room service of one app, called by its admin."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        endpoint: Endpoint,
        signer: Signer,
        pacer: Pacer,
        clock: Clock,
        *,
        live_api: LiveApi = LiveApi.TEMPLATES,
    ) -> None:
        self._caller = Caller(http, endpoint, signer, pacer, clock)
        self._live_api = live_api

    async def create_room(self, new: NewRoom) -> Answer[Made]:
        """Make the room; 100010 is an answer (`existed`), not an error.

        What this generation of live create_room does not take is set by update_room_info right
        after; if that fails, the room is made all the same and the fields are `left_out`. A room
        that existed is not touched: it may be an older one.
        """
        if ROOM_TYPES[new.request.kind] is RoomType.CONFERENCE:
            called = await self._create(RoomType.CONFERENCE, new, conference_body(new))
            return _answer(called, Made(_existed(called)))
        called = await self._create(RoomType.LIVE, new, live_body(new, self._live_api))
        existed = _existed(called)
        left_out, tries = await self._finish(new, touches=not existed)
        made = Made(existed, left_out)
        return Answer(made, called.last.request_id, (*called.tries, *tries))

    async def _create(self, room_type: RoomType, new: NewRoom, body: dict[str, Any]) -> Called:
        service = commands.SERVICES[room_type]
        rank = Rank.PERSON if new.request.when is None else Rank.SCHEDULED
        ask = Ask(service, commands.CREATE_ROOM, body, rank, new_room_id=new.room_id)
        return await self._caller.call(ask)

    async def _finish(
        self, new: NewRoom, *, touches: bool
    ) -> tuple[tuple[str, ...], tuple[Try, ...]]:
        """Set what create_room did not take; return what is left out, and the calls it took."""
        rest = afterwards(new.request, self._live_api)
        if not (rest.fields and touches):
            return (*rest.left_out, *rest.fields), ()
        try:
            updated = await self.update_room_info(RoomType.LIVE, new.room_id, rest.changes)
        except RoomApiError as error:
            return (*rest.left_out, *rest.fields), error.tries
        return rest.left_out, updated.tries

    async def get_room_info(
        self, room_type: RoomType, room_id: str, *, can_wait: bool = False
    ) -> Answer[RoomInfo]:
        """Read the room; 100004 when there is none. What can wait goes after all other calls."""
        body = {"RoomId": room_id}
        rank = Rank.ASIDE if can_wait else Rank.PERSON
        called = await self._about(room_type, commands.GET_ROOM_INFO, body, rank)
        info = read_room_info(room_type, room_id, called.content)
        return _answer(called, _given(info, commands.GET_ROOM_INFO, called.tries))

    async def destroy_room(self, room_type: RoomType, room_id: str) -> Answer[None]:
        """End the room; 100004 when it is gone already."""
        called = await self._about(room_type, commands.DESTROY_ROOM, {"RoomId": room_id})
        return _answer(called, None)

    async def update_room_info(
        self, room_type: RoomType, room_id: str, changes: RoomChanges
    ) -> Answer[None]:
        """Change what REST can change; what the room's type does not have is not sent."""
        write = conference_changes if room_type is RoomType.CONFERENCE else live_changes
        body = write(room_id, changes)
        return _answer(await self._about(room_type, commands.UPDATE_ROOM_INFO, body), None)

    async def _about(
        self,
        room_type: RoomType,
        command: Command,
        body: dict[str, Any],
        rank: Rank = Rank.PERSON,
    ) -> Called:
        return await self._caller.call(Ask(commands.SERVICES[room_type], command, body, rank))

    async def account_import(self, account: str, nick: str) -> Answer[None]:
        """Make `account` known; harmless when it is already."""
        body = {"UserID": account}
        if nick:
            body["Nick"] = clip_bytes(nick, NICK_MOST)
        ask = Ask(commands.ACCOUNTS, commands.ACCOUNT_IMPORT, body)
        return _answer(await self._caller.call(ask), None)

    async def account_check(self, accounts: Sequence[str]) -> Answer[frozenset[str]]:
        """Return those of `accounts` that are imported; a hundred are asked at a time."""
        imported: frozenset[str] = frozenset()
        tries: tuple[Try, ...] = ()
        for start in range(0, len(accounts), CHECKED_AT_ONCE):
            asked = accounts[start : start + CHECKED_AT_ONCE]
            body = {"CheckItem": [{"UserID": account} for account in asked]}
            called = await self._caller.call(Ask(commands.ACCOUNTS, commands.ACCOUNT_CHECK, body))
            tries += called.tries
            imported |= _given(read_imported(called.content), commands.ACCOUNT_CHECK, tries)
        return Answer(imported, tries[-1].request_id if tries else "", tries)


def _existed(called: Called) -> bool:
    return called.last.code == commands.ALREADY_OURS


def _answer(called: Called, value: T) -> Answer[T]:
    return Answer(value, called.last.request_id, called.tries)


def _given(value: T | None, command: Command, tries: tuple[Try, ...]) -> T:
    """Return what an answer of code 0 must show; without it, it was not the room service."""
    if value is None:
        last = tries[-1]
        odd = Try(last.at, last.took_s, request_id=last.request_id, fault=Fault.NOT_JSON)
        raise RoomApiUnreachable(command.name, (*tries[:-1], odd))
    return value
