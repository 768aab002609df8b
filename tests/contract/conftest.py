"""The stores that must keep the contract; another database joins by another entry."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ports import Store
from bot.store.sqlite import SqliteStore, open_store


async def open_sqlite(folder: Path) -> SqliteStore:
    """Open a store of its own in `folder`."""
    return await open_store(folder / "greenroom.db")


STORES = {"sqlite": open_sqlite}


@pytest.fixture(params=STORES)
async def opened(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """Open an empty store of each kind."""
    one = await STORES[request.param](tmp_path)
    yield one
    await one.close()


@pytest.fixture
def store(opened: SqliteStore) -> Store:
    """Give its ports."""
    return opened.store
