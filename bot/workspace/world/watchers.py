"""Tells every open page, and every test that waits, that something changed."""

import asyncio
from collections.abc import AsyncIterator, Callable


class Watchers:
    """A counter of changes that can be waited for."""

    def __init__(self) -> None:
        self.version = 0
        self.stopped = False
        self._waiting: set[asyncio.Future[None]] = set()

    def changed(self) -> None:
        """Say that something that a person can see is different now."""
        self.version += 1
        self._wake()

    def stop(self) -> None:
        """End every stream of changes, so that a server can close."""
        self.stopped = True
        self._wake()

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def after(self, version: int) -> int:
        """Wait until there is a version later than `version`, and return it."""
        while self.version <= version and not self.stopped:
            future = asyncio.get_running_loop().create_future()
            self._waiting.add(future)
            await future
        return self.version

    async def stream(self) -> AsyncIterator[int]:
        """Yield the version now, and again after each change, until the workspace stops."""
        version = self.version
        yield version
        while not self.stopped:
            version = await self.after(version)
            yield version

    async def settle(self, version: int, quiet_s: float, *, at_most_s: float) -> None:
        """Wait until nothing changed for `quiet_s` after a change since `version`.

        Returns after `at_most_s` seconds in any case.
        """
        try:
            async with asyncio.timeout(at_most_s):
                await self.after(version)
                while not await self._is_quiet(quiet_s):
                    pass
        except TimeoutError:
            return

    async def _is_quiet(self, quiet_s: float) -> bool:
        try:
            async with asyncio.timeout(quiet_s):
                await self.after(self.version)
        except TimeoutError:
            return True
        return self.stopped

    async def until(self, holds: Callable[[], bool], *, at_most_s: float = 5.0) -> None:
        """Wait until `holds()` is true; raise `TimeoutError` after `at_most_s` seconds."""
        async with asyncio.timeout(at_most_s):
            while not holds():
                await self.after(self.version)
