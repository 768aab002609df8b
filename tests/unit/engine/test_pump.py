"""The pump when the store is away, and its leases."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.engine.pump import Pump, backoff_s
from bot.errors import StoreUnavailable
from bot.ports import Store
from bot.rooms.actions.action import Action, ActionKind, NewAction, Outcome
from bot.store.tables.actions import ActionTable
from tests.factories import NOW, a_booking
from tests.stopped_clock import StoppedClock
from tests.unit.engine.performers import Performer, Stuck


class ShakyActions:
    """Actions of a store that is away for the first `away` claims and finishes each."""

    def __init__(self, actions: ActionTable, away: int) -> None:
        self._actions = actions
        self.claims = self.finishes = away
        self.written = asyncio.Event()
        self.renew = actions.renew
        self.intend = actions.intend
        self.release = actions.release
        self.reminders = actions.reminders

    async def claim(
        self, me: str, now: float, until: float, limit: int, *, kept: int = 0
    ) -> Sequence[Action]:
        """Claim, once the store is back."""
        self.claims -= 1
        if self.claims >= 0:
            raise StoreUnavailable("database is locked")
        return await self._actions.claim(me, now, until, limit, kept=kept)

    async def finish(self, me: str, action: Action, outcome: Outcome) -> bool:
        """Finish, once the store is back."""
        self.finishes -= 1
        if self.finishes >= 0:
            raise StoreUnavailable("database is locked")
        is_ours = await self._actions.finish(me, action, outcome)
        self.written.set()
        return is_ours


async def add(store: Store) -> None:
    create = NewAction(ActionKind.CREATE_ROOM, "a", float(NOW))
    await store.bookings.add(a_booking(), [create])


async def stop(pump: Pump, running: asyncio.Task[None]) -> None:
    pump.finish_claiming()
    await running
    await pump.drain(grace_s=5.0)


async def test_a_store_that_was_away_costs_nothing_but_time(
    store: Store, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.pump.STORE_PAUSE_S", 0.0)
    assert isinstance(store.actions, ActionTable)
    shaky = ShakyActions(store.actions, away=2)
    pump = Pump(shaky, clock, me="one", in_flight=4)
    perform = Performer()
    await add(store)

    running = asyncio.create_task(pump.run(perform))
    while shaky.claims >= 0:  # each tick is one more try
        pump.wake()
        await asyncio.sleep(0)
    await asyncio.wait_for(shaky.written.wait(), 10.0)
    await stop(pump, running)

    assert len(perform.done) == 1
    assert await store.actions.claim("another", NOW + 60.0, NOW + 90.0, 10) == []


async def test_a_pump_with_nothing_running_renews_nothing(
    store: Store, clock: StoppedClock
) -> None:
    await add(store)
    await store.actions.claim("one", NOW, NOW + 30.0, 10)

    await Pump(store.actions, clock, me="one", in_flight=4).renew()

    assert len(await store.actions.claim("another", NOW + 30.0, NOW + 60.0, 10)) == 1


async def test_leases_of_what_runs_are_renewed(store: Store, clock: StoppedClock) -> None:
    pump = Pump(store.actions, clock, me="one", in_flight=4)
    perform = Stuck()
    await add(store)
    running = asyncio.create_task(pump.run(perform))
    await perform.has_done(1)

    clock.push(20.0)
    await pump.renew()

    assert await store.actions.claim("another", NOW + 49.0, NOW + 79.0, 10) == []
    perform.let_go.set()
    await stop(pump, running)


async def test_what_another_took_over_is_told_to_the_log_and_not_written(
    store: Store, clock: StoppedClock, caplog: pytest.LogCaptureFixture
) -> None:
    pump = Pump(store.actions, clock, me="one", in_flight=4)
    perform = Stuck()
    await add(store)
    running = asyncio.create_task(pump.run(perform))
    await perform.has_done(1)

    (taken,) = await store.actions.claim("another", NOW + 30.0, NOW + 60.0, 10)
    perform.let_go.set()
    await stop(pump, running)

    assert "(a) was taken over" in caplog.text
    assert await store.actions.intend("another", taken, NOW + 31.0) is True


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 2), (2, 4), (8, 256), (9, 300), (10_000, 300)]
)
def test_a_bug_is_tried_ever_more_rarely(attempts: int, seconds: int) -> None:
    assert backoff_s(attempts) == seconds


async def test_after_a_jump_of_the_clock_what_runs_is_not_taken_again(
    store: Store, clock: StoppedClock
) -> None:
    pump = Pump(store.actions, clock, me="one", in_flight=4)
    perform = Stuck()
    await add(store)
    running = asyncio.create_task(pump.run(perform))
    await perform.has_done(1)

    clock.push(600.0)
    pump.wake()
    await asyncio.sleep(0.05)

    assert len(perform.done) == 1
    assert await store.actions.claim("another", NOW + 601.0, NOW + 631.0, 10) == []
    pump.finish_claiming()
    await running
    await pump.drain(grace_s=0.0)


async def test_what_runs_is_not_begun_again_when_the_clock_goes_back_and_ahead(
    store: Store, clock: StoppedClock
) -> None:
    performer = Stuck()
    pump = Pump(store.actions, clock, me="one", in_flight=4)
    clock.push(7200)
    await pump.renew()
    clock.push(-7200)
    running = asyncio.create_task(pump.run(performer))
    await add(store)
    pump.wake()
    await performer.has_done(1)

    clock.push(300)
    later = NewAction(ActionKind.CREATE_ROOM, "b", float(NOW))
    await store.bookings.add(a_booking(id="b"), [later])
    pump.wake()
    await performer.has_done(2)

    assert [action.key for action in performer.done] == ["a", "b"]
    performer.let_go.set()
    pump.finish_claiming()
    await running
    await pump.drain(grace_s=1.0)


async def test_due_actions_are_found_also_when_nobody_wakes_the_pump(
    store: Store, clock: StoppedClock
) -> None:
    performer = Performer()
    pump = Pump(store.actions, clock, me="one", in_flight=4, looks_anyway_s=0.01)
    running = asyncio.create_task(pump.run(performer))
    await asyncio.sleep(0)

    await add(store)

    await performer.has_done(1)
    pump.finish_claiming()
    await running
    await pump.drain(grace_s=1.0)


async def test_who_asks_for_a_look_is_told_when_it_is_done(
    store: Store, clock: StoppedClock
) -> None:
    pump = Pump(store.actions, clock, me="one", in_flight=4)
    perform = Performer()
    running = asyncio.create_task(pump.run(perform))
    await add(store)

    await pump.look()
    await perform.has_done(1)

    await stop(pump, running)


async def test_a_pump_that_is_being_stopped_looks_no_more_and_says_so(
    store: Store, clock: StoppedClock
) -> None:
    pump = Pump(store.actions, clock, me="one", in_flight=4)
    running = asyncio.create_task(pump.run(Performer()))
    await pump.look()
    pump.finish_claiming()
    asked = [asyncio.create_task(pump.look()) for _ in range(2)]

    told = await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), 5.0)

    assert [str(one) for one in told] == ["it is being stopped"] * 2
    await stop(pump, running)
