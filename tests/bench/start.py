"""From nothing to ready; memory and CPU of a bot that has nothing to do."""

import asyncio
import statistics
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.bench import report
from tests.bench.program import (
    PORT,
    Cores,
    Program,
    bot_settings,
    cores,
    pinned,
    serving,
    started,
    surroundings,
)
from tests.bench.report import Row, Size, at_most, plain

START_MOST_S, MEMORY_MOST_MB, CPU_MOST_PERCENT = 1.5, 90, 1.0  # design, section 8
METHOD: Final = """
Method. The bot is alone on the first core; room service and Slack answer at once on the last one.
A start is from the making of the process to the first 200 of /readyz, asked every 5 ms, with
compiled modules and a database that exists (but for the first); the figure is the median. Memory
(resident, 10^6 bytes) is read some seconds after the last start; CPU is the user and system
time of all threads over the seconds after that, during which nobody asks anything.
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """How many starts, and seconds until memory is read and over which CPU is counted."""

    starts: int
    settle_s: float
    idle_s: float


SCALES: Final[Mapping[Size, Scale]] = {
    Size.FULL: Scale(starts=5, settle_s=5.0, idle_s=10.0),
    Size.QUICK: Scale(starts=3, settle_s=2.0, idle_s=5.0),
}


async def measure(size: Size) -> Sequence[Row]:
    """Start it several times, then let the last one idle."""
    on, scale = cores(), SCALES[size]
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        stack.enter_context(pinned(on.load))
        outside = await stack.enter_async_context(
            serving("tests.bench.stand_ins", PORT, core=on.load, settings=surroundings(folder))
        )
        settings = bot_settings(folder, outside.url)
        times = [await _start(on, folder, settings) for _ in range(scale.starts - 1)]
        bot = await stack.enter_async_context(
            started("bot", "serve", core=on.server, folder=folder, settings=settings)
        )
        times.append(await bot.ready())
        return [
            at_most(
                "process start to /readyz 200, median", statistics.median(times), START_MOST_S, " s"
            ),
            plain("process start to /readyz 200, slowest", max(times), " s", digits=2),
            *await _idle(bot, scale),
        ]


async def _start(on: Cores, folder: Path, settings: dict[str, str]) -> float:
    async with started("bot", "serve", core=on.server, folder=folder, settings=settings) as bot:
        return await bot.ready()


async def _idle(bot: Program, scale: Scale) -> list[Row]:
    await asyncio.sleep(scale.settle_s)
    memory_mb, before = bot.rss_mb, bot.cpu_s
    await asyncio.sleep(scale.idle_s)
    percent = (bot.cpu_s - before) / scale.idle_s * 100
    return [
        at_most(f"memory {scale.settle_s:g} s later", memory_mb, MEMORY_MOST_MB, " MB", digits=1),
        at_most(f"CPU over {scale.idle_s:g} idle seconds", percent, CPU_MOST_PERCENT, " %"),
    ]


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured."""
    return report.run("start", METHOD, measure, argv)
