"""What went wrong with a booking's room, put together again from the log."""

from bot.errors import RoomApiError, RoomApiRefused, RoomApiUnreachable, TooLate
from bot.explain.explain import explain
from bot.explain.explanation import Explanation
from bot.explain.language import Language
from bot.rooms.booking import Booking
from bot.usecases.outside import Outside


async def what_failed(booking: Booking, outside: Outside) -> RoomApiError | TooLate:
    """Return the error, so that it survives a restart."""
    if booking.trouble is None:
        return TooLate()
    logged = await outside.store.log.find(booking.asked.team_id, booking.code)
    tries = tuple(attempt.one for attempt in logged) or (booking.trouble,)
    kind = RoomApiUnreachable if tries[-1].code is None else RoomApiRefused
    return kind("create_room", tries)


async def explained(booking: Booking, outside: Outside, language: Language) -> Explanation:
    """Return the explanation of what went wrong last."""
    return explain(await what_failed(booking, outside), language)
