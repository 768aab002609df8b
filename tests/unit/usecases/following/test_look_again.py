"""What comes of callbacks: looks at rooms of ours, few, late and in nobody's way."""

from dataclasses import replace

import pytest

from bot import metrics
from bot.errors import Fault, RoomApiUnreachable, StoreUnavailable, Try
from bot.ports import Answer as Given
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.rooms.room import RoomInfo, RoomKind, RoomType
from bot.usecases.end_room import end_booking
from bot.usecases.following.gather import KEYS_MOST, Work
from bot.usecases.following.look_again import LookAgain, look_again
from bot.usecases.outside import Outside
from tests.factories import a_place
from tests.fake_room_api import FakeRoomApi
from tests.unit.tencent.props.timers import Timers
from tests.unit.usecases.conftest import World

CONFERENCE = RoomType.CONFERENCE


class Ear:
    """What hears callbacks, with timers that are pushed and a pool that does all at once."""

    def __init__(self, outside: Outside) -> None:
        self.timers = Timers()
        self.waiting: list[Work] = []
        self.is_full = False
        self.looks = LookAgain(outside, self._submit, self.timers.later)

    def _submit(self, work: Work) -> bool:
        if not self.is_full:
            self.waiting.append(work)
        return not self.is_full

    async def push(self, seconds: float) -> int:
        """Let time pass in quarters of a second; return how many looks were made."""
        looks = 0
        for _ in range(round(seconds * 4)):
            await self.timers.push(0.25)
            while self.waiting:
                looks += 1
                await self.waiting.pop(0)()
        return looks


async def a_ready_room(world: World, **changes: object) -> Booking:
    booking = (await world.book(**changes)).booking
    await world.run_due()
    return await world.stored(booking)


def put_inside(world: World, booking: Booking, number: int) -> None:
    room = world.room_api.rooms[booking.room_id]
    world.room_api.rooms[booking.room_id] = replace(room, member_count=number)


def seen(outcome: str) -> float:
    name = "greenroom_room_looks_total"
    return metrics.REGISTRY.get_sample_value(name, {"outcome": outcome}) or 0.0


async def test_who_entered_is_counted_on_the_card(world: World) -> None:
    booking = await a_ready_room(world)
    put_inside(world, booking, 2)

    await look_again(CONFERENCE, booking.room_id, world.outside)
    await world.run_due()

    shown = world.announcer.shown(booking.id)
    assert shown.info is not None
    assert shown.info.member_count == 2
    assert world.room_api.patient == 1


async def test_a_room_that_is_gone_is_over_and_ended_by_nobody(world: World) -> None:
    booking = await a_ready_room(world)
    world.room_api.rooms.clear()

    await look_again(CONFERENCE, booking.room_id, world.outside)
    await world.run_due()

    shown = world.announcer.shown(booking.id)
    assert (shown.state, shown.ended_by, shown.ends_at) == (State.OVER, "", booking.ends_at)


async def test_who_ended_it_is_said_also_when_a_look_was_quicker(world: World) -> None:
    before = await a_ready_room(world)
    world.room_api.rooms.clear()
    await look_again(CONFERENCE, before.room_id, world.outside)

    ended = await end_booking(before, a_place(), world.outside)
    await world.run_due()

    assert (ended.state, ended.ended_by, ended.trouble) == (State.OVER, "U0ANNA", None)
    assert world.announcer.shown(before.id).ended_by == "U0ANNA"


async def test_the_same_news_twice_is_harmless(world: World) -> None:
    booking = await a_ready_room(world)
    world.room_api.rooms.clear()

    await look_again(CONFERENCE, booking.room_id, world.outside)
    once = await world.stored(booking)
    await look_again(CONFERENCE, booking.room_id, world.outside)

    assert await world.stored(booking) == once


@pytest.mark.parametrize(
    ("room_type", "room_id"), [(RoomType.LIVE, ""), (CONFERENCE, "somebody-elses")]
)
async def test_rooms_that_are_not_ours_are_passed_over(
    world: World, room_type: RoomType, room_id: str
) -> None:
    booking = await a_ready_room(world)
    before = seen("not_ours")

    await look_again(room_type, room_id or booking.room_id, world.outside)

    assert (world.room_api.patient, seen("not_ours") - before) == (0, 1)


