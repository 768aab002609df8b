"""How often we post in one channel: once a second, in the order in which it was asked for.

Its law: nothing is posted but inside `ChannelPace.turn`. Nobody waits there for long: a turn that
is not near is kept, and who asked for it comes back at that time. Where several processes post, the
order is each one's own, and a gate that they share lets one in at a time.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

from bot.errors import SlackBusy, StoreUnavailable
from bot.ports import Clock, Gate

METHOD: Final = "chat.postMessage"
GAP_S: Final = 1.0  # docs.slack.dev/apis/web-api/rate-limits, "Special rate limits"
WORTH_WAITING_S: Final = 1.5  # longer waits are the engine's: nobody holds a place meanwhile
# After its time a turn is kept that long for who comes late; the others stay behind it. Where there
# are several processes, it is another one that they come back to, as likely as not.
KEPT_S: Final = 30.0
KEPT_AMONG_MANY_S: Final = 1.0
SWEEP_EVERY_S: Final = 60.0


@dataclass(slots=True)
class _Queue:
    """Who waits for one channel.

    Attributes:
        kept_s: How long after its time a turn is kept.
        free_at: Nobody posts before that time.
        is_taken: Somebody posts just now; Slack may take its time over it.
        turns: Key → the turn that was told last; in the order of first asking.
    """

    kept_s: float
    free_at: float = 0.0
    is_taken: bool = False
    turns: dict[str, float] = field(default_factory=dict)

    def turn(self, key: str, now: float) -> float:
        """Return when `key` may post, if all before it come in time; `now`: it may."""
        self.forget(now)
        self.turns.setdefault(key, now)
        first = max(self.free_at, now + GAP_S if self.is_taken else now)
        self.turns[key] = first + GAP_S * list(self.turns).index(key)
        return self.turns[key]

    def begin(self, key: str) -> None:
        """Let `key` post."""
        del self.turns[key]
        self.is_taken = True

    def end(self, now: float) -> None:
        """Let the next one follow: Slack counted the post at some time before it answered."""
        self.is_taken = False
        self.free_at = max(self.free_at, now + GAP_S)

    def put_off(self, key: str, until: float) -> None:
        """Let nobody post before that time, and then `key` first."""
        self.free_at = max(self.free_at, until)
        self.turns = {key: self.free_at, **self.turns}

    def put_back(self, seconds: float) -> None:
        """Bring everything into the time of a clock that was put back."""
        self.free_at -= seconds
        self.turns = {key: turn - seconds for key, turn in self.turns.items()}

    def forget(self, now: float) -> None:
        """Drop the turns that nobody came back for."""
        lost = [key for key, turn in self.turns.items() if turn + self.kept_s < now]
        for key in lost:
            del self.turns[key]

    def wait(self, until: float) -> None:
        """Let nobody post before that time: another process does."""
        self.free_at = max(self.free_at, until)

    def is_idle(self, now: float) -> bool:
        self.forget(now)
        return not self.turns and not self.is_taken and self.free_at <= now


class ChannelPace:
    """Lets posts through as often as a channel takes them.

    Args:
        clock: When it is whose turn.
        gate: Shared by the processes that post; None: there is only this one.
        sleep: Waits so many seconds; tests hand in one that moves their clock.
    """

    def __init__(
        self,
        clock: Clock,
        gate: Gate | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._gate = gate
        self._kept_s = KEPT_S if gate is None else KEPT_AMONG_MANY_S
        self._sleep = sleep
        self._queues: dict[str, _Queue] = {}
        self._was = self._swept_at = clock.now()

    @asynccontextmanager
    async def turn(self, channel_id: str, key: str) -> AsyncIterator[None]:
        """Wait for the turn of `key` in a channel, and hold it until the end.

        Where Slack says inside that it is busy, everybody's turn in that channel moves back, and
        `key` keeps its place before them.

        Raises:
            SlackBusy: The turn is more than a moment ahead; it is kept under `key`.
        """
        queue = await self._take(channel_id, key)
        gap_s = GAP_S
        try:
            yield
        except SlackBusy as busy:
            gap_s = busy.retry_after_s
            queue.put_off(key, self._now() + gap_s)
            raise
        finally:
            queue.end(self._now())
            await self._leave(channel_id, gap_s)

    @property
    def channels(self) -> int:
        """Return how many channels are remembered: those posted in, or waited for, of late."""
        return len(self._queues)

    def _now(self) -> float:
        """Return the time; where the clock was put back, everybody waits as long as before."""
        now = self._clock.now()
        back_s, self._was = self._was - now, now
        if back_s > 0:
            self._swept_at -= back_s
            for queue in self._queues.values():
                queue.put_back(back_s)
        return now

    async def _take(self, channel_id: str, key: str) -> _Queue:
        no_longer_than = self._now() + WORTH_WAITING_S
        while True:
            now = self._now()
            queue = self._queue(channel_id, now)
            turn = queue.turn(key, now)
            if turn <= now:
                wait_s = await self._enter(channel_id)
                if not wait_s:
                    queue.begin(key)
                    return queue
                queue.wait(now + wait_s)
                continue
            if turn > no_longer_than:
                raise SlackBusy(METHOD, turn - now)
            await self._sleep(turn - now)

    async def _enter(self, channel_id: str) -> float:
        """Return 0.0 when no other process posts there, else how long to wait."""
        if self._gate is None:
            return 0.0
        try:
            return await self._gate.enter(channel_id, GAP_S)
        except StoreUnavailable:  # nothing was posted, and later it can be
            raise SlackBusy(METHOD, GAP_S) from None

    async def _leave(self, channel_id: str, gap_s: float) -> None:
        if self._gate is not None:
            with suppress(StoreUnavailable):  # then the gap counts from the beginning of the post
                await self._gate.leave(channel_id, gap_s)

    def _queue(self, channel_id: str, now: float) -> _Queue:
        if now >= self._swept_at + SWEEP_EVERY_S:
            self._swept_at = now
            busy = {name: one for name, one in self._queues.items() if not one.is_idle(now)}
            self._queues = busy
        return self._queues.setdefault(channel_id, _Queue(self._kept_s))
