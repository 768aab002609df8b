"""The stores that must keep the contract; another database joins by another entry."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Final

import pytest

from bot.ports import Store
from bot.store.opened import OpenedStore
from bot.store.postgres.store import open_store as open_postgres
from bot.store.sqlite import open_store as open_sqlite
from tests.postgres import fresh


@asynccontextmanager
async def sqlite(folder: Path) -> AsyncIterator[OpenedStore]:
    """Open a store over a file of its own in `folder`."""
    opened = await open_sqlite(folder / "greenroom.db")
    yield opened
    await opened.close()


@asynccontextmanager
async def postgresql(_: Path) -> AsyncIterator[OpenedStore]:
    """Open a store over a place of its own in PostgreSQL."""
    with fresh() as url:
        opened = await open_postgres(url)
        yield opened
        await opened.close()


STORES: Final[dict[str, Callable[[Path], AbstractAsyncContextManager[OpenedStore]]]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
}


@pytest.fixture(params=STORES)
async def opened(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[OpenedStore]:
    """Give an empty store of each kind."""
    async with STORES[request.param](tmp_path) as store:
        yield store


@pytest.fixture
def store(opened: OpenedStore) -> Store:
    """Give the ports of an empty store of each kind."""
    return opened.store
