"""How often: so many calls in any second that one may look at, not per second of the clock.

ASSUMED: only the calls that were let in count; one that was refused does not make it worse.
"""

from collections import defaultdict, deque

WINDOW_S = 1.0


class SlidingSecond:
    """Counts calls by name over the second that has just passed."""

    def __init__(self) -> None:
        self._times: defaultdict[str, deque[float]] = defaultdict(deque)

    def take(self, name: str, limit: int, now: float) -> bool:
        """Let a call in and remember it, or return False. `now` in seconds."""
        times = self._times[name]
        while times and not _within(times[0], now):
            times.popleft()
        if len(times) >= limit:
            return False
        times.append(now)
        return True


class OncePerSecond:
    """Lets each id through once in any second (code 100012, pages 000 to 003)."""

    def __init__(self) -> None:
        self._times: dict[str, float] = {}

    def take(self, name: str, now: float) -> bool:
        """Let `name` in and remember it, or return False. `now` in seconds."""
        self._forget(now)
        if name in self._times:
            return False
        self._times[name] = now
        return True

    def _forget(self, now: float) -> None:
        # A dict keeps the order of insertion, so what is over stands at its head.
        while self._times and not _within(next(iter(self._times.values())), now):
            del self._times[next(iter(self._times))]


def _within(then: float, now: float) -> bool:
    """Tell whether `then` still counts. A clock that was put back frees everything."""
    return now - WINDOW_S < then <= now
