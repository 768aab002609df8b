"""PostgreSQL goes away while people type and much falls due, and comes back some seconds later."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.chaos.balancer import a_balancer, status
from tests.chaos.many import a_cluster
from tests.chaos.outcome import Outcome, outcome
from tests.chaos.promises import LEAD_S, promise
from tests.chaos.rolling import booked_in, steadily
from tests.chaos.scheduling import People
from tests.chaos.stage import Stage, a_stage
from tests.chaos.verdict import BY_NAME, verdict

PROGRAMS: Final = ("serve", "serve")
BOOKINGS, EACH_SECOND = 50, 5
BEFORE: Final = 20  # rooms and cards that are there when it goes
AWAY_S: Final = 8.0  # what waits for it waits 5 s (docs/deploy.md, "PostgreSQL")
GAP_S: Final = 0.25  # between two commands
AFTERWARDS_S: Final = 1.0  # people type so long after everything is kept
LOOK_AGAIN_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class Away:
    """What came of it.

    Attributes:
        outcome: Of all bookings and of the commands that were taken; of others nothing may come.
        told: What the commands were told that were not taken, by the name of the room.
        slowest_ack_s: The slowest answer to any command, seconds.
        alive: Everything that `/healthz` of any process said meanwhile.
        told_afterwards: What commands were told that were typed when all bookings were kept.
    """

    outcome: Outcome
    told: Mapping[str, str]
    slowest_ack_s: float
    alive: frozenset[int]
    told_afterwards: Mapping[str, str]

    @property
    def is_kept(self) -> bool:
        """Say whether everything went on by itself."""
        return self.outcome.is_kept and self.alive == {200} and not self.told_afterwards


async def away(folder: Path) -> Away:
    """Play it."""
    async with a_cluster() as cluster:
        database = cluster.url("postgres")
        async with a_stage(folder, database=database, programs=PROGRAMS) as stage:
            await stage.start()
            batch = steadily(BOOKINGS, EACH_SECOND, stage, lead_s=LEAD_S)
            await promise(database, batch)
            booked, people = booked_in(batch), People(stage, "now {}", gap_s=GAP_S)
            async with a_balancer(stage.bots) as stage.slack.delivery:
                typing = asyncio.create_task(people.type_on())
                await stage.until(BEFORE)
                await asyncio.to_thread(cluster.stop)
                alive = await _alive(stage)
                await asyncio.to_thread(cluster.start)
                stage.restarted_at = asyncio.get_running_loop().time()
                await outcome(stage, lambda: verdict(stage, BY_NAME, booked, booked), 2 * BOOKINGS)
                told = dict(people.failed)
                await asyncio.sleep(AFTERWARDS_S)
                people.enough.set()
                await typing
            owed = [*booked, *people.acknowledged]
            return Away(
                await outcome(stage, lambda: verdict(stage, BY_NAME, owed, owed), 2 * len(owed)),
                told,
                max(people.acks_s, default=0.0),
                alive,
                {name: words for name, words in people.failed.items() if name not in told},
            )


async def _alive(stage: Stage) -> frozenset[int]:
    """Ask every process again and again whether it lives, while the database is away."""
    now = asyncio.get_running_loop().time
    found, until = set[int](), now() + AWAY_S
    while now() < until:
        asked = (status(stage.http, f"{bot.url}/healthz") for bot in stage.bots)
        found.update(await asyncio.gather(*asked))
        await asyncio.sleep(LOOK_AGAIN_S)
    return frozenset(found)
