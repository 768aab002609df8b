"""The series: rules that keep producing bookings, and the bookings that they produced."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from bot.ports import Occurrence
from bot.rooms.booking import Booking
from bot.rooms.series.booked import BookedSeries
from bot.store.database import Connection, Database, Params, Row
from bot.store.frozen_json import dump, load
from bot.store.rows import folded, storable
from bot.store.tables import booking_rows
from bot.store.tables.inbox import mark_done
from bot.store.tables.new_actions import write_actions

INSERT: Final = """
    insert into series (id, code, team_id, user_id, channel_id, name, name_folded, version,
        created_at, expanded_until, is_over, arrival, body)
    values (:id, :code, :team_id, :user_id, :channel_id, :name, :name_folded, :version,
        :created_at, :expanded_until, :is_over, :arrival, :body)
"""
UPDATE: Final = """
    update series set channel_id = :channel_id, name = :name, name_folded = :name_folded,
        version = :version, expanded_until = :expanded_until, is_over = :is_over, body = :body
    where id = :id and version = :was
"""
GET: Final = "select body from series where id = :id"
BY_ARRIVAL: Final = "select body from series where arrival = :arrival"
TO_EXPAND: Final = """
    select body from series where is_over = 0 and expanded_until < :until
    order by expanded_until, id limit :limit
"""
BOOKED: Final = "select 1 from booking where series_id = :series_id and local = :local"
FROM: Final = """
    select * from booking where series_id = :series_id and starts_at >= :since
    order by starts_at, id limit :limit
"""


@dataclass(frozen=True, slots=True)
class _Addition:
    """A new series with its first bookings, as one step."""

    series: BookedSeries
    first: Sequence[Occurrence]
    arrival: str

    def __call__(self, connection: Connection) -> BookedSeries:
        """Write it all, or return the series that was made for the same inbox row before."""
        if self.arrival:
            rows = connection.rows(BY_ARRIVAL, {"arrival": self.arrival})
            if rows:
                return _series(rows[0])
        connection.write(INSERT, {**_row(self.series), "arrival": self.arrival or None})
        _book(self.first, connection)
        if self.arrival:
            mark_done(self.arrival, connection)
        return self.series


class SeriesTable:
    """`bot.ports.AllSeries` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, series: BookedSeries, first: Sequence[Occurrence], *, arrival: str = ""
    ) -> BookedSeries:
        """Keep a new series with its first bookings, in one step; see the port."""
        return await self._database.step(_Addition(series, first, arrival))

    async def get(self, series_id: str) -> BookedSeries | None:
        """Return it, or None."""
        return await self._database.read(partial(_get, series_id))

    async def change(self, series: BookedSeries, more: Sequence[Occurrence] = ()) -> bool:
        """Write an edited series with further bookings; False when somebody else changed it."""
        return await self._database.step(partial(_change, series, more))

    async def to_expand(self, until: float, limit: int) -> Sequence[BookedSeries]:
        """Return those that run and have no booking yet that starts at `until` or later."""
        return await self._database.read(partial(_to_expand, {"until": until, "limit": limit}))

    async def bookings(self, series_id: str, since: float, limit: int = 20) -> Sequence[Booking]:
        """Return its bookings that start at `since` or later, the earliest first."""
        params = {"series_id": series_id, "since": since, "limit": limit}
        return await self._database.read(partial(booking_rows.select, FROM, params))


def _series(row: Row) -> BookedSeries:
    return load(BookedSeries, row["body"])


def _row(series: BookedSeries) -> Params:
    return {
        "id": series.id,
        "code": series.code,
        "team_id": series.asked.team_id,
        "user_id": series.asked.user_id,
        "channel_id": series.channel_id,
        "name": storable(series.request.name),
        "name_folded": folded(series.request.name),
        "version": series.version,
        "created_at": series.created_at,
        "expanded_until": series.expanded_until,
        "is_over": int(series.is_over),
        "body": dump(series),
    }


def _get(series_id: str, connection: Connection) -> BookedSeries | None:
    rows = connection.rows(GET, {"id": series_id})
    return _series(rows[0]) if rows else None


def _change(series: BookedSeries, more: Sequence[Occurrence], connection: Connection) -> bool:
    if connection.write(UPDATE, {**_row(series), "was": series.version - 1}) == 0:
        return False
    _book(more, connection)
    return True


def _to_expand(params: Params, connection: Connection) -> Sequence[BookedSeries]:
    return [_series(row) for row in connection.rows(TO_EXPAND, params)]


def _book(occurrences: Sequence[Occurrence], connection: Connection) -> None:
    """Write bookings of a series; a wall time that is booked already is passed over."""
    for one in occurrences:
        when = one.booking.request.when
        local = when.local if when is not None else ""
        if connection.rows(BOOKED, {"series_id": one.booking.series_id, "local": local}):
            continue
        booking_rows.insert(one.booking, "", connection)
        write_actions(one.booking, one.actions, connection)
