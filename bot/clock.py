"""The machine's clock: the one place that asks it for the time."""

import time


class SystemClock:
    """UTC epoch seconds of this machine."""

    def now(self) -> float:
        """Return the time."""
        return time.time()
