"""Timers that a test pushes, and what else a client without a network needs."""

import asyncio
import heapq
import itertools
from collections.abc import Callable

import httpx

from bot.tencent.caller import Caller
from bot.tencent.endpoint import Endpoint
from bot.tencent.pacing.pacer import Pacer
from bot.tencent.room_api import LiveApi, TencentRoomApi
from bot.tencent.usersig import Signer
from tests.stopped_clock import StoppedClock

APP_ID, ADMIN, KEY = 20001234, "administrator", "0123456789abcdef" * 4
BASE_URL = "http://127.0.0.1"


class Timers:
    """A `StoppedClock` with `Pacer`'s `later`: nothing rings until the clock is pushed."""

    def __init__(self) -> None:
        self.clock = StoppedClock()
        self._set: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        heapq.heappush(self._set, (self.clock.now() + seconds, next(self._order), act))

    async def push(self, seconds: float) -> None:
        """Let time pass, ring what is due in its order, and let everybody act on it."""
        until = self.clock.now() + seconds
        while self._set and self._set[0][0] <= until:
            self.ring_next()
            await settle()
        self.clock.at = until
        await settle()

    def ring_next(self) -> None:
        """Ring the next timer at its time, and let nobody act yet."""
        self.clock.at, _, act = heapq.heappop(self._set)
        act()


async def settle() -> None:
    """Let every task run until it waits for something that only a test can give."""
    for _ in range(100):
        await asyncio.sleep(0)


def an_api(
    http: httpx.AsyncClient,
    timers: Timers,
    *,
    live_api: LiveApi = LiveApi.TEMPLATES,
    rate: int = 180,
) -> TencentRoomApi:
    """Return the client of the app that every test has."""
    caller = a_caller(http, timers, rate=rate)
    return TencentRoomApi(
        http, caller.endpoint, caller.signer, caller.pacer, timers.clock, live_api=live_api
    )


def a_caller(
    http: httpx.AsyncClient,
    timers: Timers,
    *,
    rate: int = 180,
    base_url: str = BASE_URL,
    total_s: float = 10.0,
) -> Caller:
    """Return what makes the calls of that client."""
    return Caller(
        http,
        Endpoint(base_url, APP_ID, ADMIN),
        Signer(APP_ID, KEY, ADMIN, timers.clock),
        Pacer(rate, timers.later),
        timers.clock,
        total_s,
    )
