"""A clock that stands still until a test pushes it."""


class StoppedClock:
    """`bot.ports.Clock` for tests; it begins at 4 November 2026, 15:00 UTC."""

    def __init__(self, at: float = 1_793_804_400.0) -> None:
        self.at = at

    def now(self) -> float:
        """Return UTC epoch seconds."""
        return self.at

    def push(self, seconds: float) -> None:
        """Move it forward."""
        self.at += seconds
