"""Kicking, banning and muting. ASSUMED: an owner is not spared, and no call asks who is inside."""

from bot.room_service.envelope import Json
from bot.room_service.members import moving
from bot.room_service.members.people import Until, current
from bot.room_service.rooms import asked
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE, LIVE, Kind
from bot.room_service.state import Ask, State

REASON_MAX_BYTES = 1000
"""Pages 60708 and 60711."""

DAY_S = 24 * 60 * 60
"""How long Tencent's manager bans for."""

SHOWN_MAX = 100
SHOWN = 50
"""Of a list: 100 at most (60709), 50 where Tencent's manager asks for so many (section 1.8)."""


def kick_user_out(state: State, ask: Ask) -> Json:
    """Make people leave (60708); one program calls it for live rooms, too (section 1.1)."""
    room = state.rooms.named(asked.room_id_of(ask.body), None)
    people = asked.accounts(ask.body)
    moving.kick(state, room, people, ask.identifier, _reason(ask.body))
    return {}


def _reason(body: Json, default: str | None = None) -> str:
    return asked.text(body, "Reason", REASON_MAX_BYTES, default=default)


def ban_room_member(state: State, ask: Ask) -> Json:
    """Make people leave and keep them out of a conference for some seconds (60711)."""
    _ban(state, ask, CONFERENCE, asked.whole(ask.body, "Duration", least=1), _reason(ask.body))
    return {}


def ban_member(state: State, ask: Ask) -> Json:
    """Make people leave and keep them out of a live room. ASSUMED: a day when nothing is said."""
    duration = asked.whole(ask.body, "Duration", default=DAY_S, least=1)
    _ban(state, ask, LIVE, duration, _reason(ask.body, ""))
    return {}


def _ban(state: State, ask: Ask, kind: Kind, duration: int, reason: str) -> None:
    room = state.rooms.named(asked.room_id_of(ask.body), kind)
    people = asked.accounts(ask.body)
    until = Until(state.clock() + duration, reason)
    room.people.bans |= dict.fromkeys(people, until)
    moving.kick(state, room, people, ask.identifier, reason)


def unban_room_member(state: State, ask: Ask) -> Json:
    """Lift bans of a conference. The page of it was not found; the body is ASSUMED."""
    return _unban(state, ask, CONFERENCE)


def unban_member(state: State, ask: Ask) -> Json:
    """Lift bans of a live room."""
    return _unban(state, ask, LIVE)


def _unban(state: State, ask: Ask, kind: Kind) -> Json:
    room = state.rooms.named(asked.room_id_of(ask.body), kind)
    for account in asked.accounts(ask.body):
        room.people.bans.pop(account, None)
    return {}


def banned_of_conference(state: State, ask: Ask) -> Json:
    """List who is kept out (60709): its table calls the offset Next, its sample Offset."""
    room = state.rooms.named(asked.room_id_of(ask.body), CONFERENCE)
    return _held(state, ask, room.people.bans, ("BannedAccountList", "BannedUntil"))


def banned_of_live(state: State, ask: Ask) -> Json:
    """List who is kept out; the shape is what Tencent's manager reads."""
    room = state.rooms.named(asked.room_id_of(ask.body), LIVE)
    return _held(state, ask, room.people.bans, ("BannedAccountList", "BannedUntil"))


def mute_member(state: State, ask: Ask) -> Json:
    """Silence people for some seconds, or, with MuteTime 0, no longer (section 1.8)."""
    room = _live_room(state, ask)
    people = asked.accounts(ask.body)
    seconds = asked.whole(ask.body, "MuteTime")
    if seconds:
        room.people.mutes |= dict.fromkeys(people, Until(state.clock() + seconds))
    else:
        for account in people:
            room.people.mutes.pop(account, None)
    return {}


def muted_of_live(state: State, ask: Ask) -> Json:
    """List who is silenced; the shape is what Tencent's manager reads."""
    mutes = _live_room(state, ask).people.mutes
    return _held(state, ask, mutes, ("MutedAccountList", "MutedUntil"))


def _live_room(state: State, ask: Ask) -> Room:
    return state.rooms.named(asked.room_id_of(ask.body), LIVE)


def _held(state: State, ask: Ask, held: dict[str, Until], names: tuple[str, str]) -> Json:
    """Show one page of bans or mutes; NextOffset 0 is the end (60709)."""
    limit = asked.whole(ask.body, "Limit", default=SHOWN, least=1, most=SHOWN_MAX)
    begin = asked.whole(ask.body, "Offset" if "Offset" in ask.body else "Next", default=0)
    everybody = [
        {"Member_Account": account, names[1]: int(until.time)}
        for account, until in current(held, state.clock())
    ]
    page = everybody[begin : begin + limit]
    more = begin + limit if everybody[begin + limit :] else 0
    return {"Response": {names[0]: page, "NextOffset": more}}
