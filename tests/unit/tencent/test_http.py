"""The client that is really used, over real sockets: what each way to go wrong is called.

httpx-aiohttp translates aiohttp's errors, some of them wrongly; so every fault is provoked here.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.errors import Fault, RoomApiUnreachable
from bot.tencent.caller import Ask, Called
from bot.tencent.commands import CREATE_ROOM
from bot.tencent.endpoint import Endpoint
from bot.tencent.http import CONNECT_S, FAILURES, TOTAL_S, open_client
from bot.tencent.pacing.pacer import Rank
from tests.unit.tencent.props.timers import APP_ID, Timers, a_caller

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b'{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0,"RequestId":"Id-1"}'


def http_answer(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    lines = [b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def saying(answer: bytes) -> Talk:
    """Answer with those bytes and close the connection."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"}")
        writer.write(answer)
        await writer.drain()

    return talk


async def resetting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Tear the connection down in the middle of the call."""
    await reader.readuntil(b"}")
    writer.transport.abort()


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take the call and wait for the other side to lose patience."""
    await reader.read()
    writer.close()


@asynccontextmanager
async def a_server(talk: Talk) -> AsyncIterator[str]:
    """Serve `talk` on a free port; yield the base URL."""

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await talk(reader, writer)
        writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def called(base_url: str, timers: Timers, total_s: float = 5.0) -> Called:
    async with open_client() as http:
        caller = a_caller(http, timers, base_url=base_url, total_s=total_s)
        return await caller.call(Ask("room_engine_http_srv", CREATE_ROOM, {}, Rank.PERSON))


WAYS = {
    "closed without an answer": (saying(b""), Fault.DROPPED),
    "torn down": (resetting, Fault.DROPPED),
    "cut off in the body": (saying(http_answer(OK)[:-9]), Fault.DROPPED),
    "cut off in the head": (saying(b"HTTP/1.1 200 OK\r\nContent-"), Fault.DROPPED),
    "silence": (silent, Fault.TIMED_OUT),
    "not HTTP": (saying(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), Fault.NOT_JSON),
    "a page": (saying(http_answer(b"<html>", status=b"502 Bad Gateway")), Fault.NOT_JSON),
    "elsewhere": (
        saying(http_answer(b"", b"Location: /login", status=b"302 Found")),
        Fault.NOT_JSON,
    ),
    "no gzip": (saying(http_answer(OK, b"Content-Encoding: gzip")), Fault.NOT_JSON),
}


@pytest.mark.parametrize(("talk", "fault"), WAYS.values(), ids=WAYS)
async def test_what_goes_wrong_on_the_way_has_its_name(
    timers: Timers, talk: Talk, fault: Fault
) -> None:
    async with a_server(talk) as base_url:
        with pytest.raises(RoomApiUnreachable) as error:
            await called(base_url, timers, total_s=0.3)

    assert error.value.last.fault is fault
    assert error.value.may_have_happened


async def test_where_nobody_listens_nothing_can_have_happened(timers: Timers) -> None:
    async with a_server(silent) as base_url:
        pass

    with pytest.raises(RoomApiUnreachable) as error:
        await called(base_url, timers)

    assert error.value.last.fault is Fault.REFUSED_CONNECTION
    assert not error.value.may_have_happened


async def test_a_host_without_an_address_was_never_reached(timers: Timers) -> None:
    with pytest.raises(RoomApiUnreachable) as error:
        await called("https://nowhere.invalid", timers)  # RFC 6761: this name has no address

    assert error.value.last.fault is Fault.REFUSED_CONNECTION


async def test_an_answer_comes_through(timers: Timers) -> None:
    async with a_server(saying(http_answer(OK))) as base_url:
        answer = await called(base_url, timers)

    assert answer.last.request_id == "Id-1"


async def test_plain_http_takes_no_proxy(timers: Timers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")

    async with a_server(saying(http_answer(OK))) as base_url:
        answer = await called(base_url, timers)

    assert answer.last.code == 0


async def test_the_time_outs_are_those_of_the_design() -> None:
    async with open_client() as http:
        assert http.timeout.connect == CONNECT_S == 3
    assert TOTAL_S == 10


async def test_connections_are_kept(timers: Timers) -> None:
    connections = 0

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        for _ in range(2):
            await reader.readuntil(b"{}")
            writer.write(http_answer(OK))

    async with a_server(talk) as base_url, open_client() as http:
        caller = a_caller(http, timers, base_url=base_url)
        for _ in range(2):
            await caller.call(Ask("room_engine_http_srv", CREATE_ROOM, {}, Rank.PERSON))

    assert connections == 1


@pytest.mark.parametrize("identifier", ["user@Example 01", "a+b&c=d%20", "ünï", "a*b-c_d"])
async def test_the_query_arrives_as_it_was_meant(identifier: str) -> None:
    asked: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(http_answer(OK))

    async with a_server(talk) as base_url, open_client() as http:
        endpoint = Endpoint(base_url, APP_ID, identifier)
        await http.post(endpoint.url("room_engine_http_srv/create_room", "eJyr*-_"))

    target = asked[0].split()[1].decode()
    query = parse_qs(urlsplit(target).query, strict_parsing=True)
    assert (query["identifier"], query["usersig"]) == ([identifier], ["eJyr*-_"])


# Mistakes of whoever holds the library, not of the way: they shall be seen.
MISTAKES = (httpx.StreamError, httpx.CookieConflict)


def test_no_error_of_the_way_slips_through() -> None:
    names = (getattr(httpx, name) for name in httpx.__all__)
    errors = [one for one in names if isinstance(one, type) and issubclass(one, Exception)]

    missed = {one for one in errors if not issubclass(one, (*FAILURES, *MISTAKES))}

    assert httpx.ReadError in errors
    assert missed == set()
