"""What stored bookings cost: a thousand against a hundred thousand, in one run."""

import os
import shutil
import statistics
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

from bot.store.sqlite import open_store
from tests.bench import report
from tests.bench.burst.round import CHANNELS, OWNER, Ground
from tests.bench.program import (
    PORT,
    Cores,
    bot_settings,
    cores,
    folder_in,
    pinned,
    serving,
    started,
    surroundings,
)
from tests.bench.report import Row, Size, at_most, plain
from tests.blackbox.slack.delivery import real_time
from tests.chaos.promises import Batch, promise

QUERY_MOST, BURST_MOST, START_MOST, GROWN_MOST_MB = 1.25, 1.03, 1.10, 5  # design, section 8
FAR_S: Final = 30 * 86_400
AHEAD_S: Final = 6
DUE: Final = 50  # rows that a claim takes
CLAIMS: Final = 200
STARTS: Final = 5  # in a round
METHOD: Final = """
Method. Two databases, written through the bot's own store, hold few and many bookings that are
due in a month; everything else is the same, and they take turns. The due query is a claim of 50
due actions as the engine makes it, its giving back included, in this process: its CPU (user and
system), as the time of a claim is mostly that of the disk. A start is from the making of the
process to the first 200 of /readyz; memory is what it then keeps resident. The burst is as in
the bench of that name, with nobody typing: from the first call to the last card. Figures are
medians over rounds, a ratio is many ÷ few.
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """How many bookings are stored, how many of a burst, and how many rounds."""

    few: int
    many: int
    burst: int
    rounds: int


SCALES: Final[Mapping[Size, Scale]] = {
    Size.FULL: Scale(few=1_000, many=100_000, burst=2_000, rounds=2),
    Size.QUICK: Scale(few=1_000, many=10_000, burst=400, rounds=1),
}


@dataclass(slots=True)
class Side:
    """One of the two databases, and what was measured on it."""

    on: Cores
    folder: Path
    claims_us: list[float] = field(default_factory=list)
    starts_s: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)
    bursts_s: list[float] = field(default_factory=list)

    @property
    def database(self) -> Path:
        """Return its file."""
        return self.folder / "greenroom.db"

    async def fill(self, count: int) -> None:
        """Write bookings that are far ahead."""
        now = int(real_time())
        await promise(self.database, Batch("Far", count, now + FAR_S, OWNER, CHANNELS))

    async def claim(self) -> None:
        """Time claims on a copy, where as many are due as are claimed; each time given back."""
        now, copy = int(real_time()), self.folder / f"claims-{len(self.claims_us)}.db"
        shutil.copy(self.database, copy)
        await promise(copy, Batch("Due", DUE, now, OWNER, CHANNELS, has_cards=True))
        os.sync()  # what is still on its way to the disk would hold up the claims
        opened = await open_store(copy)
        at = now + 1.0
        began = process_time()
        for _ in range(CLAIMS):
            await opened.store.actions.claim("bench", at, at + 30.0, DUE)
            await opened.store.actions.release("bench")
        self.claims_us.append((process_time() - began) / CLAIMS * 1e6)
        await opened.close()

    async def _start(self, settings: Mapping[str, str]) -> None:
        core, folder = self.on.server, self.folder
        async with started("bot", "serve", core=core, folder=folder, settings=settings) as bot:
            self.starts_s.append(await bot.ready())
            self.memory_mb.append(bot.rss_mb)

    async def round(self, bookings: int) -> None:
        """Start it a few times, then let a burst fall due."""
        async with AsyncExitStack() as stack:
            around = surroundings(self.folder)
            outside = await stack.enter_async_context(
                serving("tests.bench.stand_ins", PORT, core=self.on.load, settings=around)
            )
            settings = bot_settings(self.folder, outside.url)
            for _ in range(STARTS):
                await self._start(settings)
        went = await Ground(self.on, self.folder, AHEAD_S, 0.0).play(bookings)
        self.bursts_s.append(went.from_first_s)


async def measure(size: Size) -> Sequence[Row]:
    """Fill both, then let them take turns."""
    on, scale = cores(), SCALES[size]
    with TemporaryDirectory(prefix="bench-") as folder, pinned(on.load):
        few, many = (Side(on, folder_in(Path(folder), name)) for name in ("few", "many"))
        await few.fill(scale.few)
        await many.fill(scale.many)
        for side in (few, many, many, few, few, many):
            await side.claim()
        for number in range(scale.rounds):
            os.sync()
            for side in (few, many) if number % 2 else (many, few):
                await side.round(scale.burst)
    return [
        plain("bookings stored: few", scale.few),
        plain("bookings stored: many", scale.many),
        *_both("due query, CPU", few.claims_us, many.claims_us, QUERY_MOST, " µs"),
        *_both(f"burst of {scale.burst:,}", few.bursts_s, many.bursts_s, BURST_MOST, " s"),
        plain("burst: spread with few", _spread(few.bursts_s), " %", digits=1),
        *_both("start", few.starts_s, many.starts_s, START_MOST, " s"),
        plain("memory with few", statistics.median(few.memory_mb), " MB", digits=1),
        at_most(
            "memory more with many",
            statistics.median(many.memory_mb) - statistics.median(few.memory_mb),
            GROWN_MOST_MB,
            " MB",
            digits=1,
        ),
    ]


def _both(
    what: str, few: Sequence[float], many: Sequence[float], most: float, unit: str
) -> list[Row]:
    ours, theirs = statistics.median(many), statistics.median(few)
    return [
        plain(f"{what} with few", theirs, unit, digits=2),
        at_most(f"{what}, many ÷ few", ours / theirs, most),
    ]


def _spread(figures: Sequence[float]) -> float:
    """Return how far apart the same thing came out, percent of the median."""
    return (max(figures) - min(figures)) / statistics.median(figures) * 100


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured."""
    return report.run("scale", METHOD, measure, argv)
