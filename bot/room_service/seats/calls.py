"""The seat calls, which conference and live rooms share (section 1.1).

ASSUMED: seats are numbered from 0, and a room without them answers 100002.
"""

from bot.room_service.callbacks import news
from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms import asked
from bot.room_service.rooms.room import Room
from bot.room_service.seats.seats import ANY, Seat
from bot.room_service.state import Ask, State

GIVE_UP, FORCE, EXCHANGE = range(3)
"""Policy of move_user_to_seat (72685)."""

DATA_MAX_BYTES = 1000
"""ASSUMED: no page names a bound."""


def seat_shown(room: Room, index: int) -> Json:
    """Show one seat; Member_Account is there only when somebody sits (64425)."""
    seat = room.seats.known.get(index, Seat())
    sitter = {} if seat.account is None else {"Member_Account": seat.account}
    return {
        "Index": index,
        **sitter,
        "IsTakenDisabled": seat.is_taken_disabled,
        "IsVideoDisabled": seat.is_video_disabled,
        "IsAudioDisabled": seat.is_audio_disabled,
    }


def get_seat_list(state: State, ask: Ask) -> Json:
    """Show every seat (64427); none, for a room without seats."""
    room = state.rooms.named(asked.room_id_of(ask.body), None)
    return {"Response": {"SeatList": [seat_shown(room, index) for index in range(room.seat_count)]}}


def pick_user_on_seat(state: State, ask: Ask) -> Json:
    """Seat somebody who is in the room (64428)."""
    room = _with_seats(state, ask)
    account = _member(room, ask)
    index = room.seats.sit(account, _index(room, ask.body, "Index"), room.seat_count)
    _tell(state, room, index)
    return {}


def kick_user_off_seat(state: State, ask: Ask) -> Json:
    """Take somebody's seat (64429). Data is mandatory there, and real clients leave it out."""
    room = _with_seats(state, ask)
    account = _member(room, ask)
    asked.text(ask.body, "Data", DATA_MAX_BYTES, default="")
    index = room.seats.index_of(account)
    room.seats.vacate(account)
    _tell(state, room, index)
    return {}


def lock_seat(state: State, ask: Ask) -> Json:
    """Lock a seat, or its picture or sound; who sits on a locked one has to go (60716)."""
    room = _with_seats(state, ask)
    index = asked.whole(ask.body, "Index", most=room.seat_count - 1)
    seat = room.seats.at(index)
    flags = {
        "is_taken_disabled": asked.flag(ask.body, "ForbidTaken", default=seat.is_taken_disabled),
        "is_video_disabled": asked.flag(ask.body, "ForbidVideo", default=seat.is_video_disabled),
        "is_audio_disabled": asked.flag(ask.body, "ForbidAudio", default=seat.is_audio_disabled),
    }
    sitter = None if flags["is_taken_disabled"] else seat.account
    room.seats.known[index] = Seat(sitter, **flags)
    _tell(state, room, index)
    return {}


def move_user_to_seat(state: State, ask: Ask) -> Json:
    """Move somebody who sits (72685): Policy says what becomes of who sits there."""
    room = _with_seats(state, ask)
    account = _member(room, ask)
    target = asked.whole(ask.body, "SeatIndex", most=room.seat_count - 1)
    policy = asked.whole(ask.body, "Policy", default=GIVE_UP, most=EXCHANGE)
    begin = room.seats.index_of(account)
    if begin == target:
        return {}
    _move(room, (begin, target), policy)
    _tell(state, room, begin, target)
    return {}


def _move(room: Room, seats: tuple[int, int], policy: int) -> None:
    begin, target = room.seats.at(seats[0]), room.seats.open_at(seats[1])
    if target.account is not None and policy == GIVE_UP:
        raise Refused(100201)
    stays = target.account if policy == EXCHANGE else None
    target.account, begin.account = begin.account, stays


def _with_seats(state: State, ask: Ask) -> Room:
    room = state.rooms.named(asked.room_id_of(ask.body), None)
    if not room.seat_count:
        raise Refused(100002, "the room has no seats")
    return room


def _member(room: Room, ask: Ask) -> str:
    account = asked.account(ask.body, "Member_Account")
    if account not in room.people.inside:
        raise Refused(100005)
    return account


def _index(room: Room, body: Json, name: str) -> int:
    """Return a seat of the room, or `ANY`."""
    if type(body.get(name)) is int and body[name] == ANY:
        return ANY
    return asked.whole(body, name, most=room.seat_count - 1)


def _tell(state: State, room: Room, *indexes: int) -> None:
    news.seats_changed(state, room, [seat_shown(room, index) for index in indexes])
