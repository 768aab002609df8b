"""CPU per call to the room service, at 1 and at 64 in flight: our client, and plain httpx."""

import asyncio
import json
import multiprocessing
import statistics
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from time import process_time
from typing import Any, Final

import httpx

from bot.clock import SystemClock
from bot.rooms.room import RoomType
from bot.tencent.endpoint import Endpoint
from bot.tencent.http import open_client
from bot.tencent.pacing.pacer import Pacer
from bot.tencent.room_api import TencentRoomApi
from bot.tencent.usersig import Signer
from tests.bench import report
from tests.bench.report import Row, Size, at_most, plain

CALLS: Final = 600
ROUNDS: Final = {Size.FULL: 5, Size.QUICK: 1}
IN_FLIGHT: Final = (1, 64)
MOST_RATIO: Final = 1.3  # at 64 in flight against 1 (the design, section 8)
METHOD: Final = """
Method. Our client, whole (signed, paced, parsed), and httpx as it comes, which posts and reads and
no more, call a server in another process that always answers with the same room. What is counted is
the CPU time of the calling process alone, so that the machine's mood matters little. The two take
turns; figures are medians over rounds of 600 calls.
"""

APP_ID, ADMIN, KEY = 1400000000, "administrator", "0123456789abcdef" * 4
ROOM: Final = {
    "ActionStatus": "OK",
    "ErrorCode": 0,
    "ErrorInfo": "",
    "RequestId": "Id-0123456789abcdef0123456789abcdef-O-Seq-1",
    "Response": {
        "RoomInfo": {
            "RoomId": "standup-42",
            "RoomName": "Stand-up",
            "RoomType": "Conference",
            "Owner_Account": "alice",
            "MaxMemberCount": 300,
            "ScheduleStartTime": 1767254400,
            "ScheduleEndTime": 1767258000,
            "RoomStatus": "Running",
            "TakeSeatMode": "None",
            "CreateTime": 1767250000,
            "MemberCount": 1,
        }
    },
}
BODY: Final = json.dumps(ROOM).encode()
ANSWER: Final = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY)

Call = Callable[[], Awaitable[Any]]


class Answering(asyncio.Protocol):
    """Answers every request with the same room; requests are small enough for one piece."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]  # TCP gives a Transport

    def data_received(self, data: bytes) -> None:
        if data.endswith(b"}"):  # aiohttp may send head and body apart
            self.transport.write(ANSWER)


def answer(port: "Connection[int, None]") -> None:
    """Serve on a free port of this machine, which `port` is told, until the process is ended."""

    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", 0)
        port.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve())


@asynccontextmanager
async def ours(base_url: str) -> AsyncIterator[Call]:
    """Open our client, whole: signed, paced, parsed."""
    clock = SystemClock()
    async with open_client() as http:
        endpoint = Endpoint(base_url, APP_ID, ADMIN)
        signer = Signer(APP_ID, KEY, ADMIN, clock)
        api = TencentRoomApi(http, endpoint, signer, Pacer(1_000_000), clock)
        yield lambda: api.get_room_info(RoomType.CONFERENCE, "standup-42")


@asynccontextmanager
async def plain_httpx(base_url: str) -> AsyncIterator[Call]:
    """Open httpx as it comes, and do nothing but post and read."""
    url = f"{base_url}/v4/room_engine_http_srv/get_room_info?sdkappid={APP_ID}&random=1"

    async def call() -> object:
        return (await http.post(url, content=b'{"RoomId":"standup-42"}')).json()

    limits = httpx.Limits(max_connections=256, max_keepalive_connections=256)
    async with httpx.AsyncClient(limits=limits, trust_env=False) as http:
        yield call


CLIENTS: Final = {"ours": ours, "plain httpx": plain_httpx}


async def cpu_per_call(call: Call, in_flight: int, calls: int) -> float:
    """Return the microseconds of CPU that one of `calls` takes, so many at a time."""
    left = iter(range(calls))

    async def one_after_another() -> None:
        for _ in left:
            await call()

    await asyncio.gather(*(call() for _ in range(in_flight)))  # connections are open from here on
    began = process_time()
    await asyncio.gather(*(one_after_another() for _ in range(in_flight)))
    return (process_time() - began) / calls * 1e6


async def _figures(base_url: str, rounds: int) -> dict[str, dict[int, float]]:
    """Return the median microseconds per call, by client and by calls in flight."""
    taken: dict[str, dict[int, list[float]]] = {
        name: {n: [] for n in IN_FLIGHT} for name in CLIENTS
    }
    for _ in range(rounds):
        for name, opened in CLIENTS.items():
            async with opened(base_url) as call:
                for n in IN_FLIGHT:
                    taken[name][n].append(await cpu_per_call(call, n, CALLS))
    return {
        name: {n: statistics.median(figures) for n, figures in by_n.items()}
        for name, by_n in taken.items()
    }


async def measure(size: Size) -> Sequence[Row]:
    """Measure both, in turns."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    server = context.Process(target=answer, args=(there,), daemon=True)
    server.start()
    try:
        figures = await _figures(f"http://127.0.0.1:{here.recv()}", ROUNDS[size])
    finally:
        server.terminate()
        server.join()
    rows = [
        plain(f"{name}, {n} in flight: CPU per call", us, " µs")
        for name, by_n in figures.items()
        for n, us in by_n.items()
    ]
    ours, theirs = (by_n[IN_FLIGHT[-1]] / by_n[IN_FLIGHT[0]] for by_n in figures.values())
    return [
        *rows,
        at_most("ours, 64 in flight ÷ 1", ours, MOST_RATIO),
        plain("plain httpx, 64 in flight ÷ 1", theirs, digits=2),
    ]


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured."""
    return report.run("room-api", METHOD, measure, argv)
