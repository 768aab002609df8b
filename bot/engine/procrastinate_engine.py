"""The engine on many machines: rows in PostgreSQL, and Procrastinate that wakes whoever is free.

Its law: the rows are the only truth, here too. Procrastinate spreads wake-ups over the machines and
keeps them until somebody has looked; the due index, leases, the rate and idempotency stay ours.
"""

import asyncio
from contextlib import suppress
from typing import Final

from bot.engine.pump import Perform, Pump
from bot.engine.queue import WAKE, WakeQueue, end
from bot.engine.ticks import HEARTBEAT_S, TICK_S, Ticks
from bot.errors import StoreUnavailable
from bot.ports import Actions, Clock, Promoter

LAST_CLAIM_S: Final = 1.0  # at the end; a claim takes milliseconds, unless the database is away


class ProcrastinateEngine:
    """`bot.ports.Engine` for one of several processes.

    Args:
        actions: Where due actions are claimed and finished.
        promoter: Sends the wake-ups; every process does, whichever comes first.
        clock: The database's.
        queue: Brings wake-ups. Where it takes none, nothing is performed in this process.
        me: Names this process among those that claim.
        in_flight: How many actions run at once in this process.
    """

    def __init__(
        self,
        actions: Actions,
        promoter: Promoter,
        clock: Clock,
        queue: WakeQueue,
        *,
        me: str,
        in_flight: int = 64,
    ) -> None:
        self._promoter = promoter
        self._clock = clock
        self._queue = queue
        self._pump = Pump(actions, clock, me=me, in_flight=in_flight)
        self._ticks = Ticks()
        self._pumping: asyncio.Task[None] | None = None
        self._working: asyncio.Task[None] | None = None
        self._sending: set[asyncio.Task[None]] = set()
        self._was_away = False
        self._is_started = False

    async def start(self, perform: Perform) -> None:
        """Begin to claim due actions and hand each to `perform`. Raises `StoreUnavailable`."""
        await self._queue.prepare()
        self._is_started = True
        self._ticks.every(TICK_S, "no wake-ups were sent", self._promote, at_once=True)
        if self._queue.takes:
            self._ticks.every(HEARTBEAT_S, "leases were not renewed", self._pump.renew)
            self._queue.on(WAKE, self._pump.look)
            self._pumping = asyncio.create_task(self._pump.run(perform), name="pump")
            self._working = asyncio.create_task(self._queue.work(), name="queue")
        self._ticks.start()

    def nudge(self) -> None:
        """Look for due actions now; where nothing is performed, have somebody else look."""
        if self._pumping is not None:
            self._pump.wake()
        elif self._is_started:
            task = asyncio.create_task(self._promote_now(), name="wake somebody")
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def stop(self, grace_s: float) -> None:
        """Claim no more, let what runs finish for `grace_s` seconds, let others have the rest."""
        if not self._is_started:
            return
        self._is_started = False
        if self._pumping is not None and self._working is not None:
            self._pump.finish_claiming()
            await asyncio.wait({self._pumping}, timeout=LAST_CLAIM_S)
            self._pumping.cancel()  # what it claims all the same is given back, or missed with us
            await asyncio.gather(end(self._working), self._pump.drain(grace_s))
        await self._ticks.stop()
        await asyncio.gather(*self._sending)
        if not self._was_away:  # else it would only be waited for
            await self._promote_now()  # what was given back is due: somebody else is woken

    async def _promote(self) -> None:
        """Send wake-ups; when the store was away, look here too: one may have come to nothing."""
        was_away, self._was_away = self._was_away, True
        await self._promoter.promote(self._clock.now())
        self._was_away = False
        if was_away:
            self._pump.wake()

    async def _promote_now(self) -> None:
        with suppress(StoreUnavailable):  # the next tick does it, of whichever process
            await self._promote()
