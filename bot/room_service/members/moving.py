"""People come and go: the rules of the door, what follows from it, and who is told."""

from collections.abc import Sequence

from bot.room_service.callbacks import news
from bot.room_service.envelope import Refused
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE
from bot.room_service.seats.calls import seat_shown
from bot.room_service.state import State


def enter(state: State, room: Room, accounts: Sequence[str]) -> None:
    """Let people in, all or none: raise 100016 for one who is banned, 100008 when it gets full.

    ASSUMED: who enters need not have been imported, as logging in makes an account of anybody.
    """
    now = state.clock()
    if any(room.people.is_banned(account, now) for account in accounts):
        raise Refused(100016)
    if len({*room.people.inside, *accounts}) > _capacity(room):
        raise Refused(100008)
    _tell_of_arrival(state, room, room.people.enter(accounts, now), "Enter")


def _capacity(room: Room) -> int:
    """Return how many may be inside; pages that know unlimited rooms have no MaxMemberCount."""
    is_unlimited = room.settings.get("IsUnlimitedRoomEnabled", False)
    return 2**63 if is_unlimited else int(room.settings["MaxMemberCount"])


def recover(state: State, room: Room, accounts: Sequence[str]) -> None:
    """Let the heartbeat of people come back; a ban that came in between keeps them out."""
    now = state.clock()
    welcome = [account for account in accounts if not room.people.is_banned(account, now)]
    _tell_of_arrival(state, room, room.people.recover(welcome), "HeartbeatRecover")


def _tell_of_arrival(state: State, room: Room, come: Sequence[str], cause: str) -> None:
    if come:
        news.entered(state, room, come, cause)


def leave(state: State, room: Room, accounts: Sequence[str]) -> None:
    """Let people go by themselves."""
    _go(state, room, accounts, "Leave")


def lose(state: State, room: Room, accounts: Sequence[str]) -> None:
    """Let the heartbeat of people be lost: they are not inside, as long as it does not recover."""
    _go(state, room, accounts, "Expired")


def kick(state: State, room: Room, accounts: Sequence[str], by: str, reason: str) -> None:
    """Make people go; those who are not inside are passed over (ASSUMED)."""
    _go(state, room, accounts, "Kicked", by=by, reason=reason)


def _go(
    state: State,
    room: Room,
    accounts: Sequence[str],
    how: str,
    *,
    by: str | None = None,
    reason: str = "",
) -> None:
    """Let people out, and free their seats. A conference forgets whose heartbeat it lost."""
    is_lost = how == "Expired" and room.kind is not CONFERENCE
    gone = room.people.leave(accounts, state.clock(), is_lost=is_lost)
    if not gone:
        return
    freed = [room.seats.index_of(account) for account in gone if room.seats.is_seated(account)]
    for account in gone:
        room.seats.vacate(account)
    news.left(state, room, gone, how, by=by, reason=reason)
    if freed:
        news.seats_changed(state, room, [seat_shown(room, index) for index in freed])
