"""The pump: claims due actions, has them performed, writes what came of them.

Its law: an action that was claimed ends in `finish`, or its lease runs out and it is claimed
again. Nothing is lost by a crash, a stop, or a `perform` that breaks its promise.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot import metrics
from bot.engine.alarm import Alarm
from bot.errors import StoreUnavailable
from bot.ports import Actions, Clock
from bot.rooms.actions.action import Action, ActionState, Outcome

LEASE_S: Final = 30.0  # design 5.2
STORE_PAUSE_S: Final = 1.0  # between two tries to write what came of an action
GATHER_S: Final = 0.03  # while much runs: one claim for all that ends within it
TOGETHER: Final = 8  # so many actions begin at once, the next ones a moment later
APART_S: Final = 0.008
KEPT: Final = 8  # of so many places one more stays free for what somebody waits for
RELEASE_S: Final = 1.0  # at the end; it takes milliseconds, unless the database is away
RINGS_FOR_S: Final = 60.0
# The ticks go by the machine's clock: where that is put back, they stop until it has caught up.
LOOKS_ANYWAY_S: Final = 5.0
BACKOFF_MOST_S: Final = 300.0  # for an action that our own code cannot perform

Perform = Callable[[Action], Awaitable[Outcome]]
_log = logging.getLogger(__name__)


def backoff_s(attempts: int) -> float:
    """Return how long to wait after a `perform` that raised for the `attempts`-th time."""
    return min(2.0 ** min(attempts, 16), BACKOFF_MOST_S)


def _tell(looks: Sequence[asyncio.Future[None]], error: StoreUnavailable | None = None) -> None:
    for looked in looks:
        if not looked.done():
            looked.set_result(None) if error is None else looked.set_exception(error)


class Pump:
    """Keeps at most `in_flight` claimed actions running, and some more that somebody waits for.

    Args:
        actions: Where they are claimed and finished.
        clock: Decides what is due.
        me: Names this process among those that claim; different for each of them.
        in_flight: How many run at once; they may all wait long for their turn at the room service.
        looks_anyway_s: How long it waits at most to be woken.
    """

    def __init__(
        self,
        actions: Actions,
        clock: Clock,
        *,
        me: str,
        in_flight: int,
        looks_anyway_s: float = LOOKS_ANYWAY_S,
    ) -> None:
        self._actions = actions
        self._clock = clock
        self._me = me
        self._in_flight = in_flight
        self._kept = in_flight // KEPT
        self._looks_anyway_s = looks_anyway_s
        self._running: dict[asyncio.Task[None], int] = {}
        self._awake = asyncio.Event()
        self._alarm = Alarm(self._awake.set)
        self._looks: list[asyncio.Future[None]] = []
        self._is_stopping = False
        self._renewed_at = clock.now()

    def wake(self) -> None:
        """Look for due actions now."""
        self._awake.set()

    async def look(self) -> None:
        """Look for due actions now, and return when as many are claimed as have room.

        Raises:
            StoreUnavailable: That could not be done; whoever asked had better ask again.
        """
        if self._is_stopping:  # nobody would ever tell
            raise StoreUnavailable("it is being stopped")
        looked = asyncio.get_running_loop().create_future()
        self._looks.append(looked)
        self.wake()
        await looked

    async def run(self, perform: Perform) -> None:
        """Claim and perform whenever woken, until told to stop."""
        while not self._is_stopping:
            self._awake.clear()
            looks, self._looks = self._looks, []
            try:
                await self._fill(perform)
            # Without the pump nothing at all is kept, so it outlives even a bug of ours.
            except Exception as error:  # noqa: BLE001 - logged, and tried again
                is_away = isinstance(error, StoreUnavailable)
                _log.warning("no actions were claimed: %s", error, exc_info=not is_away)
                _tell(looks, StoreUnavailable("nothing was claimed"))
            _tell(looks)
            await self._woken()
            if self._is_busy and not self._is_stopping:
                await asyncio.sleep(GATHER_S)
        _tell(self._looks, StoreUnavailable("it is being stopped"))

    async def _woken(self) -> None:
        """Wait until somebody wakes us, and not for ever."""
        loop = asyncio.get_running_loop()
        anyway = loop.call_later(self._looks_anyway_s, self._awake.set)
        try:
            await self._awake.wait()
        finally:
            anyway.cancel()

    @property
    def _is_busy(self) -> bool:
        """Say whether so much runs that no place stays empty while a claim is put off."""
        return len(self._running) > self._in_flight // 4

    async def renew(self) -> None:
        """Keep the leases of what is running."""
        self._renewed_at = self._clock.now()
        if self._running:
            until = self._renewed_at + LEASE_S
            await self._actions.renew(self._me, tuple(self._running.values()), until)

    def finish_claiming(self) -> None:
        """Claim no more; `run` returns."""
        self._is_stopping = True
        self._alarm.cancel()
        self._awake.set()

    async def drain(self, grace_s: float) -> None:
        """Let what runs finish for `grace_s` seconds, then leave the rest to the store."""
        if self._running:
            await asyncio.wait(self._running, timeout=grace_s)
        left = list(self._running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        try:
            async with asyncio.timeout(RELEASE_S):
                await self._actions.release(self._me)
        except (StoreUnavailable, TimeoutError) as error:  # then their leases run out
            _log.warning("leases were not given back: %s", error)

    async def _fill(self, perform: Perform) -> None:
        while free := self._in_flight + self._kept - len(self._running):
            now = self._clock.now()
            # The clock jumped, ahead or back: ours are still ours.
            if not 0 <= now - self._renewed_at < LEASE_S / 2:
                await self.renew()
            taken = await self._actions.claim(self._me, now, now + LEASE_S, free, kept=self._kept)
            await self._begin_all(taken, perform)
            if self._is_stopping or len(taken) < free:
                return

    async def _begin_all(self, taken: Sequence[Action], perform: Perform) -> None:
        """Begin some, then some more: others have their turn on the event loop in between.

        What begins together answers together, and comes together again a second later, when the
        room service takes more calls; so it pays to keep it apart.
        """
        for number, action in enumerate(taken, start=1):
            if self._is_stopping:  # the rest is given back when we end
                return
            self._begin(action, perform)
            if number % TOGETHER == 0:
                await asyncio.sleep(APART_S)

    def _begin(self, action: Action, perform: Perform) -> None:
        task = asyncio.create_task(self._handle(action, perform), name=action.key)
        self._running[task] = action.id
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Free the slot, and look what else is due."""
        del self._running[task]
        self._awake.set()

    async def _handle(self, action: Action, perform: Perform) -> None:
        try:
            outcome = await perform(action)
            await self._write(action, outcome)
        # One of the two places that catch everything (style B5): nothing may be lost or spin.
        except Exception as error:  # noqa: BLE001 - logged with its traceback, and tried again
            outcome = self._broken_off(action, error)
            await self._write(action, outcome)
        self._ring_for(outcome)
        metrics.ACTIONS.labels(action.kind, outcome.state).inc()
        _log.debug("%s: %s %s", action.key, outcome.state, outcome.error or outcome.result)

    def _broken_off(self, action: Action, error: Exception) -> Outcome:
        """Return the outcome of a `perform` that raised: try again, ever more rarely."""
        if isinstance(error, StoreUnavailable):  # no bug, and many at once
            _log.warning("action %s (%s) broke off: %s", action.id, action.key, error)
        else:
            _log.error("action %s (%s) broke off", action.id, action.key, exc_info=error)
        again = self._clock.now() + backoff_s(action.attempts)
        return Outcome(state=ActionState.PENDING, next_try=again, error=type(error).__name__)

    async def _write(self, action: Action, outcome: Outcome) -> None:
        """Write what came of it; when the store is away, until it is back."""
        while True:
            try:
                if not await self._actions.finish(self._me, action, outcome):
                    _log.warning("action %s (%s) was taken over", action.id, action.key)
            except StoreUnavailable as error:
                _log.warning("action %s is not written yet: %s", action.id, error)
            else:
                return
            await asyncio.sleep(STORE_PAUSE_S)

    def _ring_for(self, outcome: Outcome) -> None:
        """Wake at the instants that `outcome` asks for, not only at the next tick."""
        dues = {action.due for action in outcome.then}
        if outcome.state is ActionState.PENDING:
            dues.add(outcome.next_try)
        if self._is_stopping:
            return
        now = self._clock.now()
        for due in dues:
            if due - now <= RINGS_FOR_S:  # the tick sees to what is far
                self._alarm.set(due - now)
