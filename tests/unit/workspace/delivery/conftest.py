"""What tests of real clients may ask for."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from tests.unit.workspace.delivery.played import Played, playing


@pytest.fixture
async def played() -> AsyncIterator[Played]:
    async with AsyncExitStack() as stack, playing(stack) as played:
        yield played
