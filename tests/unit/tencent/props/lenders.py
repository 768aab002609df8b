"""A lender whose slots all processes of a test share."""

from collections.abc import Callable, Sequence

from bot.errors import StoreUnavailable
from bot.ports import Lent

AHEAD_S = 0.1


class FakeLender:
    """`bot.ports.Lender` in memory, by a clock of its own.

    Args:
        now: Its clock.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._free_at: dict[tuple[str, int], float] = {}
        self.is_away = False
        self.asked = 0
        self._people_until = 0.0

    async def lend(
        self, command: str, number: int, most: int, *, for_s: float, is_urgent: bool
    ) -> Sequence[Lent]:
        self.asked += 1
        if self.is_away:
            raise StoreUnavailable("away")
        slots = range(number) if is_urgent or self._people_until <= self._now() else ()
        waits = ((self._free_at.get((command, slot), 0.0) - self._now(), slot) for slot in slots)
        lent = [Lent(slot, max(wait, 0.0)) for wait, slot in sorted(waits) if wait <= AHEAD_S]
        for one in lent[:most]:
            self._free_at[command, one.slot] = self._now() + AHEAD_S + for_s
        if is_urgent and len(lent) < most:
            self._people_until = self._now() + 0.2
        return lent[:most]

    async def take_back(self, command: str, slots: Sequence[int], *, free_in_s: float) -> None:
        if self.is_away:
            raise StoreUnavailable("away")
        for slot in slots:
            self._free_at[command, slot] = self._now() + free_in_s
