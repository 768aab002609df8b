"""What tests of the commands may ask for: the world of the use cases, and the front before it."""

from collections.abc import AsyncIterator

import pytest

from tests.unit.commands.front import Front, a_front
from tests.unit.usecases.conftest import World, world

__all__ = ["front", "world"]


@pytest.fixture
async def front(world: World) -> AsyncIterator[Front]:
    async with a_front(world) as opened:
        yield opened
