"""A burst under fire: many bookings due at once, and kills at random instants of their making."""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.blackbox.slack.delivery import real_time
from tests.chaos.outcome import Outcome, outcome
from tests.chaos.promises import Batch, promise
from tests.chaos.stage import Stage, a_stage
from tests.chaos.verdict import BY_ID, verdict

DUE_IN_S: Final = 3  # from the writing: the bot is up by then
FIRST_SHARE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is at stake.

    Attributes:
        bookings: How many are due in one second.
        channels: In how many channels their cards are posted, one a second in each.
        kills: How often the bot is killed.
        last_share: Of all rooms and cards, how many there are at the last kill. Towards the end
            there is nothing left but what a kill broke off, and that is left alone for a lease.
    """

    bookings: int
    channels: int
    kills: int
    last_share: float


SMALL: Final = Scale(bookings=150, channels=15, kills=3, last_share=0.4)
FULL: Final = Scale(bookings=2000, channels=400, kills=8, last_share=0.85)


async def burst(scale: Scale, seed: int, folder: Path) -> Outcome:
    """Play a burst; the same seed kills after the same numbers of rooms and cards."""
    chance = random.Random(seed)  # noqa: S311 - chance is no secret here, but must be repeatable
    most = 2 * scale.bookings
    shares = sorted(chance.uniform(FIRST_SHARE, scale.last_share) for _ in range(scale.kills))
    async with a_stage(folder) as stage:
        due = int(real_time()) + DUE_IN_S
        promises = await promise(stage.database, batch_of(scale, due, stage))
        await stage.start()
        for share in shares:
            await stage.kill(int(share * most), chance)
        return await outcome(stage, lambda: verdict(stage, BY_ID, promises, promises), most)


def batch_of(scale: Scale, due: int, stage: Stage) -> Batch:
    """Return what is due together, for people and channels of that stage."""
    world = stage.slack.world
    owner = world.person()
    stage.room_service.rooms.accounts.add(owner)
    channels = [world.channel() for _ in range(scale.channels)]
    return Batch("Burst", scale.bookings, due, owner, channels)
