"""An engine over a real store, with a clock that stands still."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.engine.apscheduler_engine import ApschedulerEngine
from bot.ports import Store
from bot.store.sqlite import open_store
from tests.stopped_clock import StoppedClock


@pytest.fixture
def clock() -> StoppedClock:
    """Give a clock that a test can push."""
    return StoppedClock()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Give an empty store."""
    opened = await open_store(tmp_path / "greenroom.db")
    yield opened.store
    await opened.close()


@pytest.fixture
async def engine(store: Store, clock: StoppedClock) -> AsyncIterator[ApschedulerEngine]:
    """Give an engine that is not started yet; it is stopped in the end."""
    engine = ApschedulerEngine(store.actions, clock, me="one", in_flight=4)
    yield engine
    await engine.stop(grace_s=0.0)
