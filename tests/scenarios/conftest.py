"""What stories may ask for."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from bot.settings import DatabaseUrl
from tests.postgres import fresh
from tests.scenarios.stage import Stage, a_stage

# What is told of bookings holds for both stores; the other stories ask nothing of them.
TOLD_ON_BOTH: Final = frozenset({"test_bookings", "test_bookings_in_trouble"})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Play the stories of `TOLD_ON_BOTH` on PostgreSQL too."""
    if "database" in metafunc.fixturenames:
        is_on_both = metafunc.module.__name__.rpartition(".")[2] in TOLD_ON_BOTH
        stores = ["sqlite", "postgresql"] if is_on_both else ["sqlite"]
        metafunc.parametrize("database", stores, indirect=True)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[dict[str, Any]]:
    """Give the settings of a database of one's own."""
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
