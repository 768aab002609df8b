"""Change a booking: its time, its name, its people, its reminder. Each edits the one card."""

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import BadInput
from bot.ports import RoomChanges
from bot.rooms.actions.action import NewAction
from bot.rooms.actions.news import News, NewsKind
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import TRANSITIONS, Event, State, after
from bot.rooms.place import Place
from bot.rooms.request import RoomRequest, When
from bot.rooms.room import ROOM_TYPES
from bot.usecases.book_room import completed, member
from bot.usecases.bookings.edits import allowed, news_actions, people_of
from bot.usecases.bookings.new_room import with_new_room
from bot.usecases.bookings.plan import planned_actions, reminder_actions
from bot.usecases.bookings.writing import Edit, write
from bot.usecases.effects.cards import invitation_actions
from bot.usecases.new_booking import end_of
from bot.usecases.outside import Outside

NOT_BOOKED = "This room was made at once; only a scheduled one can be moved."
GONE = "This booking is {state}; there is nothing to change."


async def move_booking(booking: Booking, when: When, place: Place, outside: Outside) -> Booking:
    """Move it to another time; a room that is there already is ended, and made anew in time.

    Raises:
        NoSuchRoom, NotAllowed: As for every change.
        BadInput: It is over, was made at once, or the time has passed.
    """
    stored = await allowed(booking, place, outside)
    if not stored.is_scheduled:
        raise BadInput({"when": NOT_BOOKED})
    _refuse_what_is_gone(stored)
    if when.at <= outside.clock.now():
        raise BadInput({"when": "That time has passed; give one that is ahead."})
    return await write(stored, _moved(when, stored.request.length_s, place, outside), outside)


def _moved(when: When, length_s: int, place: Place, outside: Outside) -> Edit:
    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]] | None:
        _refuse_what_is_gone(now)
        if now.starts_at == when.at and now.request.length_s == length_s:
            return None
        rule = now.request.when.rule if now.request.when is not None else ""
        request = replace(now.request, when=replace(when, rule=rule), length_s=length_s)
        planned = replace(
            now,
            request=request,
            starts_at=when.at,
            ends_at=end_of(request, when.at),
            state=after(now.state, Event.MOVED),
        )
        moved, ending = with_new_room(planned, now, outside)
        news = News(NewsKind.MOVED, place.user_id, was_at=now.starts_at)
        told = news_actions(moved, news, people_of(moved), outside.clock.now())
        return moved, (*ending, *planned_actions(moved, outside), *told)

    return edit


async def rename_booking(booking: Booking, name: str, place: Place, outside: Outside) -> Booking:
    """Give it another name; a room that is there already is renamed at the room service.

    Raises:
        NoSuchRoom, NotAllowed: As for every change.
        BadInput: The name breaks a rule, or the booking is over.
        RoomApiError: The room service did not take it.
    """
    stored = await allowed(booking, place, outside)
    _refuse_what_is_gone(stored)
    if not name.strip():
        raise BadInput({"name": "Say the new name."})
    request = replace(stored.request, name=name)  # its rules are checked here
    if stored.state is State.READY and name != stored.request.name:
        await outside.room_api.update_room_info(
            ROOM_TYPES[request.kind], stored.room_id, RoomChanges(name=name)
        )

    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]] | None:
        if now.request.name == name:
            return None
        renamed = replace(now, request=replace(now.request, name=name), version=now.version + 1)
        news = News(NewsKind.RENAMED, place.user_id, was_name=now.request.name)
        return renamed, news_actions(renamed, news, (), outside.clock.now())

    return await write(stored, edit, outside)


async def invite_people(
    booking: Booking,
    user_ids: Sequence[str],
    group_ids: Sequence[str],
    place: Place,
    outside: Outside,
) -> Booking:
    """Invite more people; each of them is told directly, and those who were there are not.

    The room service takes its list of invitees when the room is made and cannot change it
    (fact sheet, 1.4); who comes later is told by us all the same.

    Raises:
        NoSuchRoom, NotAllowed: As for every change.
        BadInput: Somebody cannot be invited, they are too many, or the booking is over.
        SlackError: We could not find out who they are.
    """
    stored = await allowed(booking, place, outside)
    _refuse_what_is_gone(stored)
    person = await member(stored.asked, outside)
    wanted = replace(
        stored.request,
        invitees=tuple(dict.fromkeys((*stored.request.invitees, *user_ids))),
        groups=tuple(group_ids),
    )
    request = await completed(wanted, stored.asked, person, outside)
    return await write(stored, _with_people(request.invitees, place, outside), outside)


def _with_people(people: tuple[str, ...], place: Place, outside: Outside) -> Edit:
    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]] | None:
        fresh = tuple(one for one in people if one not in now.request.invitees)
        if not fresh:
            return None
        everybody = (*now.request.invitees, *fresh)
        invited = replace(
            now,
            request=replace(now.request, invitees=everybody),
            version=now.version + 1,
        )
        at = outside.clock.now()
        news = News(NewsKind.INVITED, place.user_id, people=fresh)
        told = invitation_actions(fresh, place.user_id, at, to=invited.id)
        return invited, (*news_actions(invited, news, (), at), *told)

    return edit


async def set_reminder(booking: Booking, remind_s: int, place: Place, outside: Outside) -> Booking:
    """Remind so many seconds before the start; 0: not at all.

    Raises:
        NoSuchRoom, NotAllowed: As for every change.
        BadInput: The time breaks a rule, or the booking is over or was made at once.
    """
    stored = await allowed(booking, place, outside)
    if not stored.is_scheduled:
        raise BadInput({"remind": NOT_BOOKED})
    _refuse_what_is_gone(stored)
    replace(stored.request, remind_s=remind_s)  # its rules are checked here

    def edit(now: Booking) -> tuple[Booking, Sequence[NewAction]] | None:
        if now.remind_s == remind_s:
            return None
        set_ = replace(now, remind_s=remind_s, version=now.version + 1)
        news = News(NewsKind.REMIND_CHANGED, place.user_id)
        told = news_actions(set_, news, (), outside.clock.now())
        return set_, (*reminder_actions(set_, outside), *told)

    return await write(stored, edit, outside)


async def change_booking(
    booking: Booking, request: RoomRequest, place: Place, outside: Outside
) -> Booking:
    """Do whatever a form changed: time and length, name, people, reminder.

    Raises: What the single changes raise; what was done before stays done.
    """
    changed = booking
    when = request.when or booking.request.when
    if when is not None and (
        when.at != booking.starts_at or request.length_s != booking.request.length_s
    ):
        stored = await allowed(booking, place, outside)
        _refuse_what_is_gone(stored)
        edit = _moved(when, request.length_s, place, outside)
        changed = await write(stored, edit, outside)
    if request.name and request.name != booking.request.name:
        changed = await rename_booking(changed, request.name, place, outside)
    if set(request.invitees) - set(booking.request.invitees):
        changed = await invite_people(changed, request.invitees, (), place, outside)
    if request.remind_s is not None and request.remind_s != booking.remind_s:
        changed = await set_reminder(changed, request.remind_s, place, outside)
    return changed


def _refuse_what_is_gone(booking: Booking) -> None:
    if (booking.state, Event.MOVED) not in TRANSITIONS:
        raise BadInput({"ref": GONE.format(state=booking.state)})
