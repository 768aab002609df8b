"""`/room now` on PostgreSQL: what an ack costs two processes, and what one feels of the other."""

import asyncio
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from typing import Final

from bot.store.postgres.connection import connect
from tests.bench.ack.floods import NOW, Bench, Figures, Scale, figure_rows, flooded, median_ratio
from tests.bench.ack.latency import P99_LIMIT_MS, PER_S
from tests.bench.deliveries import Deliveries
from tests.bench.load import TAKEN, Pace, flood, pace
from tests.bench.program import Cores, Program
from tests.bench.report import CannotMeasure, Row, Size, at_most, below, percentile, plain, told
from tests.bench.stand_ins import silence
from tests.postgres import DEBIAN, Cluster

TWO_MOST: Final = 1.10  # so that acks grow with cores
WHAT: Final = "/room now on PostgreSQL"
EVEN_PER_S: Final = 1_000  # acks of each process: as many alone as beside another
RATIO: Final = f"{WHAT}, {EVEN_PER_S:,}/s each: two serve ÷ one, CPU per ack"
FLOODED: Final = f"{WHAT}, flooded: two serve ÷ one, CPU per ack"
BATCH, BATCHES = 500, 40  # of the flood beside the even load; if it needs more, these again


@dataclass(frozen=True, slots=True)
class ManyScale:
    """How much is measured.

    Attributes:
        evens: Rounds of the comparison at the same even load.
        paces: Rounds of an even load beside a flood, of so many `seconds`.
    """

    floods: Scale
    evens: int
    paces: int
    seconds: int


