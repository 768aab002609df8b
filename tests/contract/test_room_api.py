"""The contract of `bot.ports.RoomApi`: for the fake, and for our client over HTTP.

The other side is the local room service: written from the documents alone, it shares no code with
the client.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
import pytest

from bot.errors import Fault, RoomApiRefused, RoomApiUnreachable
from bot.ports import RoomApi, RoomChanges
from bot.room_service.app import build
from bot.room_service.credentials import Credentials
from bot.room_service.faults.faults import Fault as ServiceFault
from bot.room_service.state import State
from bot.rooms.request import NewRoom
from bot.rooms.room import ROOM_TYPES, RoomKind, RoomType
from tests.factories import NOW, a_request
from tests.fake_room_api import FakeRoomApi
from tests.unit.tencent.props.timers import ADMIN, APP_ID, BASE_URL, KEY, Timers, an_api

KINDS = list(RoomKind)


@dataclass
class Side:
    """An implementation, and how to make it fail.

    Attributes:
        lose_request: The next create_room gets no answer and has no effect.
        lose_answer: The next create_room takes effect and gets no answer.
    """

    api: RoomApi
    lose_request: Callable[[], None]
    lose_answer: Callable[[], None]
    timers: Timers

    async def create(
        self, kind: RoomKind = RoomKind.CONFERENCE, *, owner: str = ADMIN, **asked: object
    ) -> bool:
        """Make the room ``standup-42``; return whether it existed. Some time passes before."""
        await self.timers.push(2)
        new = NewRoom(
            request=a_request(kind=kind, **asked),
            room_id="standup-42",
            owner_account=owner,
            starts_at=NOW,
            custom_info="ours" if kind is RoomKind.CONFERENCE else "",
        )
        return (await self.api.create_room(new)).value.existed

    async def is_there(self) -> bool:
        """Say whether the room ``standup-42`` exists."""
        try:
            await self.api.get_room_info(RoomType.CONFERENCE, "standup-42")
        except RoomApiRefused:
            return False
        return True


@asynccontextmanager
async def the_fake() -> AsyncIterator[Side]:
    timers = Timers()
    fake = FakeRoomApi(timers.clock)
    yield Side(
        fake,
        lambda: fake.fail_with(Fault.DROPPED, times=1),
        lambda: fake.lose_answers(times=1),
        timers,
    )


@asynccontextmanager
async def the_client() -> AsyncIterator[Side]:
    timers = Timers()
    app = build(Credentials(APP_ID, KEY, ADMIN), clock=timers.clock.now)
    service: State = app.state.service

    def lose(kind: str) -> Callable[[], None]:
        return lambda: service.faults.add(ServiceFault(kind, command="create_room"))

    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=BASE_URL) as http:
        yield Side(an_api(http, timers), lose("drop_before"), lose("drop_after"), timers)
    # Whatever the service found odd in a call is a deviation from the documents.
    assert [note for call in service.calls for note in call.notes] == []


SIDES = {"fake": the_fake, "client": the_client}


@pytest.fixture(params=SIDES)
async def side(request: pytest.FixtureRequest) -> AsyncIterator[Side]:
    async with SIDES[request.param]() as opened:
        yield opened


@pytest.mark.parametrize("kind", KINDS)
async def test_a_room_that_was_made_can_be_read(side: Side, kind: RoomKind) -> None:
    existed = await side.create(kind, name="Stand-up")

    info = (await side.api.get_room_info(ROOM_TYPES[kind], "standup-42")).value
    assert not existed
    assert (info.room_id, info.room_type, info.name) == ("standup-42", ROOM_TYPES[kind], "Stand-up")
    assert info.owner_account == ADMIN
    assert info.created_at == int(side.timers.clock.now())


async def test_a_conference_keeps_our_mark(side: Side) -> None:
    await side.create()

    answer = await side.api.get_room_info(RoomType.CONFERENCE, "standup-42")

    assert answer.value.custom_info == "ours"


async def test_a_live_room_has_the_notice_that_was_asked_for(side: Side) -> None:
    await side.create(RoomKind.LIVE, notice="Bring slides")

    answer = await side.api.get_room_info(RoomType.LIVE, "standup-42")

    assert answer.value.notice == "Bring slides"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_room_made_twice_by_the_same_owner_existed(side: Side, kind: RoomKind) -> None:
    await side.create(kind)

    assert await side.create(kind)


async def test_a_room_of_another_owner_is_taken(side: Side) -> None:
    await side.api.account_import("alice", "Alice")
    await side.create()

    with pytest.raises(RoomApiRefused, match="create_room: 100003"):
        await side.create(owner="alice")


async def test_who_was_not_imported_can_own_no_room(side: Side) -> None:
    with pytest.raises(RoomApiRefused, match="create_room: 100002") as refused:
        await side.create(owner="stranger")

    assert refused.value.last.info == "invalid owner account"
    assert not await side.is_there()


async def test_who_was_imported_can_own_a_room(side: Side) -> None:
    await side.api.account_import("alice", "Alice")

    assert not await side.create(owner="alice")


async def test_importing_twice_is_harmless(side: Side) -> None:
    for _ in range(2):
        await side.api.account_import("alice", "Alice")

    answer = await side.api.account_check(["alice", "bob"])
    assert answer.value == {"alice"}


async def test_any_number_of_accounts_can_be_checked(side: Side) -> None:
    await side.api.account_import("u250", "")

    answer = await side.api.account_check([f"u{number}" for number in range(301)])

    assert answer.value == {"u250"}


async def test_to_check_nobody_finds_nobody(side: Side) -> None:
    assert (await side.api.account_check([])).value == frozenset()


Act = Callable[[RoomApi, RoomType], Awaitable[object]]
ABOUT_A_ROOM: dict[str, Act] = {
    "get_room_info": lambda api, kind: api.get_room_info(kind, "standup-42"),
    "destroy_room": lambda api, kind: api.destroy_room(kind, "standup-42"),
    "update_room_info": lambda api, kind: api.update_room_info(
        kind, "standup-42", RoomChanges(name="New")
    ),
}


@pytest.mark.parametrize("room_type", RoomType)
@pytest.mark.parametrize("command", ABOUT_A_ROOM)
async def test_there_is_nothing_to_say_about_a_room_that_is_not_there(
    side: Side, command: str, room_type: RoomType
) -> None:
    with pytest.raises(RoomApiRefused, match=f"{command}: 100004"):
        await ABOUT_A_ROOM[command](side.api, room_type)


@pytest.mark.parametrize("command", ABOUT_A_ROOM)
async def test_the_other_service_does_not_know_the_room(side: Side, command: str) -> None:
    await side.create(RoomKind.LIVE)

    with pytest.raises(RoomApiRefused, match=f"{command}: 100006"):
        await ABOUT_A_ROOM[command](side.api, RoomType.CONFERENCE)


async def test_a_room_that_was_destroyed_is_gone(side: Side) -> None:
    await side.create()

    await side.api.destroy_room(RoomType.CONFERENCE, "standup-42")

    assert not await side.is_there()


@pytest.mark.parametrize("kind", [RoomKind.CONFERENCE, RoomKind.LIVE])
async def test_a_room_can_be_renamed(side: Side, kind: RoomKind) -> None:
    await side.create(kind, name="Old")

    await side.api.update_room_info(ROOM_TYPES[kind], "standup-42", RoomChanges(name="New"))

    answer = await side.api.get_room_info(ROOM_TYPES[kind], "standup-42")
    assert answer.value.name == "New"


async def test_a_request_that_got_lost_made_nothing(side: Side) -> None:
    side.lose_request()

    with pytest.raises(RoomApiUnreachable) as lost:
        await side.create()

    assert lost.value.last.fault is Fault.DROPPED
    assert not await side.is_there()


async def test_an_answer_that_got_lost_is_found_by_asking_again(side: Side) -> None:
    side.lose_answer()

    with pytest.raises(RoomApiUnreachable) as lost:
        await side.create()

    assert lost.value.may_have_happened
    assert await side.create()


async def test_an_answer_says_which_request_it_was_and_when(side: Side) -> None:
    await side.create()

    answer = await side.api.get_room_info(RoomType.CONFERENCE, "standup-42")

    (one,) = answer.tries
    assert answer.request_id.startswith("Id-")
    assert (one.code, one.fault, one.request_id) == (0, None, answer.request_id)
    assert one.at == side.timers.clock.now()
