"""A rolling restart: one process after another is replaced, while people type and much is due."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.blackbox.slack.delivery import real_time
from tests.chaos.balancer import a_balancer
from tests.chaos.many import a_cluster
from tests.chaos.outcome import Outcome, outcome
from tests.chaos.promises import Batch, Promise, promise
from tests.chaos.scheduling import People
from tests.chaos.stage import Ended, Stage, a_stage
from tests.chaos.verdict import BY_NAME, ready_at, verdict

PROGRAMS: Final = ("serve", "serve", "work", "work")
ANSWER: Final = 2  # of them, the first ones
RATE: Final = 100  # calls a second of the account
DUE_IN_S: Final = 2  # from the writing
# Shorter than any lease (22 s, 30 s): who waits for that of one that did not hand over is late.
LEAD_S: Final = 20


@dataclass(frozen=True, slots=True)
class Rolling:
    """How much is at stake.

    Attributes:
        bookings: How many fall due, so many `each_second`, evenly.
        commands: How many are typed each second.
        rounds: How often each process is replaced.
    """

    bookings: int
    each_second: int
    commands: int
    rounds: int

    @property
    def turns(self) -> int:
        """Return how often a process is replaced."""
        return self.rounds * len(PROGRAMS)

    @property
    def lasts_s(self) -> float:
        """Return for how long bookings fall due, seconds."""
        return self.bookings / self.each_second


SMALL: Final = Rolling(bookings=100, each_second=10, commands=5, rounds=1)
FULL: Final = Rolling(bookings=800, each_second=20, commands=10, rounds=2)


@dataclass(frozen=True, slots=True)
class Rolled:
    """What came of it.

    Attributes:
        outcome: Of all bookings and all commands, failed ones included.
        typed: How many commands there were.
        failed: What came instead of an ack, by the name of the room.
        slowest_ack_s: The slowest answer, seconds.
        late: Bookings that were not ready at their start: the room made, the card showing it.
        latest_s: From the instant at which a room was to be made until it was ready, at most.
        ends: How each process ended.
    """

    outcome: Outcome
    typed: int
    failed: Mapping[str, str]
    slowest_ack_s: float
    late: tuple[str, ...]
    latest_s: float
    ends: Sequence[Ended]

    @property
    def is_kept(self) -> bool:
        """Say whether nobody noticed anything."""
        ends_well = all(one.status == 0 for one in self.ends)
        return self.outcome.is_kept and ends_well and not (self.failed or self.late)


async def rolling(at_stake: Rolling, folder: Path) -> Rolled:
    """Play it."""
    more = {"TRTC_RATE": str(RATE), "GREENROOM_LEAD": f"{LEAD_S}s"}
    async with a_cluster() as cluster:
        database = cluster.url("postgres")
        async with a_stage(folder, database=database, programs=PROGRAMS, **more) as stage:
            await stage.start()
            batch = steadily(at_stake.bookings, at_stake.each_second, stage, lead_s=LEAD_S)
            await promise(database, batch)
            people = People(stage, "now {}", gap_s=1 / at_stake.commands)
            async with a_balancer(stage.bots[:ANSWER]) as stage.slack.delivery:
                typing = asyncio.create_task(people.type_on())
                ends = await _roll(at_stake, batch.due, stage)
                people.enough.set()
                await typing
            return await _judged(stage, batch, people, ends)


def steadily(count: int, each_second: int, stage: Stage, *, lead_s: int) -> Batch:
    """Return bookings of one person that fall due one after the other, each in its own channel."""
    world = stage.slack.world
    owner = world.person()
    stage.room_service.rooms.accounts.add(owner)
    return Batch(
        "Steady",
        count,
        int(real_time()) + DUE_IN_S,
        owner,
        [world.channel() for _ in range(count)],
        each_second=each_second,
        lead_s=lead_s,
        remind_s=0,
    )


async def _roll(at_stake: Rolling, due: int, stage: Stage) -> list[Ended]:
    """Replace one process after another, at even distances, each while it may have work."""
    ends = []
    for turn in range(at_stake.turns):
        at = due + at_stake.lasts_s * turn / at_stake.turns
        await asyncio.sleep(max(at - real_time(), 0))
        await stage.until(stage.effects + 1)
        ends.append(await stage.replace(stage.bots[turn % len(stage.bots)]))
    return ends


async def _judged(stage: Stage, batch: Batch, people: People, ends: Sequence[Ended]) -> Rolled:
    booked = booked_in(batch)
    owed = [*booked, *people.typed]
    came = await outcome(stage, lambda: verdict(stage, BY_NAME, owed, owed), 2 * len(owed))
    clock = real_time() - asyncio.get_running_loop().time()
    due = {one.room: batch.due_of(number) for number, one in enumerate(booked)}
    ready = ready_at(stage, BY_NAME, booked)
    after_s = {name: at + clock - due[name] for name, at in ready.items()}
    late = tuple(name for name, seconds in after_s.items() if seconds > LEAD_S)
    if late:
        print({name: round(after_s[name], 1) for name in late}, stage.tail())  # noqa: T201 - why
    return Rolled(
        outcome=came,
        typed=len(people.typed),
        failed=people.failed,
        slowest_ack_s=max(people.acks_s, default=0.0),
        late=late,
        latest_s=max(after_s.values(), default=0.0),
        ends=ends,
    )


def booked_in(batch: Batch) -> list[Promise]:
    """Return what must come of each of a batch's bookings, known by names and channels."""
    return [Promise(batch.name_of(one), batch.channel_of(one)) for one in range(batch.count)]
