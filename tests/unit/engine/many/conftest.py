"""Processes on one database: each has a store of its own, and an engine if it wants one."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest

from bot.engine.choice import Upkeep, engine_of
from bot.ports import Clock, Engine, Shared, Store
from bot.store.postgres.store import open_store
from tests.postgres import fresh
from tests.unit.engine.performers import Performer


@dataclass(frozen=True, slots=True)
class Process:
    """One process, as far as an engine is concerned."""

    store: Store
    shared: Shared
    clock: Clock
    engine: Engine


class Upkept:
    """Counts how often bookings of series were made ahead."""

    def __init__(self) -> None:
        self.times = 0

    async def expand(self) -> None:
        self.times += 1

    async def clean_up(self, _: float) -> None:
        """Leave all as it is."""


Start = Callable[..., Awaitable[Process]]


@pytest.fixture
def url() -> Iterator[str]:
    """Give the address of a database without tables."""
    with fresh() as address:
        yield address


@pytest.fixture
async def start(url: str) -> AsyncIterator[Start]:
    """Start one more process; each claims under a name of its own."""
    async with AsyncExitStack() as stack:

        async def started(perform: Performer, *, works: bool = True) -> Process:
            opened = await open_store(url)
            stack.push_async_callback(opened.close)
            shared, clock = opened.shared, opened.clock
            assert shared is not None
            assert clock is not None
            upkept, me = Upkept(), str(id(opened))
            upkeep = Upkeep(upkept.clean_up, upkept.expand)
            engine = engine_of(opened.store.actions, clock, upkeep, shared, me=me, works=works)
            await engine.start(perform)
            stack.push_async_callback(engine.stop, 0.0)
            return Process(opened.store, shared, clock, engine)

        yield started
