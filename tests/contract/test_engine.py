"""The contract of `Engine`: what is due is performed once, by whichever engine."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from bot.engine.choice import Upkeep, engine_of
from bot.ports import Clock, Engine, Store
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.store.opened import OpenedStore
from tests.factories import NOW, a_scheduled
from tests.stopped_clock import StoppedClock
from tests.unit.engine.performers import DONE, Performer, Stuck, add, left

POST = NewAction(ActionKind.POST_CARD, "post", float(NOW))

Start = Callable[[Performer], Awaitable[Engine]]


class Ahead:
    """Counts how often the bookings of series were made ahead."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> None:
        self.times += 1


async def no_clean_up(_: float) -> None:
    """Leave all as it is."""


@pytest.fixture
def clock() -> StoppedClock:
    """Give a clock that a test can push."""
    return StoppedClock()


@pytest.fixture
async def start(opened: OpenedStore, clock: Clock) -> AsyncIterator[Start]:
    """Start an engine, and stop it in the end."""
    async with AsyncExitStack() as stack:

        async def started(perform: Performer) -> Engine:
            upkeep = Upkeep(no_clean_up, Ahead())
            engine = engine_of(
                opened.store.actions, clock, upkeep, opened.shared, me="one", works=True
            )
            await engine.start(perform)
            stack.push_async_callback(engine.stop, 0.0)
            return engine

        yield started


async def test_what_was_due_before_the_start_is_performed_once(store: Store, start: Start) -> None:
    perform = Performer()
    await add(store, "a", "b")

    engine = await start(perform)
    await perform.has_done(2)
    await engine.stop(grace_s=5.0)

    assert sorted(one.key for one in perform.done) == ["a", "b"]
    assert await left(store, NOW + 1_000.0) == []


async def test_what_is_not_due_waits_for_its_time(
    store: Store, start: Start, clock: StoppedClock
) -> None:
    perform = Performer()
    await add(store, "later", due=NOW + 60.0)
    await add(store, "now")
    engine = await start(perform)
    await perform.has_done(1)

    clock.push(60.0)
    engine.nudge()
    await perform.has_done(2)

    assert [one.key for one in perform.done] == ["now", "later"]


async def test_what_nobody_nudged_for_is_noticed(store: Store, start: Start) -> None:
    perform = Performer()
    await start(perform)

    await add(store, "a")

    await perform.has_done(1)


async def test_what_follows_is_performed_too(store: Store, start: Start) -> None:
    made = Outcome(state=ActionState.DONE, then=(POST,))
    perform = Performer(lambda action: DONE if action.key == "post" else made)
    await add(store, "create")

    await start(perform)
    await perform.has_done(2)

    assert [one.key for one in perform.done] == ["create", "post"]


async def test_a_next_try_is_made_at_its_time(
    store: Store, start: Start, clock: StoppedClock
) -> None:
    again = Outcome(state=ActionState.PENDING, next_try=NOW + 30.0)
    perform = Performer(lambda action: again if action.attempts == 1 else DONE)
    await add(store, "a")
    engine = await start(perform)
    await perform.has_done(1)

    clock.push(30.0)
    engine.nudge()
    await perform.has_done(2)

    assert [one.attempts for one in perform.done] == [1, 2]


async def test_many_that_are_due_together_are_all_performed_once(
    store: Store, start: Start
) -> None:
    names = [f"{number:03}" for number in range(300)]  # 256 fit at once
    perform = Performer()
    await add(store, *names)

    await start(perform)
    await perform.has_done(300)

    assert sorted(one.key for one in perform.done) == names


async def test_what_somebody_waits_for_begins_though_planned_work_has_all_its_places(
    store: Store, start: Start
) -> None:
    perform = Stuck()
    for number in range(257):  # one more than fit
        planned = a_scheduled(id=f"{number:03}")
        action = NewAction(ActionKind.CREATE_ROOM, planned.id, NOW - 1.0)
        await store.bookings.add(planned, [action])
    engine = await start(perform)
    await perform.has_done(256)

    await add(store, "now")
    engine.nudge()
    await perform.has_done(257)

    assert perform.done[-1].key == "now"
    perform.let_go.set()


async def test_a_perform_that_raises_is_tried_again_later(
    store: Store, start: Start, clock: StoppedClock
) -> None:
    def answer(action: Action) -> Outcome:
        if action.attempts == 1:
            raise LookupError("a bug of ours")
        return DONE

    perform = Performer(answer)
    await add(store, "a")
    engine = await start(perform)
    await perform.has_done(1)

    while len(perform.done) == 1:
        clock.push(1.0)
        engine.nudge()
        await asyncio.sleep(0.02)

    assert [one.attempts for one in perform.done] == [1, 2]


async def test_what_runs_at_the_end_is_finished(store: Store, start: Start) -> None:
    perform = Stuck()
    await add(store, "a")
    engine = await start(perform)
    await perform.has_done(1)

    stopping = asyncio.create_task(engine.stop(grace_s=5.0))
    await asyncio.sleep(0.05)
    perform.let_go.set()
    await stopping

    assert await left(store, NOW + 1_000.0) == []


async def test_what_does_not_end_in_time_is_given_back_at_once(store: Store, start: Start) -> None:
    perform = Stuck()
    await add(store, "a")
    engine = await start(perform)
    await perform.has_done(1)

    await engine.stop(grace_s=0.0)

    assert await left(store, NOW) == ["a"]


async def test_a_stopped_engine_claims_nothing_and_may_be_stopped_again(
    store: Store, start: Start
) -> None:
    perform = Performer()
    engine = await start(perform)
    await engine.stop(grace_s=0.0)

    await add(store, "a")
    engine.nudge()
    await engine.stop(grace_s=0.0)

    assert await left(store, NOW) == ["a"]
    assert perform.done == []
