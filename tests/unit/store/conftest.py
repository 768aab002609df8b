"""A store over a file of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.opened import OpenedStore
from bot.store.sqlite import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a path where no file is yet."""
    return tmp_path / "greenroom.db"


@pytest.fixture
async def opened(path: Path) -> AsyncIterator[OpenedStore]:
    """Give an open, empty store."""
    store = await open_store(path)
    yield store
    await store.close()
