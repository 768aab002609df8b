"""Post a card where it was meant to be, once the bot was let in."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rooms.actions.action import NewAction
from bot.rooms.booking import Booking
from bot.rooms.place import Place
from bot.usecases.bookings.edits import allowed
from bot.usecases.bookings.writing import write
from bot.usecases.effects.cards import here_action
from bot.usecases.outside import Outside


async def post_in_channel(
    booking: Booking, channel_id: str, place: Place, outside: Outside
) -> Booking:
    """Have the card posted in that channel; the one that was sent directly stays as it is.

    Raises:
        NoSuchRoom, NotAllowed: As for every change.
    """
    stored = await allowed(booking, place, outside)

    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]] | None:
        # Who is quick presses before we have written down that the card was sent.
        if now.card is not None and now.card.channel_id == channel_id:
            return None
        meant = replace(now, channel_id=channel_id, version=now.version + 1)
        return meant, (here_action(meant, outside.clock.now()),)

    return await write(stored, edit, outside)
