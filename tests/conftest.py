"""What every test may ask for: asyncio as the one backend; and what may run beside what."""

from pathlib import Path
from typing import Final

import pytest

HERE: Final = Path(__file__).parent
# Each of these folders starts programs, and shares them among its files: one worker plays them all.
WHOLE: Final = ("blackbox", "chaos"), ("browser",)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run async tests on asyncio alone: the bot has one colour."""
    return "asyncio"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together, for `pytest -n`, what shares fixtures: a file, or all of some folders."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_together(item.path.relative_to(HERE))))


def _together(path: Path) -> str:
    """Return the name of the tests that go to the same worker as those of the file at `path`."""
    return next((" ".join(folders) for folders in WHOLE if path.parts[0] in folders), str(path))
