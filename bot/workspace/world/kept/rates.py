"""How often the app may call: docs.slack.dev/apis/web-api/rate-limits.

Slack says "20+ per minute", and that bursts pass; here a sliding minute holds exactly as many. How
large a burst of posts may be, and what the methods without a tier take, are ASSUMED.
"""

import math
from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import Final


class Tier(Enum):
    """Calls of one method in a minute."""

    ONE = 1
    TWO = 20
    THREE = 50
    FOUR = 100
    # Methods of the special tier: "hundreds of requests per minute".
    SPECIAL = 300


MINUTE_S: Final = 60.0
# One message a second and channel; "short bursts >1 allowed".
BURST: Final = 5
POSTS_EACH_S: Final = 1.0


class Window:
    """Lets `most` pass in any `span_s` seconds."""

    def __init__(self, most: int, span_s: float) -> None:
        self._most = most
        self._span_s = span_s
        self._passed: deque[float] = deque()

    def wait_s(self, now: float) -> float:
        """Return how long the next one has to wait; 0 means not at all.

        A clock that was put back frees everything.
        """
        while self._passed and not now - self._span_s < self._passed[0] <= now:
            self._passed.popleft()
        return 0.0 if len(self._passed) < self._most else self._passed[0] + self._span_s - now

    def let_pass(self, now: float) -> None:
        """Count one."""
        self._passed.append(now)


class Rates:
    """Counts calls by method, and posts by channel too.

    Args:
        clock: Seconds since the epoch.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._windows: dict[str, Window] = {}

    def retry_after_s(self, method: str, tier: Tier, channel: str = "") -> int:
        """Count one call and return 0, or return after how many whole seconds to come again.

        Args:
            method: Its name.
            tier: How many a minute pass.
            channel: Where it posts; empty if it does not.
        """
        now, windows = self._clock(), [self._window(method, tier.value, MINUTE_S)]
        if channel:
            windows = [self._window(f"post {channel}", BURST, BURST * POSTS_EACH_S)]
        wait_s = max(window.wait_s(now) for window in windows)
        if wait_s > 0:
            return math.ceil(wait_s)
        for window in windows:
            window.let_pass(now)
        return 0

    def _window(self, name: str, most: int, span_s: float) -> Window:
        return self._windows.setdefault(name, Window(most, span_s))
