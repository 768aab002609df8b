"""The machine's clock, the one place that asks it for the time, and one that can be moved."""

import math
import time
from collections.abc import Callable


class SystemClock:
    """UTC epoch seconds of this machine."""

    def now(self) -> float:
        """Return the time."""
        return time.time()


class MovableClock:
    """A clock that runs with another one, ahead of it by as much as it was moved.

    Args:
        beneath: UTC epoch seconds; the machine's if nothing else is given.
    """

    def __init__(self, beneath: Callable[[], float] = time.time) -> None:
        self._beneath = beneath
        self._ahead_s = 0.0

    def now(self) -> float:
        """Return the time."""
        return self._beneath() + self._ahead_s

    @property
    def ahead_s(self) -> float:
        """Return by how many seconds it is ahead."""
        return self._ahead_s

    def forward(self, seconds: float) -> None:
        """Move it; raises `ValueError` for less than nothing, as only `back` puts it back."""
        if not 0 <= seconds < math.inf:
            msg = f"A clock goes forward, not by {seconds} s."
            raise ValueError(msg)
        self._ahead_s += seconds

    def back(self) -> None:
        """Put it back to the one beneath, as a machine's clock is put right."""
        self._ahead_s = 0.0
