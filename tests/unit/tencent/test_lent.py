"""Lent slots: whatever the number of processes, no second holds more calls than there are slots."""

import asyncio
import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import StoreUnavailable
from bot.ports import Lent
from bot.tencent.pacing.lent import FRESH_S, LentSlots
from bot.tencent.pacing.slots import Rank
from tests.unit.tencent.props.lenders import FakeLender
from tests.unit.tencent.props.timers import Timers, settle

CREATE = "room_engine_http_srv/create_room"


class World:
    """Processes that share a rate, and the instants at which the service counted their calls."""

    def __init__(self, number: int, processes: int = 1) -> None:
        self.timers = Timers()
        now = self.timers.clock.now
        self.lender = FakeLender(now)
        self.processes = [
            LentSlots(CREATE, number, self.lender, self.timers.later, now) for _ in range(processes)
        ]
        self.counted: list[float] = []

    async def call(self, process: int, rank: Rank, way_s: float, back_s: float) -> None:
        """Take a slot; the call is counted after `way_s`, and its answer is here `back_s` later."""
        slots = self.processes[process]
        slot = await slots.take(rank)
        await self._passes(way_s)
        self.counted.append(self.timers.clock.now())
        await self._passes(back_s)
        slots.end(slot)

    async def _passes(self, seconds: float) -> None:
        over = asyncio.Event()
        self.timers.later(seconds, over.set)
        await over.wait()

    def most_in_a_second(self) -> int:
        """Return how many were counted in the fullest second."""
        return max(sum(at <= one < at + 1.0 for one in self.counted) for at in self.counted)


