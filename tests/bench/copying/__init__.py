"""Whether an installation arrives whole that is interrupted on its way to PostgreSQL."""

import asyncio
import random
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import psycopg

from tests.bench import report
from tests.bench.copying import oracle, source
from tests.bench.copying.oracle import Found
from tests.bench.program import PROJECT, surroundings
from tests.bench.report import CannotMeasure, Row, Size, all_of, at_most, plain, told
from tests.postgres import DEBIAN, Cluster

METHOD: Final = """
Method. The bookings, half of them with a card, are written through the bot's own store, each with
the actions that keep it; then states, text, fractions and nulls of all kinds, and rows in every
other table. `python -m bot copy` is a real process that moves them to a PostgreSQL of its own
(durable, on tmpfs where there is room); it is killed by `kill -9` early, interrupted by SIGINT in
the middle, and killed again late, each as soon as a random share of all rows is there, and started
again at once. Seconds are those of all these processes together, from their start to their end.
Afterwards the bench reads every column of every row of both, by sqlite3 and psycopg alone, and
compares the values. To repeat: `python -m tests.bench copy`; the seed, which is a row, chooses the
shares.
"""
BOOKINGS: Final[Mapping[Size, int]] = {Size.FULL: 100_000, Size.QUICK: 2_000}
# What happens to it, and between which shares of the rows.
INTERRUPTIONS: Final = (
    (signal.SIGKILL, 0.02, 0.30),
    (signal.SIGINT, 0.35, 0.60),
    (signal.SIGKILL, 0.65, 0.95),
)
LOOK_AGAIN_S: Final = 0.01
WITHIN_S: Final = 240.0


@dataclass(slots=True)
class Copy:
    """A copy on its way, by one process after the other.

    Attributes:
        rows: How many there are of each table.
        seconds: What all processes have taken.
        there: How many rows the target had at each interruption.
    """

    folder: Path
    file: Path
    url: str
    rows: Mapping[str, int]
    seconds: float = 0.0
    there: list[int] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many rows there are."""
        return sum(self.rows.values())

    async def interrupt(self, by: signal.Signals, share: float) -> None:
        """Let a process copy until so many of all rows are there, then interrupt it."""
        connecting = psycopg.AsyncConnection.connect(self.url, autocommit=True)
        async with await connecting as conn:
            async with self._process() as process:
                while await self._there(conn) < share * self.total:
                    if process.returncode is not None:
                        raise CannotMeasure(f"it ended before it was interrupted: {self._said()}")
                    await asyncio.sleep(LOOK_AGAIN_S)
                process.send_signal(by)
                await process.wait()
            self.there.append(await self._there(conn))

    async def finish(self) -> str:
        """Let a process copy the rest, and return the last line that it said."""
        async with self._process() as process:
            if status := await process.wait():
                raise CannotMeasure(f"it ended with {status}: {self._said()}")
        return self._said().splitlines()[-1]

    @asynccontextmanager
    async def _process(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """Run the command, kill it in the end, and count the seconds."""
        words, began = ("-m", "bot", "copy", f"sqlite:///{self.file}", self.url), perf_counter()
        with self._log.open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *words,
                cwd=PROJECT,
                env=surroundings(self.folder),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=asyncio.subprocess.STDOUT,
            )
        try:
            async with asyncio.timeout(WITHIN_S):
                yield process
        except TimeoutError:
            raise CannotMeasure(f"it took more than {WITHIN_S:g} s: {self._said()}") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
            self.seconds += perf_counter() - began

    @property
    def _log(self) -> Path:
        return self.folder / "copy.log"

    def _said(self) -> str:
        return self._log.read_text().strip()

    async def _there(self, conn: psycopg.AsyncConnection) -> int:
        """Return how many rows the target has; none before it has tables."""
        counts = " + ".join(f'(select count(*) from "{name}")' for name in self.rows)  # noqa: S608  the catalogue's names
        try:
            cursor = await conn.execute(f"select {counts}".encode())
        except psycopg.errors.UndefinedTable:
            return 0
        found = await cursor.fetchone()
        return int(found[0]) if found else 0


async def measure(size: Size) -> Sequence[Row]:
    """Move one installation by a seed of chance, which is a row of the table."""
    if not any(DEBIAN.glob("*/bin/initdb")):
        raise CannotMeasure(f"this needs {DEBIAN}.")
    seed = random.SystemRandom().randrange(10**6)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        file = folder / "source.db"
        await source.write(file, BOOKINGS[size])
        cluster = Cluster()  # as durable as that of an operator
        stack.callback(cluster.remove)
        copy = Copy(folder, file, cluster.url("postgres"), oracle.counted(file))
        chance = random.Random(seed)  # noqa: S311 - chance is no secret here, but must be repeatable
        for by, least, most in INTERRUPTIONS:
            await copy.interrupt(by, chance.uniform(least, most))
        said = await copy.finish()
        found = oracle.compared(file, copy.url)
    return [told("seed", str(seed)), *_course(copy, said), *_outcome(copy, found)]


def _course(copy: Copy, said: str) -> list[Row]:
    return [
        plain("bookings", copy.rows["booking"]),
        plain("tables", len(copy.rows)),
        plain("rows", copy.total),
        *(
            plain(f"there at {by.name}", there / copy.total * 100, " %", digits=1)
            for (by, *_), there in zip(INTERRUPTIONS, copy.there, strict=True)
        ),
        plain("seconds in all", copy.seconds, " s", digits=1),
        plain("rows a second", copy.total / copy.seconds),
        told("what it said in the end", said),
    ]


def _outcome(copy: Copy, found: Mapping[Found, int]) -> list[Row]:
    wrong = [kind for kind in Found if kind is not Found.SAME]
    return [
        all_of("rows that are the same", found[Found.SAME], copy.total),
        *(at_most(f"rows {kind.value}", found[kind], 0, digits=0) for kind in wrong),
    ]


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured."""
    return report.run("copy", METHOD, measure, argv)
