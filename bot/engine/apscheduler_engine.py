"""The engine on one machine: APScheduler is the clock, the rows are the only truth.

Its law: no job of APScheduler stands for an action. A persistent job store deletes a job before
it runs and lost 447 of 500 at `kill -9` (scheduling note 1.2); here it only wakes the pump.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from bot.engine.pump import Perform, Pump
from bot.engine.ticks import HEARTBEAT_S, TICK_S, Ticks
from bot.ports import Actions, Clock

CLEAN_UP_S: Final = 3_600
EXPAND_S: Final = 60  # how late a series notices at most that it needs further bookings

CleanUp = Callable[[float], Awaitable[None]]
Expand = Callable[[], Awaitable[object]]


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
        self._ticks = Ticks()

    async def start(self, perform: Perform) -> None:
        """Begin to claim due actions and hand each to `perform`."""
        self._pumping = asyncio.create_task(self._pump.run(perform), name="pump")
        self._ticks.every(TICK_S, "nobody was woken", self._tick)
        self._ticks.every(HEARTBEAT_S, "leases were not renewed", self._pump.renew)
        if self._clean_up is not None:
            self._ticks.every(CLEAN_UP_S, "nothing was cleaned up", self._sweep)
        if self._expand is not None:
            self._ticks.every(EXPAND_S, "series were not expanded", self._expand, at_once=True)
        self._ticks.start()

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
        await self._ticks.stop()
        self._pumping = None

    async def _tick(self) -> None:
        self._pump.wake()

    async def _sweep(self) -> None:
        if self._clean_up is not None:
            await self._clean_up(self._clock.now())
