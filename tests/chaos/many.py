"""Many processes under fire: they share a database, and are killed in turns while much is due."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bot.store.postgres.connection import connect
from tests.blackbox.slack.delivery import real_time
from tests.chaos.burst import FIRST_SHARE, Scale, batch_of
from tests.chaos.outcome import Outcome, outcome
from tests.chaos.promises import Batch, promise
from tests.chaos.stage import Stage, a_stage
from tests.chaos.verdict import BY_ID, verdict
from tests.postgres import Cluster

PROGRAMS: Final = ("serve", "serve --no-work", "work", "work", "work")
RATE: Final = 200  # calls a second of the account (page 002)
DUE_IN_S: Final = 3  # from the writing: they were started before
FAR_S: Final = 30 * 86_400
# A row that is there already, again and again under other names.
MULTIPLY: Final = (
    """
    insert into booking
    select (jsonb_populate_record(one, jsonb_build_object(
        'id', 'far-' || number, 'code', 'far-' || number, 'room_id', 'far-' || number
    ))).* from booking as one, generate_series(1, %(far)s) as number where one.name like 'Far%%'
    """,
    """
    insert into action
    select (jsonb_populate_record(one, jsonb_build_object(
        'id', 1000000 + number * 10 + one.id, 'key', one.key || ':' || number,
        'booking_id', 'far-' || number
    ))).* from action as one join booking on booking.id = one.booking_id,
        generate_series(1, %(far)s) as number
    where booking.name like 'Far%%' and booking.id not like 'far-%%'
    """,
    "analyze",
)


@dataclass(frozen=True, slots=True)
class Many:
    """How much is at stake.

    Attributes:
        burst: What is due in one second, and how often a process is killed meanwhile.
        far: How many further bookings are promised for next month.
        restarts: How often PostgreSQL is restarted, beside the kills.
    """

    burst: Scale
    far: int
    restarts: int


SMALL: Final = Many(Scale(bookings=100, channels=10, kills=3, last_share=0.4), far=100, restarts=0)
FULL: Final = Many(
    Scale(bookings=2000, channels=400, kills=8, last_share=0.85), far=100_000, restarts=1
)


async def many(at_stake: Many, seed: int, folder: Path) -> Outcome:
    """Play a burst; the same seed kills the same processes after as many rooms and cards."""
    chance = random.Random(seed)  # noqa: S311 - chance is no secret here, but must be repeatable
    scale, most = at_stake.burst, 2 * at_stake.burst.bookings
    events = ["kill"] * scale.kills + ["restart"] * at_stake.restarts
    chance.shuffle(events)
    shares = sorted(chance.uniform(FIRST_SHARE, scale.last_share) for _ in events)
    async with a_cluster() as cluster:
        database = cluster.url("postgres")
        more = {"TRTC_RATE": str(RATE)}
        async with a_stage(folder, database=database, programs=PROGRAMS, **more) as stage:
            await _promise_far(at_stake, stage)
            await stage.start()
            due = int(real_time()) + DUE_IN_S
            promises = await promise(database, batch_of(scale, due, stage))
            for event, share in zip(events, shares, strict=True):
                if event == "kill":
                    await stage.kill(int(share * most), chance)
                else:
                    await stage.until(int(share * most))
                    await asyncio.to_thread(cluster.stop)
                    await asyncio.to_thread(cluster.start)
            came = await outcome(stage, lambda: verdict(stage, BY_ID, promises, promises), most)
            return replace(came, due_s=real_time() - due)


async def _promise_far(at_stake: Many, stage: Stage) -> None:
    world = stage.slack.world
    far = Batch("Far", 1, int(real_time()) + FAR_S, world.person(), [world.channel()])
    await promise(stage.database, far)
    with connect(stage.database) as conn:
        for statement in MULTIPLY:
            conn.execute(statement, {"far": at_stake.far})


@asynccontextmanager
async def a_cluster() -> AsyncIterator[Cluster]:
    """Give a PostgreSQL of its own, as durable as that of an operator."""
    cluster = await asyncio.to_thread(Cluster)
    try:
        yield cluster
    finally:
        await asyncio.to_thread(cluster.remove)
