"""A server under measure: a process of its own on a core of its own, watched through /proc."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from tests.bench.report import CannotMeasure
from tests.blackbox.stage import APPLICATION, BOT_TOKEN, JOIN_AT, SECRET_KEY, SIGNING_SECRET
from tests.ports import free_port

HERE: Final = "127.0.0.1"
PORT: Final = "{port}"  # stands for a free one in arguments and settings
PROJECT: Final = Path(__file__).resolve().parents[2]
READY_WITHIN_S: Final = 15.0
LOOK_AGAIN_S: Final = 0.005
TICKS_PER_S: Final = os.sysconf("SC_CLK_TCK")
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
TAIL: Final = 2000


@dataclass(frozen=True, slots=True)
class Cores:
    """Who runs where: the program under measure alone on one core, everything else on another."""

    server: int
    load: int


def cores() -> Cores:
    """Return the first and the last core that we may use."""
    usable = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if len(usable) < 2 or not Path("/proc/self/stat").exists():
        raise CannotMeasure("this needs Linux and two cores.")
    return Cores(usable[0], usable[-1])


@contextmanager
def pinned(core: int) -> Iterator[None]:
    """Keep this process, and what it starts, on `core` while the context lasts."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


class Program:
    """What listens on `port` and says at ``/readyz`` when it is ready."""

    def __init__(self, process: asyncio.subprocess.Process, port: int, log: Path) -> None:
        self._process = process
        self._log = log
        self.port = port
        self.url = f"http://{HERE}:{port}"

    @property
    def cpu_s(self) -> float:
        """Return the CPU seconds that all its threads have taken, to a hundredth."""
        fields = self._proc("stat").rpartition(")")[2].split()  # from the third on: proc(5)
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_S

    @property
    def rss_mb(self) -> float:
        """Return the megabytes (10^6) of memory that it keeps resident."""
        return int(self._proc("statm").split()[1]) * PAGE / 1e6

    def _proc(self, name: str) -> str:
        self.check()
        return Path(f"/proc/{self._process.pid}/{name}").read_text()

    def check(self) -> None:
        """Raise `CannotMeasure` with the end of its output if it has ended."""
        if self._process.returncode is not None:
            tail = self._log.read_text(errors="replace")[-TAIL:]
            raise CannotMeasure(f"a program ended with {self._process.returncode}:\n{tail}")

    async def ready(self) -> float:
        """Wait until it is ready, and return the seconds that took."""
        return await self._until(self._is_ready)

    async def says(self, words: str) -> float:
        """Wait until it has printed `words`, and return the seconds that took."""

        async def is_said() -> bool:
            return words in self._log.read_text(errors="replace")

        return await self._until(is_said)

    async def _until(self, holds: Callable[[], Awaitable[bool]]) -> float:
        began = perf_counter()
        while not await holds():
            self.check()
            if perf_counter() - began > READY_WITHIN_S:
                raise CannotMeasure(f"a program was not ready within {READY_WITHIN_S} s.")
            await asyncio.sleep(LOOK_AGAIN_S)
        return perf_counter() - began

    async def _is_ready(self) -> bool:
        try:
            reader, writer = await asyncio.open_connection(HERE, self.port)
        except ConnectionRefusedError:
            return False
        writer.write(b"GET /readyz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        try:
            return b" 200 " in await reader.readline()
        finally:
            writer.close()

    async def end(self) -> None:
        """Kill it; what it kept is nobody's any more."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()


@asynccontextmanager
async def launched(
    *command: str, core: int, folder: Path = PROJECT, settings: Mapping[str, str], log: str
) -> AsyncIterator[Program]:
    """Start a program on `core` in `folder`, and kill it in the end.

    Args:
        command: The program and its arguments; `PORT` in them and in the settings becomes a free
            one.
        log: The name of the file for its output.
    """
    port = str(free_port())
    output_to = Path(settings["HOME"]) / log
    with output_to.open("ab") as output, pinned(core):  # all its threads are on `core` from birth
        process = await asyncio.create_subprocess_exec(
            *(word.replace(PORT, port) for word in command),
            cwd=folder,
            env={key: value.replace(PORT, port) for key, value in settings.items()},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=asyncio.subprocess.STDOUT,
        )
    program = Program(process, int(port), output_to)
    try:
        yield program
    finally:
        await program.end()


def started(
    module: str, *args: str, core: int, folder: Path = PROJECT, settings: Mapping[str, str]
) -> AbstractAsyncContextManager[Program]:
    """Start ``python -m module``; see `launched`."""
    command, log = (sys.executable, "-m", module, *args), f"{module}.log"
    return launched(*command, core=core, folder=folder, settings=settings, log=log)


@asynccontextmanager
async def serving(
    module: str, *args: str, core: int, folder: Path = PROJECT, settings: Mapping[str, str]
) -> AsyncIterator[Program]:
    """Start a program, and wait until it is ready."""
    async with started(module, *args, core=core, folder=folder, settings=settings) as program:
        await program.ready()
        yield program


def folder_in(parent: Path, name: str) -> Path:
    """Make a folder inside `parent`, and return it."""
    folder = parent / name
    folder.mkdir()
    return folder


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of every program: nothing of ours leaks in."""
    return {"PATH": os.defpath, "HOME": str(folder), "PYTHONUNBUFFERED": "1"}


def bot_settings(folder: Path, outside: str) -> dict[str, str]:
    """Return the settings (design, section 3) of a bot whose Slack and room service are `outside`.

    Args:
        folder: Where its database is.
        outside: The base address of both.
    """
    return surroundings(folder) | {
        "HOST": HERE,
        "PORT": PORT,
        "DATABASE_URL": f"sqlite:///{folder / 'greenroom.db'}",
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": f"{outside}/api/",
        "TRTC_SDK_APP_ID": str(APPLICATION.sdkappid),
        "TRTC_SECRET_KEY": SECRET_KEY,
        "TRTC_BASE_URL": outside,
        "GREENROOM_JOIN_URL": JOIN_AT + "{room_id}",
    }