async def test_a_live_room_is_looked_at_by_its_own_service(world: World) -> None:
    booking = await a_ready_room(world, kind=RoomKind.LIVE)

    await look_again(RoomType.LIVE, booking.room_id, world.outside)

    assert (await world.stored(booking)).checked_at == world.clock.now()


class DeafRoomApi(FakeRoomApi):
    """A room service that does not answer when it is asked for a room."""

    async def get_room_info(
        self, room_type: RoomType, room_id: str, *, can_wait: bool = False
    ) -> Given[RoomInfo]:
        assert room_type, room_id
        assert can_wait
        raise RoomApiUnreachable("get_room_info", (Try(0.0, 10.0, fault=Fault.TIMED_OUT),))


async def test_a_look_that_gets_no_answer_is_dropped(world: World) -> None:
    booking = await a_ready_room(world)
    before = seen("failed")

    deaf = replace(world.outside, room_api=DeafRoomApi(world.clock))
    await look_again(CONFERENCE, booking.room_id, deaf)

    assert await world.stored(booking) == booking
    assert seen("failed") - before == 1


class LostFinder:
    """A store that cannot be read just now."""

    async def ready_with(self, room_id: str) -> list[Booking]:
        raise StoreUnavailable(f"no room for {room_id}")

    async def is_elsewhere(self, team_id: str, room_id: str) -> bool:
        raise StoreUnavailable(f"no room for {team_id} {room_id}")

    async def concerning(
        self, team_id: str, user_id: str, since: float, limit: int = 200
    ) -> list[Booking]:
        raise StoreUnavailable(f"nothing of {team_id} {user_id} since {since}, {limit}")


async def test_a_store_that_cannot_be_read_costs_one_look(world: World) -> None:
    before = seen("failed")

    store = replace(world.outside.store, finder=LostFinder())
    await look_again(CONFERENCE, "stand-up", replace(world.outside, store=store))

    assert seen("failed") - before == 1


async def test_a_hundred_entries_in_a_second_are_one_look(world: World) -> None:
    booking = await a_ready_room(world)
    ear, looks = Ear(world.outside), 0

    for _ in range(4):
        for _ in range(25):
            ear.looks.hear(CONFERENCE, booking.room_id)
        looks += await ear.push(0.25)
    looks += await ear.push(60)

    assert looks == world.room_api.patient == 1


async def test_the_last_word_is_always_looked_at(world: World) -> None:
    booking = await a_ready_room(world)
    ear = Ear(world.outside)
    ear.looks.hear(CONFERENCE, booking.room_id)
    await ear.push(1)
    put_inside(world, booking, 3)

    ear.looks.hear(CONFERENCE, booking.room_id)
    await ear.push(2)

    info = (await world.stored(booking)).info
    assert info is not None
    assert info.member_count == 3


async def test_where_people_come_and_go_all_the_time_looks_become_rare(world: World) -> None:
    booking = await a_ready_room(world)
    ear, looks = Ear(world.outside), []

    for _ in range(20):
        ear.looks.hear(CONFERENCE, booking.room_id)
        looks.append(await ear.push(1))

    assert [number for number, made in enumerate(looks, 1) if made] == [1, 3, 7, 11, 15, 19]


async def test_after_a_rest_a_room_is_looked_at_soon_again(world: World) -> None:
    booking = await a_ready_room(world)
    ear = Ear(world.outside)
    ear.looks.hear(CONFERENCE, booking.room_id)
    await ear.push(4)

    ear.looks.hear(CONFERENCE, booking.room_id)

    assert await ear.push(1) == 1


async def test_a_full_pool_drops_a_look_and_takes_the_next(world: World) -> None:
    booking = await a_ready_room(world)
    ear = Ear(world.outside)
    ear.is_full = True
    ear.looks.hear(CONFERENCE, booking.room_id)
    before = seen("dropped")
    assert await ear.push(1) == 0
    ear.is_full = False

    ear.looks.hear(CONFERENCE, booking.room_id)

    assert (await ear.push(1), seen("dropped") - before) == (1, 1)


async def test_a_flood_of_rooms_is_bounded(world: World) -> None:
    ear = Ear(world.outside)
    before = seen("dropped")

    for number in range(KEYS_MOST + 10):
        ear.looks.hear(CONFERENCE, f"room-{number}")

    assert seen("dropped") - before == 10
    assert await ear.push(1) == KEYS_MOST
