"""The account's rate: how often each command may be called, and in whose favour.

Its law: nothing is called but inside `Pacer.turn`. A command has as many slots as calls per second,
each free again one second after its response: the service counted the call before it answered, so
no second that it may look at holds more calls than there are slots (measured: no refusal, where a
token bucket got 217 in 2,000). Processes that share a store share the slots.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from time import monotonic
from typing import Final

from bot.ports import Lender
from bot.tencent.pacing.lent import LentSlots
from bot.tencent.pacing.slots import Later, OwnSlots, Rank, Slots

__all__ = ["Pacer", "Rank"]

SAME_ID_S: Final = 1.1  # one RoomId once per second, else 100012 (pages 000 to 003)

# Commands that may be called less often than the rest (647/63405, 34956, 34954).
LOWER: Final[Mapping[str, int]] = {
    "live_engine_http_srv/get_room_list": 10,
    "im_open_login_svc/account_check": 100,
    "im_open_login_svc/multiaccount_import": 100,
}


def on_the_loop(seconds: float, act: Callable[[], None]) -> object:
    """Call `act` after `seconds`, by the running event loop."""
    return asyncio.get_running_loop().call_later(seconds, act)


class Pacer:
    """Lets calls through as often as the account may make them.

    Args:
        rate: Calls per second of one command; the service allows 200.
        later: Calls something after so many seconds; tests hand in a timer that they push.
        lender: Who has the slots, where several processes share them; None: they are ours alone.
        quiet_s: No call is made before that is over: an earlier process made some just now.
    """

    def __init__(
        self,
        rate: int,
        later: Later = on_the_loop,
        *,
        lender: Lender | None = None,
        quiet_s: float = 0.0,
    ) -> None:
        self._rate = rate
        self._later = later
        self._lender = lender
        self._quiet_until = monotonic() + quiet_s
        self._commands: dict[str, Slots] = {}
        self._room_ids: dict[str, OwnSlots] = {}

    @asynccontextmanager
    async def turn(self, path: str, rank: Rank, new_room_id: str = "") -> AsyncIterator[None]:
        """Wait for a slot of the command at `path`, and hold it until a second after the end.

        Args:
            path: Service and command.
            rank: Who asks.
            new_room_id: The id that is created, if one is: it waits for its own turn first.
        """
        async with self._turn_of(new_room_id, rank) if new_room_id else nullcontext():
            slots = self._commands.get(path) or self._slots_of(path)
            slot = await slots.take(rank)
            try:
                yield
            finally:
                slots.end(slot)

    async def settle(self) -> None:
        """Give back what is lent; nothing is called any more."""
        lent = [slots for slots in self._commands.values() if isinstance(slots, LentSlots)]
        await asyncio.gather(*(slots.settle() for slots in lent))

    @property
    def room_ids_held(self) -> int:
        """Return how many ids are remembered: those created within the last 1.1 s."""
        return len(self._room_ids)

    def _slots_of(self, path: str) -> Slots:
        number = min(self._rate, LOWER.get(path, self._rate))
        return self._commands.setdefault(path, self._new_slots(path, number))

    def _new_slots(self, path: str, number: int) -> Slots:
        if self._lender is not None:
            return LentSlots(path, number, self._lender, self._later, monotonic)
        slots = OwnSlots(number, self._later)
        if (quiet_s := self._quiet_until - monotonic()) > 0:
            slots.hold_all(quiet_s)
        return slots

    @asynccontextmanager
    async def _turn_of(self, room_id: str, rank: Rank) -> AsyncIterator[None]:
        slots = self._room_ids.setdefault(room_id, OwnSlots(1, self._later))
        slot = await slots.take(rank)
        try:
            yield
        finally:
            slots.end_in(SAME_ID_S, slot)
            self._later(SAME_ID_S, lambda: self._forget(room_id, slots))

    def _forget(self, room_id: str, slots: OwnSlots) -> None:
        """Forget an id that nobody waits for; its slot came back just before."""
        if slots.is_idle:
            self._room_ids.pop(room_id, None)

    async def pause(self, seconds: float) -> None:
        """Let that much time pass."""
        over = asyncio.Event()
        self._later(seconds, over.set)
        await over.wait()
