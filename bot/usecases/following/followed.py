"""An announcer whose every word about a booking is heard: a card follows each change of it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.explain.explanation import Explanation
from bot.ports import Announcer
from bot.rooms.booking import Booking, Card


@dataclass(frozen=True, slots=True)
class Followed:
    """`bot.ports.Announcer` that says the same as another one.

    Attributes:
        announcer: Says it.
        follow: Hears of each booking that is spoken of.
    """

    announcer: Announcer
    follow: Callable[[Booking], None]

    async def post_card(self, booking: Booking, key: str) -> Card:
        """Post the card where it belongs; see the port."""
        self.follow(booking)
        return await self.announcer.post_card(booking, key)

    async def find_card(self, booking: Booking, key: str, intent_at: float) -> Card | None:
        """Look for a card that we may have posted; see the port."""
        return await self.announcer.find_card(booking, key, intent_at)

    async def edit_card(self, booking: Booking) -> bool:
        """Show the booking as it is now on its card; see the port."""
        self.follow(booking)
        return await self.announcer.edit_card(booking)

    async def say_trying(self, booking: Booking) -> None:
        """Tell the asker that it takes longer; see the port."""
        self.follow(booking)
        await self.announcer.say_trying(booking)

    async def tell_failure(
        self, booking: Booking, explanation: Explanation, next_id: str = ""
    ) -> None:
        """Explain to the asker what came of it; see the port."""
        self.follow(booking)
        await self.announcer.tell_failure(booking, explanation, next_id)
