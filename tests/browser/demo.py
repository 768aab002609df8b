"""The demo as a process: started on a free port, known by what it greets with."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from tests.ports import free_port

READY_WITHIN_S: Final = 40.0  # others start as well; how long it takes is measured: bench `demo`
ENDS_WITHIN_S: Final = 5.0
# Tells whoever runs the bot what only an admin can mend: no fault of ours.
TELLS_ADMINS: Final = "bot.usecases.effects.warn"
GREETING: Final = re.compile(r"demo is ready:\s+(\S+)\n.*side:\s+(\S+)/control/state")


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the page is, and the room service behind it."""

    url: str
    rooms_url: str
    http: httpx.AsyncClient

    async def break_rooms(self, kind: str, **more: Any) -> None:  # noqa: ANN401 - a fault's fields
        """Let every call go wrong until it is mended, or the next ``n``."""
        await self._tell("faults", {"kind": kind, "n": None, **more})

    async def switch(self, **switches: Any) -> None:  # noqa: ANN401 - any switch's value
        """Turn something on or off at the room service."""
        await self._tell("switches", switches)

    async def mend(self) -> None:
        """Put everything right again."""
        await self._tell("clear", {})

    async def refusals(self) -> list[str]:
        """Return what the bot did that Slack would not have taken."""
        told = await self.http.get(f"{self.url}/control/state")
        refusals: list[str] = told.json()["refusals"]
        return refusals

    async def _tell(self, what: str, body: dict[str, Any]) -> None:
        told = await self.http.post(f"{self.rooms_url}/control/{what}", json=body)
        assert told.is_success, told.text


@asynccontextmanager
async def a_demo(folder: Path) -> AsyncIterator[Demo]:
    """Run `python -m bot demo` in `folder`, its log beside; at its end that holds no error."""
    log = folder / "demo.log"
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", str(free_port())),
            cwd=folder,
            env={"PATH": os.defpath, "HOME": str(folder), "PYTHONUNBUFFERED": "1"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    try:
        url, rooms_url = await _greeting(process)
        async with httpx.AsyncClient(trust_env=False) as http:
            yield Demo(url, rooms_url, http)
        process.terminate()
        assert await asyncio.wait_for(process.wait(), ENDS_WITHIN_S) == 0
        faults = re.findall(r"\bERROR\b.*|Traceback", log.read_text())
        assert [one for one in faults if TELLS_ADMINS not in one] == []
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _greeting(process: asyncio.subprocess.Process) -> tuple[str, str]:
    assert process.stdout is not None
    said = ""
    async with asyncio.timeout(READY_WITHIN_S):
        while not (found := GREETING.search(said)):
            line = await process.stdout.readline()
            assert line, f"The demo ended: {said}"
            said += line.decode()
    return found[1], found[2]
