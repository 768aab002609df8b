"""CPU per call to the room service, at 1 and at 64 in flight: our client, and plain httpx.

The answering side is another process; what is counted is the CPU time of this one alone, so that
the machine's mood matters little. Rounds of the two are interleaved; figures are medians.
"""

import asyncio
import json
import multiprocessing
import statistics
from collections.abc import AsyncIterator, Awaitable, Callable
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

CALLS: Final = 600
ROUNDS: Final = 5
IN_FLIGHT: Final = (1, 64)
MOST_RATIO: Final = 1.3  # at 64 in flight against 1 (the design, section 8)

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


async def measure(base_url: str) -> dict[str, dict[int, float]]:
    """Return the median microseconds per call, by client and by calls in flight."""
    taken: dict[str, dict[int, list[float]]] = {
        name: {n: [] for n in IN_FLIGHT} for name in CLIENTS
    }
    for _ in range(ROUNDS):
        for name, opened in CLIENTS.items():
            async with opened(base_url) as call:
                for n in IN_FLIGHT:
                    taken[name][n].append(await cpu_per_call(call, n, CALLS))
    return {
        name: {n: statistics.median(figures) for n, figures in by_n.items()}
        for name, by_n in taken.items()
    }


def run() -> dict[str, Any]:
    """Measure, and return the figures with their ratios."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    server = context.Process(target=answer, args=(there,), daemon=True)
    server.start()
    try:
        figures = asyncio.run(measure(f"http://127.0.0.1:{here.recv()}"))
    finally:
        server.terminate()
        server.join()
    low, high = IN_FLIGHT
    ratios = {name: by_n[high] / by_n[low] for name, by_n in figures.items()}
    return {
        "bench": "room-api",
        "cpu_us": {
            name: {str(n): round(us) for n, us in by.items()} for name, by in figures.items()
        },
        "ratio": {name: round(ratio, 2) for name, ratio in ratios.items()},
        "most": MOST_RATIO,
        "holds": ratios["ours"] <= MOST_RATIO,
    }


def main(_argv: list[str]) -> int:
    """Print the table and one line of JSON; 1 when the bound does not hold."""
    found = run()
    print(f"{'CPU per call, µs':<20}{'1':>8}{'64':>8}{'ratio':>8}")
    for name, figures in found["cpu_us"].items():
        print(f"{name:<20}{figures['1']:>8}{figures['64']:>8}{found['ratio'][name]:>8}")
    print(json.dumps(found))
    return 0 if found["holds"] else 1
