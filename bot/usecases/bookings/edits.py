"""What every change of a booking shares: who may, its thread, its people."""

from collections.abc import Sequence

from bot.errors import NoSuchRoom
from bot.rooms.actions.action import ActionKind, NewAction
from bot.rooms.actions.news import News
from bot.rooms.booking import Booking
from bot.rooms.place import Place
from bot.usecases.end_room import refuse_if_not_theirs
from bot.usecases.outside import Outside


async def allowed(booking: Booking, place: Place, outside: Outside) -> Booking:
    """Return the booking as it is now, if this person may change it.

    Raises:
        NoSuchRoom: It is not there any more.
        NotAllowed: They may not.
    """
    stored = await outside.store.bookings.get(booking.id)
    if stored is None:
        raise NoSuchRoom(booking.id)
    await refuse_if_not_theirs(stored, place, outside)
    return stored


def news_actions(
    booking: Booking, news: News, people: Sequence[str], now: float
) -> tuple[NewAction, ...]:
    """Return what tells the card's thread, and each of `people` directly; each of them once."""
    mark = f"{news.kind}:{booking.id}:{booking.version}"
    in_thread = NewAction(ActionKind.TELL_NEWS, f"thread:{mark}", now, news)
    directly = (
        NewAction(
            ActionKind.TELL_NEWS,
            f"tell:{mark}:{one}",
            now,
            News(news.kind, news.by, one, news.was_name, news.was_at),
        )
        for one in people
        if one != news.by
    )
    return (in_thread, *directly)


def people_of(booking: Booking) -> tuple[str, ...]:
    """Return who is told directly of changes: the invitees, who said yes or maybe, who asked."""
    said = (one.user_id for one in booking.rsvps if one.answer != "no")
    everybody = (booking.asked.user_id, *booking.request.invitees, *said)
    refused = {one.user_id for one in booking.rsvps if one.answer == "no"}
    return tuple(one for one in dict.fromkeys(everybody) if one not in refused)
