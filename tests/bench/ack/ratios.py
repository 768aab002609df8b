"""`/room help` and `/room now` against bare Bolt: throughput and CPU per ack, in turns."""

import statistics
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.deliveries import Deliveries
from tests.bench.load import TAKEN, TOLD, Ack, flood
from tests.bench.program import PORT, Cores, Program, bot_settings, folder_in, serving, surroundings
from tests.bench.report import Row, Size, at_least, at_most, plain
from tests.bench.stand_ins import silence
from tests.blackbox.stage import BOT_TOKEN, SIGNING_SECRET

HELP, NOW = "help", "now Room {}"
HELP_LEAST, NOW_MOST = 0.90, 2.0  # design, section 8


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: rounds, and acks in each flood.

    Attributes:
        first: Acks before the counting: more than the bot's background can hold.
    """

    rounds: int
    acks: int
    first: int


SCALES: Final[Mapping[Size, Scale]] = {
    Size.FULL: Scale(rounds=9, acks=4000, first=1500),
    Size.QUICK: Scale(rounds=3, acks=1500, first=1500),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """One flood: acks a second, microseconds of CPU per ack, how busy the generator was."""

    per_s: float
    cpu_us: float
    busy: float


@dataclass(frozen=True, slots=True)
class Bench:
    """What every flood needs."""

    scale: Scale
    on: Cores
    folder: Path
    silent: str
    deliveries: Deliveries

    async def flood(self, program: Program, text: str, expected: Ack) -> Figures:
        """Flood `program` with commands that say `text`."""
        requests = self.deliveries.commands(text, self.scale.acks)
        before = program.cpu_s
        went = await flood(program.port, requests, expected)
        return Figures(went.per_s, (program.cpu_s - before) / len(requests) * 1e6, went.busy)

    async def warm_up(self, program: Program, text: str, expected: Ack) -> None:
        """Flood it for a while, and count nothing."""
        await flood(program.port, self.deliveries.commands(text, self.scale.first), expected)

    @asynccontextmanager
    async def bare_bolt(self, slack: str) -> AsyncIterator[Program]:
        """Run the yardstick."""
        arguments = (PORT, BOT_TOKEN, SIGNING_SECRET, f"{slack}/api/")
        around = surroundings(self.folder)
        core = self.on.server
        async with serving(
            "tests.bench.bare_bolt", *arguments, core=core, settings=around
        ) as program:
            await self.warm_up(program, HELP, TOLD)
            yield program

    @asynccontextmanager
    async def bot(self, name: str, text: str, expected: Ack) -> AsyncIterator[Program]:
        """Run the bot on a fresh database, with everything outside stalled."""
        folder = folder_in(self.folder, name)
        settings = bot_settings(folder, self.silent)
        async with serving(
            "bot", "serve", core=self.on.server, folder=folder, settings=settings
        ) as program:
            await self.warm_up(program, text, expected)
            yield program


async def measure(size: Size, on: Cores, folder: Path) -> list[Row]:
    """Return the rows of both comparisons."""
    async with AsyncExitStack() as stack:
        silent = await stack.enter_async_context(silence())
        around = surroundings(folder)
        slack = await stack.enter_async_context(
            serving("tests.bench.stand_ins", PORT, core=on.load, settings=around)
        )
        bench = Bench(SCALES[size], on, folder, silent, Deliveries(silent))
        bare = await stack.enter_async_context(bench.bare_bolt(slack.url))
        return [*await _help(bench, bare), *await _now(bench, bare)]


async def _help(bench: Bench, bare: Program) -> list[Row]:
    """Compare `/room help`: both are up, and take turns at going first."""
    yardstick: list[Figures] = []
    ours: list[Figures] = []
    async with bench.bot("help", HELP, TOLD) as bot:
        for number in range(bench.scale.rounds):
            pair = [(bare, yardstick), (bot, ours)]
            for program, figures in pair if number % 2 else reversed(pair):
                figures.append(await bench.flood(program, HELP, TOLD))
    ratio = _median_ratio([f.per_s for f in ours], [f.per_s for f in yardstick])
    return [
        *_rows("bare Bolt", yardstick),
        *_rows("/room help", ours),
        at_least("/room help ÷ bare Bolt, throughput", ratio, HELP_LEAST),
    ]


async def _now(bench: Bench, bare: Program) -> list[Row]:
    """Compare `/room now`: a fresh bot each round, stalled from its start."""
    yardstick: list[Figures] = []
    ours: list[Figures] = []
    for number in range(bench.scale.rounds):
        yardstick.append(await bench.flood(bare, HELP, TOLD))
        async with bench.bot(f"now-{number}", NOW, TAKEN) as bot:
            ours.append(await bench.flood(bot, NOW, TAKEN))
    ratio = _median_ratio([f.cpu_us for f in ours], [f.cpu_us for f in yardstick])
    return [
        *_rows("/room now, one durable row", ours),
        at_most("/room now ÷ bare Bolt, CPU per ack", ratio, NOW_MOST),
    ]


def _median_ratio(ours: list[float], yardstick: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(ours, yardstick, strict=True))


def _rows(name: str, figures: list[Figures]) -> list[Row]:
    return [
        plain(f"{name}: acks a second", statistics.median(f.per_s for f in figures)),
        plain(f"{name}: CPU per ack", statistics.median(f.cpu_us for f in figures), " µs"),
        plain(f"{name}: generator busy", max(f.busy for f in figures) * 100, " %"),
    ]
