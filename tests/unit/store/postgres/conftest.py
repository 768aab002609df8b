"""Stores over one database, as several processes have it open."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack

import psycopg
import pytest

from bot.ports import Promoter, Wake
from bot.store.opened import OpenedStore
from bot.store.postgres.store import open_store
from tests.postgres import fresh

Open = Callable[[], Awaitable[OpenedStore]]
Sent = list[Wake]


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


@pytest.fixture
def sent() -> Sent:
    """Give what was sent so far."""
    return []


@pytest.fixture
def promoter(opened: OpenedStore, sent: Sent) -> Promoter:
    """Give a promoter whose wake-ups are only written down."""

    def send(_: psycopg.Connection[object], wakes: Sequence[Wake]) -> None:
        sent.extend(wakes)

    assert opened.shared is not None
    return opened.shared.promoter(send)
