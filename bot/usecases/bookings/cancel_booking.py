"""Call a booking off, and put it back until its start."""

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import BadInput
from bot.rooms.actions.action import NewAction
from bot.rooms.actions.news import News, NewsKind
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import TRANSITIONS, Event, State, after
from bot.rooms.place import Place
from bot.usecases.bookings.edits import allowed, news_actions, people_of
from bot.usecases.bookings.new_room import ending_actions, with_new_room
from bot.usecases.bookings.plan import planned_actions
from bot.usecases.bookings.writing import Edit, write
from bot.usecases.effects.cards import card_action
from bot.usecases.outside import Outside


async def cancel_booking(booking: Booking, place: Place, outside: Outside) -> Booking:
    """Call it off; a room that is there already is ended. Once more changes nothing.

    Raises:
        NoSuchRoom, NotAllowed: As for every change.
        BadInput: It is over, or was made at once: that one is ended, not called off.
    """
    stored = await allowed(booking, place, outside)
    if not stored.is_scheduled:
        raise BadInput({"ref": "This room was made at once; to close it, use /room end."})
    return await write(stored, called_off(NewsKind.CANCELLED, place, outside), outside)


def called_off(kind: NewsKind, place: Place, outside: Outside) -> Edit:
    """Return the edit that calls a booking off."""

    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]] | None:
        if now.state is State.CANCELLED:
            return None
        if (now.state, Event.CANCELLED) not in TRANSITIONS:
            raise BadInput({"ref": f"This booking is {now.state}; there is nothing to call off."})
        off = replace(
            now,
            state=after(now.state, Event.CANCELLED),
            version=now.version + 1,
            plan=now.plan + 1,
            ended_by=place.user_id,
            next_try=None,
        )
        news = News(kind, place.user_id)
        told = news_actions(off, news, people_of(off), outside.clock.now())
        return off, (*ending_actions(now, outside), *told)

    return edit


async def put_back(booking: Booking, place: Place, outside: Outside) -> Booking:
    """Promise it again, until its start; once more changes nothing.

    Raises:
        NoSuchRoom, NotAllowed: As for every change.
        BadInput: It was not called off, or its start has passed.
    """
    stored = await allowed(booking, place, outside)
    if stored.state not in {State.CANCELLED, State.PLANNED}:
        raise BadInput({"ref": f"This booking is {stored.state}; it was not called off."})
    if stored.starts_at <= outside.clock.now():
        raise BadInput({"ref": "Its start has passed; schedule it anew."})

    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]] | None:
        if now.state is not State.CANCELLED:
            return None
        back = replace(now, state=after(now.state, Event.PUT_BACK), ended_by="")
        # Its old room, if there was one, was ended when it was called off.
        again, _ = with_new_room(back, replace(now, state=State.FAILED), outside)
        news = News(NewsKind.PUT_BACK, place.user_id)
        at = outside.clock.now()
        told = news_actions(again, news, people_of(again), at)
        card = (card_action(again, at),) if again.card is None else ()
        return again, (*planned_actions(again, outside), *card, *told)

    return await write(stored, edit, outside)
