"""The database's clock, by which all machines go: their own may differ by half a minute.

Its law: a lease is written and compared by one clock. The machine's wall clock has no part in it;
between two looks at the database's, time is counted by what never jumps. Each new connection is a
look, so another server's clock counts from its first answer on.
"""

import time
from collections.abc import Callable
from typing import Final

from bot.store.database import Connection
from bot.store.postgres.connection import SECONDS

LOOK_EVERY_S: Final = 10.0
CLOSE_S: Final = 0.5  # an answer that took longer tells too little

# Linux has one that goes on while the machine is suspended; `time.monotonic` stands still then.
BOOTTIME: Final[int | None] = getattr(time, "CLOCK_BOOTTIME", None)

Measured = tuple[float, float]  # the database's time, and the counter at that instant


def passed() -> float:
    """Return seconds since some instant, those of a suspend of the machine included if known."""
    return time.monotonic() if BOOTTIME is None else time.clock_gettime(BOOTTIME)


class DatabaseClock:
    """`bot.ports.Clock` by the time of a database.

    Args:
        counter: Seconds since some instant; never jumps.
    """

    def __init__(self, counter: Callable[[], float] = passed) -> None:
        self._counter = counter
        self._measured: Measured | None = None

    def now(self) -> float:
        """Return UTC epoch seconds; raises `LookupError` before the first look."""
        if self._measured is None:
            raise LookupError("The database was not asked for the time yet.")
        at, counted = self._measured
        return at + self._counter() - counted

    def is_stale(self) -> bool:
        """Say whether it is time to look again."""
        return self._measured is None or self._counter() >= self._measured[1] + LOOK_EVERY_S

    def look(self, connection: Connection) -> None:
        """Ask the database; its answer is of the middle of the time that the asking took."""
        before = self._counter()
        (row,) = connection.rows(SECONDS, {})
        took = self._counter() - before
        if self._measured is None or took <= CLOSE_S:
            self._measured = float(row["now"]), before + took / 2
