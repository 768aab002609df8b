"""The clock of all three, as the page moves it."""

import asyncio
from typing import Final

from bot.clock import MovableClock
from bot.wiring import Parts

# What is due so soon is on its way: a channel takes one post a second, and a card comes before
# the news of it.
AT_IT_S: Final = 5.0
LOOKS, LOOK_EVERY_S = 20, 0.1


class DemoClockwork:
    """`bot.workspace.backstage.Clockwork` over one movable clock.

    Attributes:
        parts: The bot, once it runs; it is told that the clock was moved.
    """

    def __init__(self, clock: MovableClock) -> None:
        self.parts: Parts | None = None
        self._clock = clock

    def forward(self, seconds: float) -> None:
        """Move it, and let the bot look at it now."""
        self._clock.forward(seconds)
        self._nudge()

    def back(self) -> None:
        """Put it back to the machine's time, and let the bot look at it now."""
        self._clock.back()
        self._nudge()

    def ahead_s(self) -> float:
        """Return by how many seconds it is ahead of the machine's."""
        return self._clock.ahead_s

    async def next_event(self) -> float | None:
        """Return when the bot's next action is due; what it is at already is hurried first."""
        if self.parts is None:
            return None
        at = await self.parts.next_due()
        for _ in range(LOOKS):
            if at is None or at > self._clock.now() + AT_IT_S:
                break
            self.forward(max(0.0, at - self._clock.now()))
            await asyncio.sleep(LOOK_EVERY_S)
            at = await self.parts.next_due()
        return at

    def _nudge(self) -> None:
        if self.parts is not None:
            self.parts.nudge()
