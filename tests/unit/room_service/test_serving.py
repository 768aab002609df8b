"""The local room service as a program of its own."""

import asyncio
import signal
import sys

import httpx
import pytest

PROGRAM = """
import asyncio
from bot.room_service.credentials import Credentials
from bot.room_service.serving import run
asyncio.run(run(0, Credentials(20001234, "key")))
print("stopped")
"""


async def port_of(process: asyncio.subprocess.Process) -> int:
    """Read uvicorn's log until it names the port that it took."""
    assert process.stderr
    async for line in process.stderr:
        _, found, address = line.decode().partition("running on http://127.0.0.1:")
        if found:
            return int(address.split()[0])
    raise AssertionError("it ended before it ran")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_it_serves_until_a_signal_and_ends_in_good_order(how: signal.Signals) -> None:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, stdout=pipe, stderr=pipe
    )
    port = await port_of(process)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        answer = await http.post("/v4/room_engine_http_srv/create_room", content=b"{}")

    process.send_signal(how)
    said, _ = await process.communicate()

    assert answer.json()["ErrorCode"] == 60012
    assert (process.returncode, said) == (0, b"stopped\n")
