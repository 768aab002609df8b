"""Slots of one command: so many calls at a time, and who waits for one is served by rank.

Its law: whoever took a slot ends it, once, when the response is there or will not come.
"""

import asyncio
import heapq
import itertools
from collections.abc import Callable
from enum import IntEnum
from typing import Final, Protocol, TypeAlias

# A timer may fire one tick of the clock early.
TICK_S: Final = 0.005
HOLD_S: Final = 1.0 + TICK_S

Later: TypeAlias = Callable[[float, Callable[[], None]], object]


class Rank(IntEnum):
    """Who goes first when slots are short."""

    PERSON = 0
    SCHEDULED = 1
    ASIDE = 2


class Slots(Protocol):
    """Slots of one command."""

    async def take(self, rank: Rank) -> int:
        """Wait for a slot; return its number."""
        ...

    def end(self, slot: int) -> None:
        """Say that its call is over; it is free again when the service no longer counts that."""
        ...


class Waiting:
    """Those who wait for a slot: by rank, then by arrival."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Rank, int, asyncio.Future[int]]] = []
        self._arrivals = itertools.count()

    @property
    def first(self) -> Rank | None:
        """Return the rank of who is next; None when nobody waits."""
        while self._waiting and self._waiting[0][2].done():
            heapq.heappop(self._waiting)
        return self._waiting[0][0] if self._waiting else None

    def __len__(self) -> int:
        """Return how many wait, those included who have just given up."""
        return len(self._waiting)

    def join(self, rank: Rank) -> asyncio.Future[int]:
        """Wait; the slot's number comes in the future that is returned."""
        called = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (rank, next(self._arrivals), called))
        return called

    def serve(self, slot: int) -> bool:
        """Give it to who is next; False when nobody waits."""
        if self.first is None:
            return False
        heapq.heappop(self._waiting)[2].set_result(slot)
        return True

    def fail(self, error: Exception) -> None:
        """Let everybody know that there will be none."""
        while self.first is not None:
            heapq.heappop(self._waiting)[2].set_exception(error)


async def came(called: asyncio.Future[int], pass_on: Callable[[int], object]) -> int:
    """Return the slot that comes; who is cancelled just as it comes passes it on."""
    try:
        return await called
    except asyncio.CancelledError:
        if called.done() and not called.cancelled() and called.exception() is None:
            pass_on(called.result())
        raise


class OwnSlots:
    """Slots of this process alone, each free again one second after the response.

    Args:
        number: How many.
        later: Calls something after so many seconds.
    """

    def __init__(self, number: int, later: Later) -> None:
        self._number = number
        self._free = number
        self._later = later
        self._waiting = Waiting()

    @property
    def is_idle(self) -> bool:
        """Say whether all are free."""
        return self._free == self._number

    async def take(self, rank: Rank) -> int:
        """Wait for a slot; all are alike, so their numbers say nothing."""
        if self._free:
            self._free -= 1
            return 0
        return await came(self._waiting.join(rank), self._give_back)

    def end(self, slot: int) -> None:
        """Free it in a second: the service counted the call before it answered."""
        self.end_in(HOLD_S, slot)

    def end_in(self, seconds: float, slot: int = 0) -> None:
        """Free it after so long."""
        self._later(seconds, lambda: self._give_back(slot))

    def hold_all(self, seconds: float) -> None:
        """Let nobody have one before that is over."""
        for _ in range(self._free):
            self.end_in(seconds)
        self._free = 0

    def _give_back(self, slot: int) -> None:
        if not self._waiting.serve(slot):
            self._free += 1
