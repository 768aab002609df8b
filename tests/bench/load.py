"""The load generator: bytes out, acks in, over connections that are kept; floods and even paces."""

import asyncio
import re
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from time import perf_counter, process_time
from typing import Final

from tests.bench.report import CannotMeasure

CONNECTIONS: Final = 32  # as in the performance note, section 1
LATEST_S: Final = 60.0  # after which a load is given up
HEAD_END: Final = b"\r\n\r\n"
LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED: Final = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
LAST_CHUNK: Final = b"0\r\n\r\n"  # RFC 9112, 7.1; nobody here sends trailers


@dataclass(frozen=True, slots=True)
class Ack:
    """What came back: whether it was taken, and whether words came with it."""

    status: int
    has_words: bool


Answered = Callable[["Connection", Ack], None]
TAKEN: Final = Ack(200, has_words=False)
TOLD: Final = Ack(200, has_words=True)
SEEN: Final = {(200, False): TAKEN, (200, True): TOLD}


class Connection(asyncio.Protocol):
    """One kept connection, with one request on it at a time."""

    transport: asyncio.Transport

    def __init__(self, answered: Answered, failed: Callable[[str], None]) -> None:
        self._answered = answered
        self._failed = failed
        self._seen = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        self.transport = transport  # type: ignore[assignment]  # TCP gives a Transport

    def send(self, request: bytes) -> None:
        """Send a request."""
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Collect an answer, and tell of it when it is whole."""
        seen = self._seen = self._seen + data
        head = seen.find(HEAD_END)
        if head < 0:
            return
        body = head + len(HEAD_END)
        if length := LENGTH.search(seen, 0, head):
            if len(seen) >= body + int(length[1]):
                self._whole(has_words=length[1] != b"0")
        elif not CHUNKED.search(seen, 0, body):
            self._failed("an answer came without Content-Length, and not in chunks.")
        elif seen.endswith(LAST_CHUNK, body):
            self._whole(has_words=len(seen) > body + len(LAST_CHUNK))

    def _whole(self, *, has_words: bool) -> None:
        found = (int(self._seen[9:12]), has_words)
        self._seen = b""
        self._answered(self, SEEN.get(found) or Ack(*found))

    def connection_lost(self, _: Exception | None) -> None:
        """Tell that nothing more will come."""
        self._failed("the server closed a connection.")


class _Load:
    """What both loads share: the acks by kind, and the end."""

    def __init__(self, count: int) -> None:
        self.acks: Counter[Ack] = Counter()
        self.left = count
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def count(self, ack: Ack) -> None:
        """Count an ack; the last one ends the load."""
        self.acks[ack] += 1
        self.left -= 1
        if not self.left and not self.ended.done():
            self.ended.set_result(None)

    def fail(self, why: str) -> None:
        """End the load for a reason."""
        if not self.ended.done():
            self.ended.set_exception(CannotMeasure(why))

    async def wait(self) -> None:
        """Wait for the end."""
        try:
            async with asyncio.timeout(LATEST_S):
                await self.ended
        except TimeoutError:
            raise CannotMeasure(f"{self.left} acks did not come within {LATEST_S} s.") from None

    @asynccontextmanager
    async def connected(
        self, port: int, answered: Callable[[Connection, Ack], None]
    ) -> AsyncIterator[list[Connection]]:
        """Open all connections, and close them in the end."""
        loop = asyncio.get_running_loop()
        make = partial(Connection, answered, self.fail)
        opening = [loop.create_connection(make, "127.0.0.1", port) for _ in range(CONNECTIONS)]
        opened = [connection for _, connection in await asyncio.gather(*opening)]
        try:
            yield opened
        finally:
            for connection in opened:
                connection.transport.close()


@dataclass(frozen=True, slots=True)
class Flood:
    """How a flood went.

    Attributes:
        per_s: Acks a second.
        busy: The share of its core that the generator took; near 1 it was the bottleneck.
    """

    per_s: float
    busy: float


async def flood(port: int, requests: Sequence[bytes], expected: Ack) -> Flood:
    """Send `requests` as fast as they are acknowledged, 32 at a time.

    Raises:
        CannotMeasure: Some ack was not `expected`, so that something else was measured.
    """
    load, todo = _Load(len(requests)), iter(requests)

    def answered(connection: Connection, ack: Ack) -> None:
        if request := next(todo, None):
            connection.send(request)
        load.count(ack)

    async with load.connected(port, answered) as connections:
        began, began_cpu = perf_counter(), process_time()
        for connection, request in zip(connections, todo, strict=False):
            connection.send(request)
        await load.wait()
        seconds, cpu = perf_counter() - began, process_time() - began_cpu
    if set(load.acks) != {expected}:
        raise CannotMeasure(f"not every ack was {expected}: {dict(load.acks)}.")
    return Flood(len(requests) / seconds, cpu / seconds)


@dataclass(frozen=True, slots=True)
class Pace:
    """How an even load went.

    Attributes:
        ms: From each request's sending to its ack, in the order of the requests.
        late_ms: By how much the generator itself sent each too late.
        acks: How many of each kind came.
    """

    ms: Sequence[float]
    late_ms: Sequence[float]
    acks: Counter[Ack]


class _Pacing:
    """Requests in time order over whatever connection is idle; waiting for one counts."""

    def __init__(self, requests: Sequence[bytes], gaps_s: float) -> None:
        self.load = _Load(len(requests))
        self.taken_s = [0.0] * len(requests)
        self.late_s = [0.0] * len(requests)
        self._requests = requests
        self._gaps_s = gaps_s
        # First in, first out: uvicorn closes a connection that is idle for 5 s.
        self._idle: deque[Connection] = deque()
        self._waiting: deque[int] = deque()
        self._in_hand: dict[Connection, tuple[int, float]] = {}
        self._began = 0.0

    def begin(self, connections: Sequence[Connection]) -> list[asyncio.TimerHandle]:
        """Set a timer for each request."""
        later = asyncio.get_running_loop().call_later
        self._idle.extend(connections)
        self._began = perf_counter()
        return [later(n * self._gaps_s, self._ask, n) for n in range(len(self._requests))]

    def _ask(self, number: int) -> None:
        self.taken_s[number] = now = perf_counter()
        self.late_s[number] = now - self._began - number * self._gaps_s
        self._waiting.append(number)
        self._send()

    def _send(self) -> None:
        while self._idle and self._waiting:
            number, connection = self._waiting.popleft(), self._idle.popleft()
            self._in_hand[connection] = number, self.taken_s[number]
            connection.send(self._requests[number])

    def answered(self, connection: Connection, ack: Ack) -> None:
        """Note how long it took, and use the connection for what waits."""
        number, asked = self._in_hand.pop(connection)
        self.taken_s[number] = perf_counter() - asked
        self._idle.append(connection)
        self._send()
        self.load.count(ack)


async def pace(port: int, requests: Sequence[bytes], per_s: float) -> Pace:
    """Send so many of `requests` a second, whether or not acks come (an open loop)."""
    pacing = _Pacing(requests, 1 / per_s)
    async with pacing.load.connected(port, pacing.answered) as connections:
        timers = pacing.begin(connections)
        try:
            await pacing.load.wait()
        finally:
            for timer in timers:
                timer.cancel()
    milliseconds = [taken * 1e3 for taken in pacing.taken_s]
    return Pace(milliseconds, [late * 1e3 for late in pacing.late_s], pacing.load.acks)
