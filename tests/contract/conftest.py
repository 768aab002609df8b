"""The stores that must keep the contract; another database joins by another entry."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ports import Store
from bot.store.opened import OpenedStore
from bot.store.sqlite import open_store


async def open_sqlite(folder: Path) -> OpenedStore:
    """Open a store of its own in `folder`."""
    return await open_store(folder / "greenroom.db")


STORES = {"sqlite": open_sqlite}


@pytest.fixture(params=STORES)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Give an empty store of each kind."""
    opened = await STORES[request.param](tmp_path)
    yield opened.store
    await opened.close()
