"""The account's rate: how often each command may be called, and in whose favour.

Its law: nothing is called but inside `Pacer.turn`. A command has as many slots as calls per second,
each free again one second after its response: the service counted the call before it answered, so
no second that it may look at holds more calls than there are slots (measured: no refusal, where a
token bucket got 217 in 2,000).
"""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from enum import IntEnum
from typing import Final, TypeAlias

# A timer may fire one tick of the clock early.
TICK_S: Final = 0.005
HOLD_S: Final = 1.0 + TICK_S
SAME_ID_S: Final = 1.1  # one RoomId once per second, else 100012 (pages 000 to 003)

# Commands that may be called less often than the rest (647/63405, 34956, 34954).
LOWER: Final[Mapping[str, int]] = {
    "live_engine_http_srv/get_room_list": 10,
    "im_open_login_svc/account_check": 100,
    "im_open_login_svc/multiaccount_import": 100,
}

Later: TypeAlias = Callable[[float, Callable[[], None]], object]


class Rank(IntEnum):
    """Who goes first when slots are short."""

    PERSON = 0
    SCHEDULED = 1
    ASIDE = 2


def on_the_loop(seconds: float, act: Callable[[], None]) -> object:
    """Call `act` after `seconds`, by the running event loop."""
    return asyncio.get_running_loop().call_later(seconds, act)


class _Slots:
    """So many at a time; who waits is served by rank, then by arrival."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._free = number
        self._waiting: list[tuple[Rank, int, asyncio.Future[None]]] = []
        self._arrivals = itertools.count()

    @property
    def is_idle(self) -> bool:
        return self._free == self._number

    async def take(self, rank: Rank) -> None:
        if self._free:
            self._free -= 1
            return
        called = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (rank, next(self._arrivals), called))
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self.give_back()  # it was ours already; the next in line gets it
            raise

    def give_back(self) -> None:
        while self._waiting:
            _, _, called = heapq.heappop(self._waiting)
            if not called.done():
                called.set_result(None)
                return
        self._free += 1


class Pacer:
    """Lets calls through as often as the account may make them.

    Args:
        rate: Calls per second of one command; the service allows 200.
        later: Calls something after so many seconds; tests hand in a timer that they push.
    """

    def __init__(self, rate: int, later: Later = on_the_loop) -> None:
        self._rate = rate
        self._later = later
        self._commands: dict[str, _Slots] = {}
        self._room_ids: dict[str, _Slots] = {}

    @asynccontextmanager
    async def turn(self, path: str, rank: Rank, new_room_id: str = "") -> AsyncIterator[None]:
        """Wait for a slot of the command at `path`, and hold it until a second after the end.

        Args:
            path: Service and command.
            rank: Who asks.
            new_room_id: The id that is created, if one is: it waits for its own turn first.
        """
        async with self._turn_of(new_room_id, rank) if new_room_id else nullcontext():
            slots = self._commands.get(path) or self._slots_of(path)
            await slots.take(rank)
            try:
                yield
            finally:
                self._later(HOLD_S, slots.give_back)

    @property
    def room_ids_held(self) -> int:
        """Return how many ids are remembered: those created within the last 1.1 s."""
        return len(self._room_ids)

    def _slots_of(self, path: str) -> _Slots:
        number = min(self._rate, LOWER.get(path, self._rate))
        return self._commands.setdefault(path, _Slots(number))

    @asynccontextmanager
    async def _turn_of(self, room_id: str, rank: Rank) -> AsyncIterator[None]:
        slots = self._room_ids.setdefault(room_id, _Slots(1))
        await slots.take(rank)
        try:
            yield
        finally:
            self._later(SAME_ID_S, lambda: self._let_go(room_id, slots))

    def _let_go(self, room_id: str, slots: _Slots) -> None:
        slots.give_back()
        if slots.is_idle:
            del self._room_ids[room_id]

    async def pause(self, seconds: float) -> None:
        """Let that much time pass."""
        over = asyncio.Event()
        self._later(seconds, over.set)
        await over.wait()
