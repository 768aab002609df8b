"""Who owns a room, and who are its administrators."""

from bot.room_service.callbacks import news
from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms import asked
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE, LIVE
from bot.room_service.state import Ask, State

ADD, DELETE = "add", "delete"
"""Words of the callback (72554); that the call has the same is ASSUMED."""


def change_conference_owner(state: State, ask: Ask) -> Json:
    """Hand a conference over (60713): all three fields are mandatory."""
    room = state.rooms.named(asked.room_id_of(ask.body), CONFERENCE)
    if asked.account(ask.body, "From_Account") != room.owner:
        # ASSUMED: the page does not say what somebody else gets.
        raise Refused(100006, "From_Account is not the owner of the room")
    return _hand_over(state, ask, room)


def change_live_owner(state: State, ask: Ask) -> Json:
    """Hand a live room over (647/72534): nobody says from whom."""
    return _hand_over(state, ask, state.rooms.named(asked.room_id_of(ask.body), LIVE))


def _hand_over(state: State, ask: Ask, room: Room) -> Json:
    """Give the room to somebody who is in it (60713), or raise 100005 (ASSUMED for both)."""
    heir = asked.account(ask.body, "NewOwner_Account")
    if heir not in room.people.inside:
        raise Refused(100005)
    was, room.owner = room.owner, heir
    if was != heir:
        news.owner_changed(state, room, was, ask.identifier)
    return {}


def get_admin_list(state: State, ask: Ask) -> Json:
    """List the administrators of a live room. No page shows it; the shape is ASSUMED."""
    room = state.rooms.named(asked.room_id_of(ask.body), LIVE)
    return {"Response": {"Admin_Account": list(room.people.admins)}}


def modify_admin(state: State, ask: Ask) -> Json:
    """Name administrators of a live room, or take that back. The body is ASSUMED."""
    room = state.rooms.named(asked.room_id_of(ask.body), LIVE)
    people = asked.accounts(ask.body, "Admin_Account")
    what = ask.body.get("opType")
    if what not in (ADD, DELETE):
        raise Refused(100002, f"opType must be {ADD} or {DELETE}")
    others = [account for account in room.people.admins if account not in people]
    room.people.admins = others + people if what == ADD else others
    news.admins_changed(state, room, people, str(what), ask.identifier)
    return {}
