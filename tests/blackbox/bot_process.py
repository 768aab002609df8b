"""The bot as a process: started, watched, killed and started again, known by its public face."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import aiohttp

from tests.ports import free_port

READY_WITHIN_S = 40.0  # others start as well; how long it takes is measured: bench `start`
LOOK_AGAIN_S = 0.05
LOG_TAIL = 6000


class BotProcess:
    """One ``python -m bot serve`` with its own folder.

    Args:
        folder: Where it runs, and where its database and its captured output are.
        settings: Its environment; nothing else of ours reaches it.
        command: Of the program.
    """

    def __init__(
        self, folder: Path, settings: Mapping[str, str], command: Sequence[str] = ("serve",)
    ) -> None:
        self._folder = folder
        self._command = command
        self._port = free_port()
        self._settings = {
            "PATH": os.defpath,
            "HOME": str(folder),
            "PYTHONUNBUFFERED": "1",
            "HOST": "127.0.0.1",
            "PORT": str(self._port),
            "DATABASE_URL": f"sqlite:///{folder / 'greenroom.db'}",
            "LOG_LEVEL": "debug",
            **settings,
        }
        self._log = folder / f"output-{self._port}.log"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def output(self) -> str:
        """Return all that it ever wrote to stdout and stderr, restarts included."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def tail(self) -> str:
        """Return the end of its output, for a failure to show."""
        return f"The bot's output ends with:\n{self.output[-LOG_TAIL:]}"

    async def start(self) -> None:
        """Start it, without waiting."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *self._command,
                cwd=self._folder,
                env=self._settings,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=asyncio.subprocess.STDOUT,
            )

    async def ready(self, http: aiohttp.ClientSession, *, within: float = READY_WITHIN_S) -> None:
        """Wait until ``/readyz`` says 200."""
        try:
            async with asyncio.timeout(within):
                while not await self._is_ready(http):  # noqa: ASYNC110 - another process rings no bell
                    await asyncio.sleep(LOOK_AGAIN_S)
        except TimeoutError:
            raise AssertionError(f"Not ready within {within:g} s. {self.tail()}") from None

    async def _is_ready(self, http: aiohttp.ClientSession) -> bool:
        if self._process is None or self._process.returncode is not None:
            raise AssertionError(f"It has ended. {self.tail()}")
        try:
            async with http.get(f"{self.url}/readyz") as response:
                return response.status == 200
        except aiohttp.ClientError:
            return False

    async def kill_9(self) -> None:
        """End it as a power cut would."""
        await self.end(signal.SIGKILL)

    async def end(self, how: signal.Signals = signal.SIGTERM, *, within: float = 20.0) -> int:
        """Send a signal, and return the exit code that comes within `within` seconds."""
        if self._process is None:
            raise AssertionError("It was never started.")
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self.exit_code(within=within)

    async def exit_code(self, *, within: float) -> int:
        """Wait for its end, and return the exit code."""
        if self._process is None:
            raise AssertionError("It was never started.")
        try:
            return await asyncio.wait_for(self._process.wait(), within)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
            raise AssertionError(f"Still there after {within} s. {self.tail()}") from None
