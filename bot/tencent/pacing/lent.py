"""Slots that all processes share: lent in blocks, taken from whoever dies with them.

Its law: of each command there are as many slots as calls per second, whatever the number of
processes, and a slot is one call's until a second after its response. Nothing is planned ahead, so
no clock of ours, no wait on the way and no jitter can bunch calls that were meant to be apart.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

from bot.errors import StoreUnavailable
from bot.ports import Lender
from bot.tencent.http import TOTAL_S
from bot.tencent.pacing.slots import HOLD_S, Later, Rank, Waiting, came

BLOCK: Final = 50  # slots that are asked for at once; the other processes get some in between
GATHER_S: Final = 0.01  # calls that end within it give their slots back together
# While there are none.
LOOK_AGAIN_S: Final = {Rank.PERSON: 0.02, Rank.SCHEDULED: 0.06, Rank.ASIDE: 0.1}
# A process that stood still in between must not use what it was given long ago.
FRESH_S: Final = 1.0
# Of who died with it: a call may begin late, take so long, and count for a second more.
LENT_S: Final = FRESH_S + TOTAL_S + HOLD_S

_log = logging.getLogger(__name__)


class LentSlots:
    """`bot.tencent.pacing.slots.Slots` that a lender has.

    Args:
        command: Of which command.
        number: How many there are, in all processes together.
        lender: The store.
        later: Calls something after so many seconds.
        counter: Seconds since some instant; never jumps.
    """

    def __init__(
        self,
        command: str,
        number: int,
        lender: Lender,
        later: Later,
        counter: Callable[[], float],
    ) -> None:
        self._command = command
        self._number = number
        self._lender = lender
        self._later = later
        self._counter = counter
        self._waiting = Waiting()
        self._fresh_until = 0.0
        self._borrowing: asyncio.Task[None] | None = None
        self._returning: asyncio.Task[None] | None = None
        self._ended: list[int] = []
        self._ended_at = 0.0
        self._promised = 0

    async def take(self, rank: Rank) -> int:
        """Wait for a slot. Raises `StoreUnavailable`."""
        while True:
            called = self._waiting.join(rank)
            if self._borrowing is None:
                self._borrowing = asyncio.create_task(self._borrow(), name="slots")
            slot = await came(called, self.end)
            if self._counter() < self._fresh_until:
                return slot
            self.end(slot)

    def end(self, slot: int) -> None:
        """Give it back; the lender keeps it for a second."""
        self._ended.append(slot)
        self._ended_at = self._counter()
        if self._returning is None:
            self._returning = asyncio.create_task(self._return(), name="slots back")
            self._returning.add_done_callback(_tell)

    async def settle(self) -> None:
        """Wait until all is given back, also what just comes for somebody who has given up."""
        while self._promised or self._borrowing or self._returning:
            if running := [one for one in (self._borrowing, self._returning) if one is not None]:
                await asyncio.wait(running)
            else:
                await self._pause(GATHER_S)

    async def _borrow(self) -> None:
        """Ask for slots as long as somebody waits."""
        try:
            while (rank := self._waiting.first) is not None:
                if len(self._waiting) <= self._promised:
                    await self._pause(GATHER_S)
                elif not await self._borrow_for(rank):
                    await self._pause(LOOK_AGAIN_S[rank])
        except StoreUnavailable as error:
            self._waiting.fail(error)
        finally:
            self._borrowing = None

    async def _borrow_for(self, rank: Rank) -> bool:
        """Serve who waits; False when there were too few."""
        most = 1 if rank is Rank.PERSON else min(len(self._waiting) - self._promised, BLOCK)
        asked_at = self._counter()
        slots = await self._lender.lend(
            self._command,
            self._number,
            most,
            for_s=LENT_S,
            is_urgent=rank is Rank.PERSON,
        )
        self._fresh_until = asked_at + FRESH_S
        for lent in slots:
            self._promised += 1
            serve = partial(self._serve, lent.slot)
            self._later(lent.in_s, serve) if lent.in_s else serve()
        return len(slots) == most

    def _serve(self, slot: int) -> None:
        """Give a slot that is free now to who is next."""
        self._promised -= 1
        if not self._waiting.serve(slot):
            self.end(slot)

    async def _return(self) -> None:
        """Give back what ended, as long as something does."""
        try:
            while self._ended:
                await self._pause(GATHER_S)
                slots, self._ended = self._ended, []
                free_in_s = HOLD_S - (self._counter() - self._ended_at)
                with suppress(StoreUnavailable):  # they come back when their time is over
                    await self._lender.take_back(self._command, slots, free_in_s=free_in_s)
        finally:
            self._returning = None

    async def _pause(self, seconds: float) -> None:
        over = asyncio.Event()
        self._later(seconds, over.set)
        await over.wait()


def _tell(returning: asyncio.Task[None]) -> None:
    """Let the log have what nobody waits for; what was not given back comes back in its time."""
    if not returning.cancelled() and (error := returning.exception()) is not None:
        _log.error("slots were not given back", exc_info=error)
