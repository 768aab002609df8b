"""One booking, read or written inside a step; used by all steps that touch one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.rooms.booking import Booking
from bot.store.database import Connection
from bot.store.rows import booking_from_row, booking_to_row

GET: Final = "select * from booking where id = :id"
HOLD: Final = "select * from booking where id = :id /* PostgreSQL: for no key update */"
INSERT: Final = """
    insert into booking (
        id, code, team_id, enterprise_id, asked_channel_id, channel_id, user_id,
        name, name_folded, kind, room_id, state, version,
        starts_at, ends_at, created_at, arrival, reply, reply_until, series_id, local, rest
    ) values (
        :id, :code, :team_id, :enterprise_id, :asked_channel_id, :channel_id, :user_id,
        :name, :name_folded, :kind, :room_id, :state, :version,
        :starts_at, :ends_at, :created_at, :arrival, :reply, :reply_until, :series_id, :local, :rest
    )
"""
# Who asked, where and when never changes. `:was` is the version that may be written over.
UPDATE: Final = """
    update booking set
        code = :code, channel_id = :channel_id, name = :name, name_folded = :name_folded,
        kind = :kind, room_id = :room_id, state = :state, version = :version,
        starts_at = :starts_at, ends_at = :ends_at, reply = :reply, reply_until = :reply_until,
        rest = :rest
    where id = :id and version = :was
"""
KEEP_ROOM_ID: Final = """
    insert into room (room_id, booking_id, made_at) values (:room_id, :id, :made_at)
    on conflict (room_id, booking_id) do update set made_at = excluded.made_at
    where room.made_at is null
"""
# Nobody is taken out again: who was once invited and no longer is, is told apart by the booking.
KEEP_INVOLVED: Final = """
    insert into involved (team_id, user_id, booking_id) values (:team_id, :user_id, :id)
    on conflict do nothing
"""


def select(sql: str, params: Mapping[str, Any], connection: Connection) -> Sequence[Booking]:
    """Return the bookings that a query gives."""
    return [booking_from_row(row) for row in connection.rows(sql, params)]


def read(booking_id: str, connection: Connection) -> Booking | None:
    """Return a booking, or None."""
    found = select(GET, {"id": booking_id}, connection)
    return found[0] if found else None


def hold(booking_id: str, connection: Connection) -> Booking | None:
    """Return a booking that nobody else changes until the step ends, or None."""
    found = select(HOLD, {"id": booking_id}, connection)
    return found[0] if found else None


def insert(booking: Booking, arrival: str, connection: Connection) -> None:
    """Write a new booking; `arrival` is the key of the inbox row that asked, or empty."""
    connection.write(INSERT, {**booking_to_row(booking), "arrival": arrival or None})
    _keep_room_id(booking, connection)
    keep_involved(booking, involved(booking), connection)


def update(booking: Booking, was: int, connection: Connection) -> bool:
    """Write over the stored booking if its version is `was`; without a reply, wipe it."""
    if connection.write(UPDATE, {**booking_to_row(booking), "was": was}) == 0:
        return False
    _keep_room_id(booking, connection)
    return True


def _keep_room_id(booking: Booking, connection: Connection) -> None:
    """Remember the room id, so that one that was replaced is still known as ours."""
    connection.write(
        KEEP_ROOM_ID,
        {"room_id": booking.room_id, "id": booking.id, "made_at": booking.made_at},
    )


def involved(booking: Booking) -> frozenset[str]:
    """Return the user ids of who is invited or has answered."""
    return frozenset((*booking.request.invitees, *(one.user_id for one in booking.rsvps)))


def keep_involved(booking: Booking, user_ids: frozenset[str], connection: Connection) -> None:
    """Remember them, so that the booking is found by each."""
    where = {"team_id": booking.asked.team_id, "id": booking.id}
    if user_ids:
        connection.write_all(KEEP_INVOLVED, [{**where, "user_id": one} for one in user_ids])
