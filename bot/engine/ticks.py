"""What an engine does again and again: APScheduler is the clock.

Its law: what fails because the store is away is told to the log and done at the next tick.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import StoreUnavailable

TICK_S: Final = 1  # how late a due action is noticed at most; a tick costs 9 µs
HEARTBEAT_S: Final = 10  # design 5.2: a lease of 30 s, renewed every 10 s

Job = Callable[[], Awaitable[object]]
_log = logging.getLogger(__name__)


class Ticks:
    """Calls jobs at intervals, each one at a time."""

    def __init__(self) -> None:
        # Late and missed runs are nothing to it: the rows know what is due.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        # It warns of each tick that is left out because one still waits, for the store as a rule.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)

    def every(self, seconds: float, name: str, job: Job, *, at_once: bool = False) -> None:
        """Call `job` so often; `name` says what was not done when the store was away."""
        # APScheduler lives on the machine's clock.
        first = {"next_run_time": datetime.now(UTC)} if at_once else {}  # noqa: TID251
        self._scheduler.add_job(_tried, "interval", args=[name, job], seconds=seconds, **first)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Tick no more."""
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # APScheduler shuts down in the loop's next round


async def _tried(name: str, job: Job) -> None:
    try:
        await job()
    except StoreUnavailable as error:
        _log.warning("%s: %s", name, error)