@given(
    number=st.integers(1, 8),
    processes=st.integers(1, 4),
    seed=st.integers(0, 10_000),
)
@settings(max_examples=25, deadline=None)
def test_no_sliding_second_holds_more_calls_than_there_are_slots(
    number: int, processes: int, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance is no secret, but must be repeatable

    async def story() -> World:
        world = World(number, processes)
        calls = [
            asyncio.create_task(
                world.call(
                    chance.randrange(processes),
                    chance.choice(list(Rank)),
                    chance.uniform(0.0, 3.0),
                    chance.uniform(0.0, 3.0),
                )
            )
            for _ in range(3 * number)
        ]
        while not all(one.done() for one in calls):
            await world.timers.push(0.1)
        return world

    world = asyncio.run(story())

    assert len(world.counted) == 3 * number
    assert world.most_in_a_second() <= number


async def test_people_go_before_scheduled_work_of_their_process() -> None:
    world = World(1)
    served: list[str] = []

    async def wants(name: str, rank: Rank) -> None:
        await world.call(0, rank, 0.0, 0.0)
        served.append(name)

    tasks = [asyncio.create_task(wants("first", Rank.SCHEDULED))]
    await world.timers.push(0.1)
    tasks += [asyncio.create_task(wants("booking", Rank.SCHEDULED))]
    tasks += [asyncio.create_task(wants("person", Rank.PERSON))]
    for _ in range(40):
        await world.timers.push(0.1)

    assert served == ["first", "person", "booking"]


async def test_people_go_before_scheduled_work_of_other_processes_too() -> None:
    world = World(5, processes=2)
    burst = [asyncio.create_task(world.call(0, Rank.SCHEDULED, 0.0, 0.0)) for _ in range(20)]
    await settle()
    for _ in range(5):
        await world.timers.push(0.1)
    assert len(world.counted) == 5

    people = [asyncio.create_task(world.call(1, Rank.PERSON, 0.0, 0.0)) for _ in range(3)]
    await settle()
    for _ in range(8):
        await world.timers.push(0.1)

    assert all(one.done() for one in people)
    for one in burst:
        one.cancel()


async def test_what_a_dead_process_had_comes_back() -> None:
    world = World(1, processes=2)
    killed = asyncio.create_task(world.call(0, Rank.PERSON, 0.0, 1000.0))
    await world.timers.push(0.1)
    waiting = asyncio.create_task(world.call(1, Rank.PERSON, 0.0, 0.0))

    await world.timers.push(11.0)
    assert not waiting.done()
    await world.timers.push(2.0)

    assert waiting.done()
    killed.cancel()


async def test_a_process_that_stood_still_does_not_use_what_it_got_before() -> None:
    world = World(5)
    (slots,) = world.processes
    taking = asyncio.create_task(slots.take(Rank.PERSON))
    for _ in range(2):  # it has asked, and was given one, but has not gone on yet
        await asyncio.sleep(0)
    assert not taking.done()
    world.timers.clock.push(FRESH_S)
    await settle()

    assert taking.done()
    assert world.lender.asked == 2


async def test_whoever_waits_is_told_when_the_store_is_away() -> None:
    world = World(1)
    world.lender.is_away = True

    with pytest.raises(StoreUnavailable):
        await world.processes[0].take(Rank.PERSON)

    world.lender.is_away = False
    assert await world.processes[0].take(Rank.PERSON) == 0


async def test_what_cannot_be_given_back_comes_back_by_itself() -> None:
    world = World(1)
    (slots,) = world.processes
    slots_end = await slots.take(Rank.PERSON)
    world.lender.is_away = True
    slots.end(slots_end)
    await world.timers.push(0.1)
    world.lender.is_away = False

    waiting = asyncio.create_task(slots.take(Rank.PERSON))
    await world.timers.push(12.1)

    assert waiting.done()


async def test_who_gives_up_as_the_slot_comes_gives_it_back() -> None:
    world = World(1)
    (slots,) = world.processes
    given_up = asyncio.create_task(slots.take(Rank.PERSON))
    for _ in range(2):
        await asyncio.sleep(0)
    given_up.cancel()
    await settle()

    waiting = asyncio.create_task(slots.take(Rank.PERSON))
    await world.timers.push(1.2)

    assert waiting.done()


class Slow(FakeLender):
    """A lender that lends only when it is let go, and has a bug for the first to give back."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__(now)
        self.let_go = asyncio.Event()
        self.let_go.set()
        self.bugs = 0
        self.back: list[int] = []

    async def lend(
        self, command: str, number: int, most: int, *, for_s: float, is_urgent: bool
    ) -> Sequence[Lent]:
        await self.let_go.wait()
        return await super().lend(command, number, most, for_s=for_s, is_urgent=is_urgent)

    async def take_back(self, command: str, slots: Sequence[int], *, free_in_s: float) -> None:
        if self.bugs:
            self.bugs -= 1
            raise LookupError("a bug")
        self.back += slots
        await super().take_back(command, slots, free_in_s=free_in_s)


def a_slow_one(timers: Timers) -> tuple[LentSlots, Slow]:
    lender = Slow(timers.clock.now)
    return LentSlots(CREATE, 5, lender, timers.later, timers.clock.now), lender


async def test_what_ends_after_a_bug_is_given_back(
    timers: Timers, caplog: pytest.LogCaptureFixture
) -> None:
    slots, lender = a_slow_one(timers)
    first, second = await slots.take(Rank.PERSON), await slots.take(Rank.PERSON)
    lender.bugs = 1
    for slot in (first, second):
        slots.end(slot)
        await settle()
        await timers.push(0.1)

    assert lender.back == [second]
    assert "LookupError: a bug" in caplog.text


async def test_what_is_being_lent_at_the_end_is_given_back_before_it(timers: Timers) -> None:
    slots, lender = a_slow_one(timers)
    lender.let_go.clear()
    given_up = [asyncio.create_task(slots.take(Rank.SCHEDULED)) for _ in range(3)]
    await settle()
    for one in given_up:
        one.cancel()

    settling = asyncio.create_task(slots.settle())
    await settle()
    was_early = settling.done()
    lender.let_go.set()
    await settle()
    await timers.push(0.1)

    assert not was_early
    assert sorted(lender.back) == [0, 1, 2]
    assert settling.done()


async def test_what_is_promised_for_a_moment_later_is_given_back_too(timers: Timers) -> None:
    slots, lender = a_slow_one(timers)
    await lender.lend(CREATE, 5, 5, for_s=0.0, is_urgent=True)  # all, for a moment
    given_up = asyncio.create_task(slots.take(Rank.PERSON))
    await settle()
    given_up.cancel()

    settling = asyncio.create_task(slots.settle())
    await settle()
    was_early = settling.done()
    await timers.push(0.5)

    assert not was_early
    assert lender.back == [0]
    assert settling.done()
