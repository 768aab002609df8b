"""Stores over one database, as several processes have it open."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack

import pytest

from bot.store.opened import OpenedStore
from bot.store.postgres.store import open_store
from tests.postgres import fresh

Open = Callable[[], Awaitable[OpenedStore]]


@pytest.fixture
def url() -> Iterator[str]:
    """Give the address of a database without tables."""
    with fresh() as address:
        yield address


@pytest.fixture
async def another(url: str) -> AsyncIterator[Open]:
    """Open one more store over the same database, as one more process would."""
    async with AsyncExitStack() as stack:

        async def open_another() -> OpenedStore:
            store = await open_store(url)
            stack.push_async_callback(store.close)
            return store

        yield open_another


@pytest.fixture
async def opened(another: Open) -> OpenedStore:
    """Give an open, empty store."""
    return await another()
