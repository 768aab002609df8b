"""The engine: what is due is performed once, and nothing is lost on the way."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest
import uvloop

from bot.engine.apscheduler_engine import ApschedulerEngine
from bot.errors import StoreUnavailable
from bot.ports import Store
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.store.sqlite import open_store
from bot.store.tables.actions import ActionTable
from tests.factories import NOW
from tests.stopped_clock import StoppedClock
from tests.unit.engine.performers import DONE, Performer, Stuck, add, left

POST = NewAction(ActionKind.POST_CARD, "post", float(NOW))


def test_the_engine_and_the_store_run_on_the_server_s_event_loop(tmp_path: Path) -> None:
    async def story() -> list[str]:
        opened = await open_store(tmp_path / "uvloop.db")
        perform = Performer(lambda action: again if action.attempts == 1 else DONE)
        again = Outcome(state=ActionState.PENDING, next_try=float(NOW))
        await add(opened.store, "a")
        engine = ApschedulerEngine(opened.store.actions, StoppedClock(), me="one")
        await engine.start(perform)
        await perform.has_done(2)
        await engine.stop(grace_s=5.0)
        await opened.close()
        return [one.key for one in perform.done]

    assert uvloop.run(story()) == ["a", "a"]


async def test_what_is_not_due_waits_for_its_time(
    store: Store, engine: ApschedulerEngine, clock: StoppedClock
) -> None:
    perform = Performer()
    await add(store, "later", due=NOW + 60.0)
    await add(store, "now")
    await engine.start(perform)
    await perform.has_done(1)
    assert [one.key for one in perform.done] == ["now"]

    clock.push(60.0)
    engine.nudge()
    await perform.has_done(2)

    assert [one.key for one in perform.done] == ["now", "later"]


async def test_a_nudge_performs_at_once(
    store: Store, engine: ApschedulerEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.apscheduler_engine.TICK_S", 3_600)
    perform = Performer()
    await engine.start(perform)
    assert await left(store, NOW) == []  # by now the engine has looked, and sleeps
    await add(store, "a")

    engine.nudge()

    await perform.has_done(1)


async def test_a_tick_notices_what_nobody_nudged_for(
    store: Store, engine: ApschedulerEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.apscheduler_engine.TICK_S", 0.02)
    perform = Performer()
    await engine.start(perform)
    assert await left(store, NOW) == []

    await add(store, "a")

    await perform.has_done(1)


async def test_what_follows_is_performed_without_waiting_for_a_tick(
    store: Store, engine: ApschedulerEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.apscheduler_engine.TICK_S", 3_600)
    made = Outcome(state=ActionState.DONE, then=(POST,))
    perform = Performer(lambda action: DONE if action.key == "post" else made)
    await add(store, "create")

    await engine.start(perform)
    await perform.has_done(2)

    assert [one.key for one in perform.done] == ["create", "post"]


async def test_a_next_try_is_made_at_its_time_and_not_at_the_next_tick(
    store: Store,
    engine: ApschedulerEngine,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.engine.apscheduler_engine.TICK_S", 3_600)
    again = Outcome(state=ActionState.PENDING, next_try=NOW + 0.1)
    perform = Performer(lambda action: again if action.attempts == 1 else DONE)
    await add(store, "a")
    await engine.start(perform)
    await perform.has_done(1)
    for _ in range(5):  # the engine looks once more when the slot is free, and finds nothing
        await store.bookings.get("a")

    clock.push(0.1)
    await perform.has_done(2)

    assert [one.attempts for one in perform.done] == [1, 2]


async def test_more_than_fit_at_once_are_all_performed(
    store: Store, engine: ApschedulerEngine
) -> None:
    perform = Performer()
    names = [f"{number:02}" for number in range(11)]  # 4 fit
    await add(store, *names)

    await engine.start(perform)
    await perform.has_done(11)
    await engine.stop(grace_s=5.0)

    assert sorted(one.key for one in perform.done) == names


async def test_no_more_run_at_once_than_fit(store: Store, engine: ApschedulerEngine) -> None:
    perform = Stuck()
    await add(store, *"abcdef")

    await engine.start(perform)
    await perform.has_done(4)
    engine.nudge()

    assert sorted(await left(store, NOW)) == ["e", "f"]
    assert len(perform.done) == 4
    perform.let_go.set()


async def test_a_perform_that_raises_is_tried_again_later(
    store: Store,
    engine: ApschedulerEngine,
    clock: StoppedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def answer(action: Action) -> Outcome:
        if action.attempts == 1:
            raise LookupError("a bug of ours")
        return DONE

    perform = Performer(answer)
    await add(store, "a")
    await engine.start(perform)
    await perform.has_done(1)

    clock.push(2.0)
    await perform.has_done(2)
    await engine.stop(grace_s=5.0)

    assert [one.attempts for one in perform.done] == [1, 2]
    assert perform.done[1].last_error == "LookupError"
    assert "(a) broke off" in caplog.text
    assert "a bug of ours" in caplog.text


async def test_a_perform_that_raises_does_not_spin(store: Store, engine: ApschedulerEngine) -> None:
    def answer(action: Action) -> Outcome:
        raise LookupError(action.key)

    perform = Performer(answer)
    await add(store, "a")
    await engine.start(perform)
    await perform.has_done(1)
    await engine.stop(grace_s=5.0)

    assert await left(store, NOW + 1.9) == []
    assert await left(store, NOW + 2.0) == ["a"]


async def test_stopping_leaves_nothing_claimed(store: Store, engine: ApschedulerEngine) -> None:
    perform = Stuck()
    await add(store, *"abcdef")
    await engine.start(perform)
    await perform.has_done(4)

    await engine.stop(grace_s=0.0)

    assert sorted(await left(store, NOW)) == list("abcdef")


async def test_what_announced_its_effect_keeps_its_lease_after_a_stop(
    store: Store, engine: ApschedulerEngine
) -> None:
    perform = Stuck()
    await add(store, "a")
    await engine.start(perform)
    await perform.has_done(1)
    await store.actions.intend("one", perform.done[0], float(NOW))

    await engine.stop(grace_s=0.0)

    assert await left(store, NOW + 29.0) == []
    assert await left(store, NOW + 30.0) == ["a"]


async def test_after_a_stop_nothing_more_is_claimed(
    store: Store, engine: ApschedulerEngine
) -> None:
    perform = Performer()
    await engine.start(perform)
    await engine.stop(grace_s=5.0)
    await add(store, "a")

    engine.nudge()

    assert await left(store, NOW) == ["a"]
    assert perform.done == []


async def test_the_heart_beats_as_long_as_something_runs(
    store: Store,
    engine: ApschedulerEngine,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    beats: asyncio.Queue[float] = asyncio.Queue()
    assert isinstance(store.actions, ActionTable)
    monkeypatch.setattr(store.actions, "renew", lambda _me, _ids, until: beats.put(until))
    monkeypatch.setattr("bot.engine.apscheduler_engine.HEARTBEAT_S", 0.01)
    perform = Stuck()
    await add(store, "a")
    await engine.start(perform)
    await perform.has_done(1)

    clock.push(5.0)
    until = [await asyncio.wait_for(beats.get(), 10.0) for _ in range(3)]

    assert until[-1] == NOW + 5.0 + 30.0


async def test_a_heart_that_misses_a_beat_goes_on(
    store: Store,
    engine: ApschedulerEngine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    beats: asyncio.Queue[None] = asyncio.Queue()

    async def miss(_me: str, _ids: Sequence[int], _until: float) -> None:
        await beats.put(None)
        raise StoreUnavailable("database is locked")

    monkeypatch.setattr(store.actions, "renew", miss)
    monkeypatch.setattr("bot.engine.apscheduler_engine.HEARTBEAT_S", 0.01)
    await add(store, "a")
    await engine.start(Stuck())

    for _ in range(3):
        await asyncio.wait_for(beats.get(), 10.0)

    assert "leases were not renewed: database is locked" in caplog.text


async def test_a_store_that_is_away_at_the_stop_is_told_to_the_log(
    store: Store,
    engine: ApschedulerEngine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def away(_me: str) -> None:
        raise StoreUnavailable("database is locked")

    monkeypatch.setattr(store.actions, "release", away)
    await engine.start(Performer())

    await engine.stop(grace_s=0.0)

    assert "leases were not given back: database is locked" in caplog.text


async def test_an_engine_that_never_started_can_be_stopped(engine: ApschedulerEngine) -> None:
    await engine.stop(grace_s=5.0)


async def test_the_clock_is_quiet(
    engine: ApschedulerEngine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    await engine.start(Performer())
    await engine.stop(grace_s=0.0)

    assert [one for one in caplog.records if one.name.startswith("apscheduler")] == []


async def test_clean_up_is_given_the_time(
    store: Store, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.apscheduler_engine.CLEAN_UP_S", 0.01)
    called: asyncio.Queue[float] = asyncio.Queue()
    engine = ApschedulerEngine(store.actions, clock, me="one", clean_up=called.put)

    await engine.start(Performer())
    at = await asyncio.wait_for(called.get(), 10.0)
    await engine.stop(grace_s=0.0)

    assert at == NOW


async def test_a_clean_up_that_fails_is_logged_and_tried_again(
    store: Store,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.engine.apscheduler_engine.CLEAN_UP_S", 0.01)
    called: asyncio.Queue[float] = asyncio.Queue()

    async def fail(now: float) -> None:
        await called.put(now)
        raise StoreUnavailable("the disk is full")

    engine = ApschedulerEngine(store.actions, clock, me="one", clean_up=fail)
    await engine.start(Performer())
    await asyncio.wait_for(called.get(), 10.0)
    await asyncio.wait_for(called.get(), 10.0)
    await engine.stop(grace_s=0.0)

    assert "nothing was cleaned up: the disk is full" in caplog.text


async def test_series_are_expanded_at_the_start_and_an_away_store_is_survived(
    store: Store, clock: StoppedClock, caplog: pytest.LogCaptureFixture
) -> None:
    asked = asyncio.Event()

    async def expand() -> None:
        asked.set()
        raise StoreUnavailable("database is locked")

    engine = ApschedulerEngine(store.actions, clock, me="one", expand=expand)
    await engine.start(Performer())
    async with asyncio.timeout(5):
        await asked.wait()
    await engine.stop(grace_s=1.0)

    assert "series were not expanded" in caplog.text
