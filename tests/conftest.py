"""What every test may ask for: asyncio as the one backend."""

import pytest


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run async tests on asyncio alone: the bot has one colour."""
    return "asyncio"
