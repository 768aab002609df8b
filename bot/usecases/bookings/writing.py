"""Write an edit of a booking that others may edit at the same time."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from bot.errors import NoSuchRoom
from bot.rooms.actions.action import NewAction
from bot.rooms.booking import Booking
from bot.usecases.effects.cards import edit_action
from bot.usecases.outside import Outside

MOST_RACES: Final = 20  # of people who press at the same time

# The booking, its version bumped, and the actions that it calls for; None: nothing to do.
Edited: TypeAlias = tuple[Booking, Sequence[NewAction]] | None
Edit: TypeAlias = Callable[[Booking], Edited]


async def write(booking: Booking, edit: Edit, outside: Outside) -> Booking:
    """Write an edit and wake the engine; if somebody else wrote meanwhile, edit theirs.

    Raises:
        NoSuchRoom: It is not there any more, or changes faster than we can write.
    """
    stored: Booking | None = booking
    for _ in range(MOST_RACES):
        if stored is None:
            break
        edited = edit(stored)
        if edited is None:
            return stored
        changed, actions = edited
        card = edit_action(changed, outside.clock.now())
        if await outside.store.bookings.change(changed, (*actions, card)):
            outside.engine.nudge()
            return changed
        stored = await outside.store.bookings.get(booking.id)
    raise NoSuchRoom(booking.id)
