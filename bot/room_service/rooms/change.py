"""update_room_info and destroy_room of both services."""

from bot.room_service.callbacks import news
from bot.room_service.envelope import Json
from bot.room_service.rooms import info, rules
from bot.room_service.rooms.package import members_fit_the_package
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE, LIVE, Kind
from bot.room_service.rooms.words import refuse_sensitive
from bot.room_service.state import Ask, State


def destroy_conference(state: State, ask: Ask) -> Json:
    """End a conference room: the envelope is all there is to say (647/60706)."""
    _destroy(state, ask, CONFERENCE)
    return {}


def destroy_live(state: State, ask: Ask) -> Json:
    """End a live room, and report on it as the newer pages do."""
    return {"Response": {"Statistic": info.statistic(_destroy(state, ask, LIVE))}}


def _destroy(state: State, ask: Ask, kind: Kind) -> Room:
    room = state.rooms.named(rules.room_id_of(ask.body), kind)
    state.rooms.remove(room.room_id)
    news.destroyed(state, room, ask.identifier)
    return room


def update_conference(state: State, ask: Ask) -> Json:
    """Change a conference room: not its times, invitees, owner or seat count (647/60705)."""
    _update(state, ask, CONFERENCE)
    return {}


def update_live(state: State, ask: Ask) -> Json:
    """Change a live room (647/63403)."""
    _update(state, ask, LIVE)
    return {}


def _update(state: State, ask: Ask, kind: Kind) -> None:
    fields = {**kind.update, **kind.undocumented}
    changes = rules.room_info(ask.body, fields, rules.MANDATORY_IN_UPDATE)
    room = state.rooms.named(changes["RoomId"], kind)
    members_fit_the_package(state, changes)
    refuse_sensitive(state, changes)
    room.settings.update(changes)
    news.updated(state, room, ask.identifier)
