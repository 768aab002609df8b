"""What stories may ask for."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.settings import DatabaseUrl
from tests.postgres import fresh
from tests.scenarios.stage import Stage, a_stage


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    """Give the settings of a database of one's own, on each of both stores."""
    with _postgresql() if request.param == "postgresql" else _sqlite() as settings:
        yield settings


@contextmanager
def _sqlite() -> Iterator[dict[str, Any]]:
    yield {}


@contextmanager
def _postgresql() -> Iterator[dict[str, Any]]:
    with fresh() as url:
        yield {"database_url": DatabaseUrl(url)}


@pytest.fixture
async def stage(tmp_path: Path, database: dict[str, Any]) -> AsyncIterator[Stage]:
    """Set the stage."""
    async with a_stage(tmp_path, **database) as set_stage:
        yield set_stage
