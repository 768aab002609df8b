"""Hears what a program writes into its log, so that a test can wait for a line."""

import asyncio
import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

OURS = ("bot", "commands")


class Ear(logging.Handler):
    """Keeps the lines of our loggers; `hears` waits for one."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._news = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())
        self._news.set()

    async def hears(self, words: str) -> str:
        """Return the first line with these words, once it is written."""
        async with asyncio.timeout(5):
            while not (found := [line for line in self.lines if words in line]):
                self._news.clear()
                await self._news.wait()
        return found[0]


@contextmanager
def an_ear() -> Iterator[Ear]:
    """Listen to our loggers; afterwards, put back all that a program changes about logging."""
    root, ours = logging.getLogger(), [logging.getLogger(name) for name in OURS]
    handlers, levels = root.handlers[:], [(one, one.level) for one in (root, *ours)]
    ear = Ear()
    for logger in ours:
        logger.addHandler(ear)
    yield ear
    root.handlers[:] = handlers
    for logger, level in levels:
        logger.removeHandler(ear)
        logger.setLevel(level)


def tell_to_stop() -> None:
    """Do what a supervisor does: send SIGTERM to this process, whose loop is waiting for it."""
    os.kill(os.getpid(), signal.SIGTERM)
