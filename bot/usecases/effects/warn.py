"""Tell the owner, and the admin where only they can help, that there is no room yet."""

import logging
from dataclasses import replace
from typing import Final

from bot.explain.explain import explain
from bot.ports import Said, What
from bot.rooms.actions.action import Action, Outcome
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.usecases.effects.delivery import deliver, skipped
from bot.usecases.effects.trouble import explained, what_failed
from bot.usecases.languages import asked_language
from bot.usecases.outside import Outside

LOG = logging.getLogger(__name__)
BEING_TRIED: Final = frozenset({State.PREPARING, State.TROUBLE})


async def warn_owner(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Warn who asked, before the channel waits in vain: it is still being tried."""
    if booking.state not in BEING_TRIED or booking.trouble is None:
        return skipped(f"booking is {booking.state}")
    return await _to_the_owner(action, booking, outside)


async def tell_owner(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Tell who asked that no further try will be made by itself."""
    if booking.state is not State.FAILED:
        return skipped(f"booking is {booking.state}")
    return await _to_the_owner(action, booking, outside)


async def _to_the_owner(action: Action, booking: Booking, outside: Outside) -> Outcome:
    language = await asked_language(booking.asked, outside)
    said = Said(
        what=What.WARNING,
        booking=booking,
        to=booking.asked.user_id,
        explanation=await explained(booking, outside, language),
    )
    return await deliver(action, said, outside)


async def tell_admin(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Tell an admin what only they can mend; the log has it in any case."""
    error = await what_failed(booking, outside)
    logged = explain(error).words
    LOG.error("%s: %s %s", action.key, logged.title, logged.admin)
    admins = await outside.directory.admins(booking.asked.team_id)
    if not admins:
        return skipped("nobody is known to be an admin")
    language = await asked_language(replace(booking.asked, user_id=admins[0]), outside)
    told = explain(error, language)
    said = Said(what=What.ADMIN_NOTICE, booking=booking, to=admins[0], explanation=told)
    return await deliver(action, said, outside)
