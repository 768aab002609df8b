"""A burst under fire: many bookings due at once, and kills at random instants of their making."""

import asyncio
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.blackbox.slack.delivery import real_time
from tests.chaos.promises import Batch, Promise, promise
from tests.chaos.stage import Stage, a_stage
from tests.chaos.verdict import Verdict, verdict

DUE_IN_S: Final = 3  # from the writing: the bot is up by then
# A kill comes after some share of all rooms and cards. Near the end nothing would be left to
# wait for but what the kill before it had begun, and that is left alone for its lease.
SHARES: Final = (0.02, 0.85)
DONE_WITHIN_S: Final = 120.0


@dataclass(frozen=True, slots=True)
class Scale:
    """How many bookings are due in one second, in how many channels, and how many kills."""

    bookings: int
    channels: int
    kills: int


SMALL: Final = Scale(bookings=150, channels=50, kills=3)
FULL: Final = Scale(bookings=2000, channels=400, kills=8)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        seconds: From the instant at which all was due until the last card showed its room.
        after_s: The same from the last restart on.
        restart_s: The slowest start after a kill.
    """

    verdict: Verdict
    seconds: float
    after_s: float
    restart_s: float


async def burst(scale: Scale, seed: int, folder: Path) -> Outcome:
    """Play a burst; the same seed kills after the same numbers of rooms and cards."""
    chance = random.Random(seed)  # noqa: S311 - chance is no secret here, but must be repeatable
    effects = 2 * scale.bookings
    instants = sorted(int(effects * chance.uniform(*SHARES)) for _ in range(scale.kills))
    async with a_stage(folder) as stage:
        due = int(real_time()) + DUE_IN_S
        promises = await promise(stage.database, _batch(scale, due, stage))
        await stage.start()
        for instant in instants:
            await stage.kill(instant, chance)
        await _done(stage, promises)
        now = asyncio.get_running_loop().time()
        return Outcome(
            verdict=verdict(promises, stage),
            seconds=real_time() - due,
            after_s=now - stage.restarted_at,
            restart_s=max(stage.restarts),
        )


def _batch(scale: Scale, due: int, stage: Stage) -> Batch:
    world = stage.slack.world
    owner = world.person()
    stage.room_service.rooms.accounts.add(owner)
    channels = [world.channel() for _ in range(scale.channels)]
    return Batch("Burst", scale.bookings, due, owner, channels)


async def _done(stage: Stage, promises: list[Promise]) -> None:
    """Wait until every promise is kept, or until it is plain that some will not be."""
    looks = 0.2
    try:
        async with asyncio.timeout(DONE_WITHIN_S):
            while stage.effects < 2 * len(promises) or verdict(promises, stage).lost:
                await asyncio.sleep(looks)
    except TimeoutError:
        print(stage.bot.tail())  # what came of it is judged all the same
