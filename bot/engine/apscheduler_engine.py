"""The engine on one machine: APScheduler is the clock, the rows are the only truth.

Its law: no job of APScheduler stands for an action. A persistent job store deletes a job before
it runs and lost 447 of 500 at `kill -9` (scheduling note 1.2); here it only wakes the pump.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.engine.pump import Perform, Pump
from bot.errors import StoreUnavailable
from bot.ports import Actions, Clock

TICK_S: Final = 1  # how late a due action is noticed at most; a tick costs 9 µs
HEARTBEAT_S: Final = 10  # design 5.2: a lease of 30 s, renewed every 10 s
CLEAN_UP_S: Final = 3_600
EXPAND_S: Final = 60  # how late a series notices at most that it needs further bookings

CleanUp = Callable[[float], Awaitable[None]]
Expand = Callable[[], Awaitable[object]]
_log = logging.getLogger(__name__)


class ApschedulerEngine:
    """`bot.ports.Engine` for one process.

    Args:
        actions: Where due actions are claimed and finished.
        clock: Decides what is due; the ticks themselves follow the machine's clock.
        me: Names this process among those that claim.
        in_flight: How many actions run at once.
        clean_up: Called hourly with the time, UTC epoch seconds.
        expand: Called at the start and every minute: makes the bookings of series ahead.
    """

    def __init__(
        self,
        actions: Actions,
        clock: Clock,
        *,
        me: str,
        in_flight: int = 64,
        clean_up: CleanUp | None = None,
        expand: Expand | None = None,
    ) -> None:
        self._clock = clock
        self._clean_up = clean_up
        self._expand = expand
        self._pump = Pump(actions, clock, me=me, in_flight=in_flight)
        self._pumping: asyncio.Task[None] | None = None
        # Late and missed runs are nothing to it: the rows know what is due.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it logs every run at INFO

    async def start(self, perform: Perform) -> None:
        """Begin to claim due actions and hand each to `perform`."""
        self._pumping = asyncio.create_task(self._pump.run(perform), name="pump")
        self._scheduler.add_job(self._tick, "interval", seconds=TICK_S)
        self._scheduler.add_job(self._heartbeat, "interval", seconds=HEARTBEAT_S)
        if self._clean_up is not None:
            self._scheduler.add_job(
                self._sweep, "interval", args=[self._clean_up], seconds=CLEAN_UP_S
            )
        if self._expand is not None:
            self._scheduler.add_job(
                self._expand_series,
                "interval",
                args=[self._expand],
                seconds=EXPAND_S,
                next_run_time=datetime.now(UTC),  # noqa: TID251  APScheduler lives on the machine's clock
            )
        self._scheduler.start()

    def nudge(self) -> None:
        """Look for due actions now."""
        self._pump.wake()

    async def stop(self, grace_s: float) -> None:
        """Claim no more, let what runs finish for `grace_s` seconds; the store keeps the rest."""
        if self._pumping is None:
            return
        self._pump.finish_claiming()
        await self._pumping
        await self._pump.drain(grace_s)
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # APScheduler shuts down in the loop's next round
        self._pumping = None

    async def _tick(self) -> None:
        self._pump.wake()

    async def _heartbeat(self) -> None:
        try:
            await self._pump.renew()
        except StoreUnavailable as error:  # the next beat tries again; a lease lasts three
            _log.warning("leases were not renewed: %s", error)

    async def _expand_series(self, expand: Expand) -> None:
        try:
            await expand()
        except StoreUnavailable as error:
            _log.warning("series were not expanded: %s", error)

    async def _sweep(self, clean_up: CleanUp) -> None:
        try:
            await clean_up(self._clock.now())
        except StoreUnavailable as error:
            _log.warning("nothing was cleaned up: %s", error)
