"""The stories under fire: played at once, as each mostly waits; each test waits for its own."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import pytest

from tests.chaos.away import Away, away
from tests.chaos.burst import SMALL, burst
from tests.chaos.many import SMALL as MANY
from tests.chaos.many import many
from tests.chaos.outcome import Outcome
from tests.chaos.rolling import SMALL as ROLLING
from tests.chaos.rolling import Rolled, rolling
from tests.chaos.scheduling import scheduling


@dataclass(frozen=True, slots=True)
class Stories:
    """They are being played.

    Attributes:
        kills: Those in which processes are killed, by name.
    """

    kills: Mapping[str, asyncio.Task[Outcome]]
    rolling: asyncio.Task[Rolled]
    away: asyncio.Task[Away]


@pytest.fixture(scope="package")
async def stories(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stories]:
    """Play the stories."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"To see it again: python -m tests.chaos --seed {seed}")  # noqa: T201 - on failure
    folders = [tmp_path_factory.mktemp("fire") for _ in range(5)]
    kills = {
        "bookings fall due": asyncio.create_task(burst(SMALL, seed, folders[0])),
        "people schedule": asyncio.create_task(scheduling(seed, folders[1])),
        "many processes": asyncio.create_task(many(MANY, seed, folders[2])),
    }
    replaced = asyncio.create_task(rolling(ROLLING, folders[3]))
    gone = asyncio.create_task(away(folders[4]))
    yield Stories(kills, replaced, gone)
    tasks = (*kills.values(), replaced, gone)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
