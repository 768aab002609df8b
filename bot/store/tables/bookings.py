"""The bookings: added, changed, and found again by what people type."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from bot.rooms.actions.action import NewAction
from bot.rooms.booking import Booking
from bot.rooms.ids import REFERENCE_SHAPE
from bot.store.database import Connection, Database, Params
from bot.store.rows import folded, storable
from bot.store.tables import booking_rows
from bot.store.tables.inbox import mark_done
from bot.store.tables.new_actions import write_actions

NEAR_S: Final = 60  # "in 20m" is another time each time it is typed
NAME_MOST: Final = 400  # characters of a search that can still be part of a name of 100 bytes

BY_ARRIVAL: Final = "select * from booking where arrival = :arrival"
BY_ID_OR_CODE: Final = """
    select * from booking
    where (room_id = :ref or code = :code) and team_id = :team_id
    order by created_at desc, id desc limit :limit
"""
BY_NAME: Final = """
    select * from booking
    where team_id = :team_id and name_folded like :part escape '!'
    order by created_at desc, id desc limit :limit
"""
OF: Final = """
    select * from booking
    where ((:user_id <> '' and user_id = :user_id)
        or (:channel_id <> '' and channel_id = :channel_id)) and team_id = :team_id
    order by created_at desc, id desc limit :limit
"""
READY_WITH: Final = """
    select * from booking where room_id = :room_id and state = 'ready' order by id
"""
ELSEWHERE: Final = """
    select 1 from room join booking on booking.id = room.booking_id
    where room.room_id = :room_id and booking.team_id <> :team_id limit 1
"""
CONCERNING: Final = """
    select * from booking
    where (user_id = :user_id or id in (
        select booking_id from involved where team_id = :team_id and user_id = :user_id
    ))
        and team_id = :team_id
        and (starts_at >= :since or state in ('preparing', 'ready', 'trouble'))
    order by starts_at, id limit :limit
"""
# What has neither ended nor failed; a room that begins at another time is another one.
TWIN: Final = """
    select * from booking
    where user_id = :user_id and created_at >= :since
        and team_id = :team_id and channel_id = :channel_id and name_folded = :name_folded
        and abs(starts_at - :starts_at) <= :near_s
        and state not in ('over', 'failed', 'cancelled')
    order by created_at desc, id desc limit 1
"""


@dataclass(frozen=True, slots=True)
class _Addition:
    """A new booking and what comes with it, as one step."""

    booking: Booking
    actions: Sequence[NewAction]
    arrival: str
    guard_since: float | None

    def __call__(self, connection: Connection) -> Booking:
        """Write it all, or return the booking that stands in its place."""
        if found := self._same_arrival(connection) or self._twin(connection):
            return found[0]
        booking_rows.insert(self.booking, self.arrival, connection)
        write_actions(self.booking, self.actions, connection)
        if self.arrival:
            mark_done(self.arrival, connection)
        return self.booking

    def _same_arrival(self, connection: Connection) -> Sequence[Booking]:
        if not self.arrival:
            return ()
        return booking_rows.select(BY_ARRIVAL, {"arrival": self.arrival}, connection)

    def _twin(self, connection: Connection) -> Sequence[Booking]:
        if self.guard_since is None:
            return ()
        connection.in_turn(f"add {self.booking.asked.user_id}")
        params: Params = {
            "user_id": self.booking.asked.user_id,
            "team_id": self.booking.asked.team_id,
            "channel_id": self.booking.channel_id,
            "name_folded": folded(self.booking.request.name),
            "since": self.guard_since,
            "starts_at": self.booking.starts_at,
            "near_s": NEAR_S,
        }
        return booking_rows.select(TWIN, params, connection)


class BookingTable:
    """`bot.ports.Bookings` and `bot.ports.Finder` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        booking: Booking,
        actions: Sequence[NewAction],
        *,
        arrival: str = "",
        guard_since: float | None = None,
    ) -> Booking:
        """Keep a new booking with its first actions, in one step; see the port."""
        return await self._database.step(_Addition(booking, actions, arrival, guard_since))

    async def get(self, booking_id: str) -> Booking | None:
        """Return it, or None."""
        return await self._database.read(partial(booking_rows.read, booking_id))

    async def change(self, booking: Booking, actions: Sequence[NewAction] = ()) -> bool:
        """Write an edited booking if the stored one is of the version just before it.

        Without a reply the stored `response_url` is wiped.
        """
        return await self._database.step(partial(_change, booking, actions))

    async def find(self, team_id: str, ref: str, limit: int = 6) -> Sequence[Booking]:
        """Return those whose room id or short code is `ref`, else whose name has it as a part.

        A short code may be written with its ``gr-``. An empty `ref` finds nothing.
        """
        return await self._database.read(partial(_find, team_id, storable(ref.strip()), limit))

    async def of(
        self, team_id: str, *, user_id: str = "", channel_id: str = "", limit: int = 20
    ) -> Sequence[Booking]:
        """Return the newest ones asked by that person or for that channel."""
        params = {"team_id": team_id, "user_id": user_id, "channel_id": channel_id, "limit": limit}
        return await self._database.read(partial(booking_rows.select, OF, params))

    async def ready_with(self, room_id: str) -> Sequence[Booking]:
        """Return those whose room of that id is ready, in whatever workspace."""
        params = {"room_id": storable(room_id)}
        return await self._database.read(partial(booking_rows.select, READY_WITH, params))

    async def is_elsewhere(self, team_id: str, room_id: str) -> bool:
        """Say whether a room of that id is, or was, another workspace's."""
        params: Params = {"team_id": team_id, "room_id": storable(room_id)}
        return await self._database.read(partial(_is_elsewhere, params))

    async def concerning(
        self, team_id: str, user_id: str, since: float, limit: int = 200
    ) -> Sequence[Booking]:
        """Return what has to do with that person and is ahead, on or new; by its start."""
        params = {"team_id": team_id, "user_id": user_id, "since": since, "limit": limit}
        return await self._database.read(partial(booking_rows.select, CONCERNING, params))


def _is_elsewhere(params: Params, connection: Connection) -> bool:
    return bool(connection.rows(ELSEWHERE, params))


def _change(booking: Booking, actions: Sequence[NewAction], connection: Connection) -> bool:
    stored = booking_rows.hold(booking.id, connection)
    if stored is None:
        return False
    # A card may have been posted, or moved, since the booking was read: that bumps no version.
    whole = replace(booking, card=stored.card or booking.card)
    if not booking_rows.update(whole, booking.version - 1, connection):
        return False
    new_people = booking_rows.involved(booking) - booking_rows.involved(stored)
    booking_rows.keep_involved(booking, new_people, connection)
    write_actions(booking, actions, connection)
    return True


def _find(team_id: str, ref: str, limit: int, connection: Connection) -> Sequence[Booking]:
    if not ref:
        return ()
    shape = REFERENCE_SHAPE.fullmatch(ref)
    where: dict[str, str | int] = {"team_id": team_id, "ref": ref, "limit": limit}
    code = (shape[1] if shape else ref).upper()
    found = booking_rows.select(BY_ID_OR_CODE, {**where, "code": code}, connection)
    if found or len(part := folded(ref)) > NAME_MOST:
        return found
    for special in "!%_":
        part = part.replace(special, f"!{special}")
    return booking_rows.select(BY_NAME, {**where, "part": f"%{part}%"}, connection)
