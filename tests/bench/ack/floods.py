"""What floods are made with: programs to be flooded, commands, and the figures that come of it."""

import statistics
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from tests.bench.ack.node_bolt import NodeBolt
from tests.bench.deliveries import Deliveries
from tests.bench.load import TOLD, Ack, flood
from tests.bench.program import (
    PORT,
    Cores,
    Program,
    bot_settings,
    folder_in,
    launched,
    serving,
    surroundings,
)
from tests.bench.report import Row, plain
from tests.blackbox.stage import BOT_TOKEN, SIGNING_SECRET

HELP, NOW = "help", "now Room {}"


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: rounds, and acks in each flood.

    Attributes:
        first: Acks before the counting: more than the bot's background can hold.
    """

    rounds: int
    acks: int
    first: int


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

    def at(self, core: int) -> Self:
        """Return the same with its programs on another core."""
        return replace(self, on=replace(self.on, server=core))

    async def flood(self, program: Program, text: str, expected: Ack) -> Figures:
        """Flood `program` with commands that say `text`."""
        return await flooded(program, self.deliveries.commands(text, self.scale.acks), expected)

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
    async def node_bolt(self, node: NodeBolt, receiver: str, slack: str) -> AsyncIterator[Program]:
        """Run the same on Node, as in production."""
        arguments = (receiver, PORT, BOT_TOKEN, SIGNING_SECRET, f"{slack}/api/")
        settings, log = surroundings(self.folder) | {"NODE_ENV": "production"}, f"{receiver}.log"
        async with launched(
            *node.command, *arguments, core=self.on.server, settings=settings, log=log
        ) as program:
            await program.says("ready")
            await self.warm_up(program, HELP, TOLD)
            yield program

    @asynccontextmanager
    async def bot(self, name: str, text: str, expected: Ack, **more: str) -> AsyncIterator[Program]:
        """Run the bot on a fresh database, with everything outside stalled.

        Args:
            more: Further settings, such as another database.
        """
        folder = folder_in(self.folder, name)
        settings = bot_settings(folder, self.silent) | more
        async with serving(
            "bot", "serve", core=self.on.server, folder=folder, settings=settings
        ) as program:
            await self.warm_up(program, text, expected)
            yield program


async def flooded(program: Program, requests: Sequence[bytes], expected: Ack) -> Figures:
    """Flood `program` with `requests`."""
    before = program.cpu_s
    went = await flood(program.port, requests, expected)
    return Figures(went.per_s, (program.cpu_s - before) / len(requests) * 1e6, went.busy)


def median_ratio(ours: Sequence[float], yardstick: Sequence[float]) -> float:
    """Return the median over rounds of the round's own ratio."""
    return statistics.median(one / other for one, other in zip(ours, yardstick, strict=True))


def figure_rows(name: str, figures: Sequence[Figures]) -> list[Row]:
    """Return the rows of the floods of one program."""
    return [
        plain(f"{name}: acks a second", statistics.median(f.per_s for f in figures)),
        plain(f"{name}: CPU per ack", statistics.median(f.cpu_us for f in figures), " µs"),
        plain(f"{name}: generator busy", max(f.busy for f in figures) * 100, " %"),
    ]
