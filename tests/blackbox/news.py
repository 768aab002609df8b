"""News: what a test waits on instead of sleeping."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
Look = Callable[[], Found | None]
Witness = Callable[[], str]


class News:
    """A bell that the stand-ins ring whenever something happened."""

    def __init__(self) -> None:
        self._bell = asyncio.Condition()
        self.witnesses: list[Witness] = []

    async def ring(self) -> None:
        """Tell everyone who waits to look again."""
        async with self._bell:
            self._bell.notify_all()

    async def until(self, look: Look[Found], *, within: float, what: str) -> Found:
        """Return what `look` finds as soon as it is true; fail after `within` seconds."""
        try:
            async with asyncio.timeout(within), self._bell:
                while not (found := look()):
                    await self._bell.wait()
        except TimeoutError:
            raise AssertionError(self._complaint(within, what)) from None
        return found

    def _complaint(self, within: float, what: str) -> str:
        seen = "\n\n".join(witness() for witness in self.witnesses)
        return f"Waited {within} s in vain for {what}.\n\n{seen}"
