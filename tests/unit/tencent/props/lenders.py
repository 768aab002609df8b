"""A lender whose slots all processes of a test share."""

from collections.abc import Callable, Sequence

from bot.errors import StoreUnavailable


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

    async def lend(
        self, command: str, number: int, most: int, *, for_s: float, above: int
    ) -> Sequence[int]:
        self.asked += 1
        if self.is_away:
            raise StoreUnavailable("away")
        slots = range(number - 1, above - 1, -1)
        free = [slot for slot in slots if self._free_at.get((command, slot), 0.0) <= self._now()]
        for slot in free[:most]:
            self._free_at[command, slot] = self._now() + for_s
        return free[:most]

    async def take_back(self, command: str, slots: Sequence[int], *, free_in_s: float) -> None:
        if self.is_away:
            raise StoreUnavailable("away")
        for slot in slots:
            self._free_at[command, slot] = self._now() + free_in_s