SCALES: Final[Mapping[Size, ManyScale]] = {
    Size.FULL: ManyScale(Scale(rounds=5, acks=4000, first=1500), evens=7, paces=3, seconds=8),
    Size.QUICK: ManyScale(Scale(rounds=2, acks=1500, first=1500), evens=2, paces=1, seconds=4),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """A PostgreSQL, and what every flood needs."""

    bench: Bench
    cluster: Cluster
    names: Iterator[int]

    async def bots(self, stack: AsyncExitStack, *cores: int) -> Sequence[Program]:
        """Run a process on each of `cores`, all on one fresh database, until the stack ends."""
        name = f"many_{next(self.names)}"
        with connect(self.cluster.url("postgres")) as conn:
            conn.execute(f"create database {name}")
        database = self.cluster.url(name)
        return [
            await stack.enter_async_context(
                self.bench.at(core).bot(f"{name}-{number}", NOW, TAKEN, DATABASE_URL=database)
            )
            for number, core in enumerate(cores)
        ]

    async def flood(self, *cores: int) -> Sequence[Figures]:
        """Flood a process on each of `cores`, all at once, each with as much as one alone."""
        async with AsyncExitStack() as stack:
            bots = await self.bots(stack, *cores)
            requests = [self._commands(self.bench.scale.acks) for _ in bots]
            return await asyncio.gather(
                *(flooded(bot, some, TAKEN) for bot, some in zip(bots, requests, strict=True))
            )

    async def even(self, *cores: int) -> float:
        """Load a process on each of `cores` evenly; return the CPU of an ack, microseconds."""
        async with AsyncExitStack() as stack:
            bots = await self.bots(stack, *cores)
            requests = [self._commands(self.bench.scale.acks) for _ in bots]
            before = sum(bot.cpu_s for bot in bots)
            pairs = zip(bots, requests, strict=True)
            went = await asyncio.gather(*(pace(bot.port, some, EVEN_PER_S) for bot, some in pairs))
            cpu_s = sum(bot.cpu_s for bot in bots) - before
        if any(set(one.acks) != {TAKEN} for one in went):
            raise CannotMeasure(
                f"not every /room now was taken: {[dict(one.acks) for one in went]}."
            )
        return cpu_s / sum(map(len, requests)) * 1e6

    async def pace(self, seconds: int) -> tuple[Pace, float]:
        """Pace one process while another is flooded; the latter's acks a second come along."""
        async with AsyncExitStack() as stack:
            one, other = await self.bots(stack, *[self.bench.on.server] * 2)
            batches = [self._commands(BATCH) for _ in range(BATCHES)]
            paced = asyncio.create_task(pace(one.port, self._commands(seconds * PER_S), PER_S))
            taken = 0
            for batch in cycle(batches):
                if paced.done():
                    break
                await flood(other.port, batch, TAKEN)
                taken += len(batch)
            went = await paced
        _all_taken(went)
        return went, taken / seconds

    def _commands(self, number: int) -> list[bytes]:
        return self.bench.deliveries.commands(NOW, number)


def _all_taken(went: Pace) -> None:
    if set(went.acks) != {TAKEN}:
        raise CannotMeasure(f"not every /room now was taken: {dict(went.acks)}.")


async def measure(size: Size, on: Cores, folder: Path) -> list[Row]:
    """Return the rows of one process, of two, and of one beside another."""
    if not any(DEBIAN.glob("*/bin/initdb")):
        return [told(RATIO, f"not measured: there is no {DEBIAN}")]
    scale = SCALES[size]
    async with AsyncExitStack() as stack:
        silent = await stack.enter_async_context(silence())
        cluster = Cluster()  # as durable as that of an operator
        stack.callback(cluster.remove)
        bench = Bench(scale.floods, on, folder, silent, Deliveries(silent))
        ground = Ground(bench, cluster, count())
        evens = await _evens(ground, scale.evens)
        return [*await _floods(ground), *evens, *await _paces(ground, scale)]


async def _floods(ground: Ground) -> list[Row]:
    """Flood two processes, each alone in its place and both at once; either goes first in turns."""
    first, last = ground.bench.on.server, ground.bench.on.load
    alone: list[Sequence[Figures]] = []
    both: list[Sequence[Figures]] = []
    for number in range(ground.bench.scale.rounds):
        if number % 2:
            both.append(await ground.flood(first, last))
        alone.append([*await ground.flood(first), *await ground.flood(last)])
        if not number % 2:
            both.append(await ground.flood(first, last))
    ratio = median_ratio(
        [_cpu_us(floods) for floods in both], [_cpu_us(floods) for floods in alone]
    )
    return [
        *_rows(f"{WHAT}, one serve", alone),
        *_rows(f"{WHAT}, each of two serve", both),
        plain(FLOODED, ratio, digits=2),
    ]


async def _evens(ground: Ground, rounds: int) -> list[Row]:
    """Load two processes evenly, each alone in its place and both at once; in turns."""
    first, last = ground.bench.on.server, ground.bench.on.load
    alone: list[float] = []
    both: list[float] = []
    for number in range(rounds):
        if number % 2:
            both.append(await ground.even(first, last))
        alone.append(statistics.mean([await ground.even(first), await ground.even(last)]))
        if not number % 2:
            both.append(await ground.even(first, last))
    return [
        plain(f"{WHAT}, {EVEN_PER_S:,}/s, one serve: CPU per ack", statistics.median(alone), " µs"),
        plain(f"{WHAT}, {EVEN_PER_S:,}/s each of two serve: CPU", statistics.median(both), " µs"),
        at_most(RATIO, median_ratio(both, alone), TWO_MOST),
    ]


def _cpu_us(floods: Sequence[Figures]) -> float:
    """Return what an ack cost; the floods have as many each."""
    return statistics.mean(one.cpu_us for one in floods)


def _rows(name: str, rounds: Sequence[Sequence[Figures]]) -> list[Row]:
    """Return the rows of the two processes, acks a second those of each."""
    return figure_rows(name, [one for floods in rounds for one in floods])


async def _paces(ground: Ground, scale: ManyScale) -> list[Row]:
    rounds = [await ground.pace(scale.seconds) for _ in range(scale.paces)]
    paces = [went for went, _ in rounds]

    def median(share: float) -> float:
        return statistics.median(percentile(went.ms, share) for went in paces)

    what = f"ack at {PER_S}/s beside a flooded serve"
    return [
        plain(f"{what}: that one's acks a second", statistics.median(n for _, n in rounds)),
        plain(f"{what}: p50", median(0.5), " ms", digits=1),
        below(f"{what}: p99", median(0.99), P99_LIMIT_MS, " ms"),
        plain(f"{what}: slowest", max(max(went.ms) for went in paces), " ms", digits=1),
    ]
