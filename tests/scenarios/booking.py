"""What stories about bookings share: the times at which they play, and their first steps."""

from bot.room_service.rooms.room import Room
from bot.workspace.world.messages import Message
from tests.scenarios.stage import GENERAL, Stage

HOUR, DAY = 3600, 86_400
NOW = 1_793_804_400  # Wednesday, 4 November 2026, 15:00 UTC, when every story begins
TOMORROW_AT_3 = NOW + 23 * HOUR  # in Berlin, where Ana is
LEAD_S, GRACE_S = 600, 1800


async def book(stage: Stage, text: str, *, channel: str = GENERAL) -> Message:
    """Let Ana book a room, and return its card."""
    await stage.types(f"/room schedule {text}", channel=channel)
    name = text.split(maxsplit=1)[0]
    return await stage.shows(rf"\*{name}\*", channel)


async def due(stage: Stage, seconds: float, pattern: str) -> Message:
    """Let time pass, and return the card once it says so."""
    stage.passes(seconds)
    return await stage.shows(pattern)


def made(stage: Stage) -> list[Room]:
    """Return the rooms that there are."""
    return stage.rooms.rooms.all()
