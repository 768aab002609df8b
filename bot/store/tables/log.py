"""The append-only log of calls that support reads."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.rooms.actions.action import Attempt
from bot.rooms.ids import REFERENCE_SHAPE
from bot.store.database import Connection, Database, Params
from bot.store.rows import attempt_from_row, attempt_to_row, storable

APPEND: Final = """
    insert into attempt (reference, booking_id, team_id, command, at, request_id, one)
    values (:reference, :booking_id, :team_id, :command, :at, :request_id, :one)
"""
FIND: Final = """
    select reference, booking_id, team_id, command, one from attempt
    where (reference = :reference or (request_id = :request_id and request_id <> ''))
        and team_id = :team_id
    order by id desc limit :limit
"""


class LogTable:
    """`bot.ports.Log` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, attempts: Sequence[Attempt]) -> None:
        """Append."""
        await self._database.step(partial(append, attempts))

    async def find(
        self, team_id: str, reference_or_request_id: str, limit: int = 20
    ) -> Sequence[Attempt]:
        """Return a workspace's newest calls of one reference or one `RequestId`; oldest first.

        A reference may be written with its ``gr-`` and in lower case.
        """
        text = storable(reference_or_request_id.strip())
        return await self._database.read(partial(_find, team_id, text, limit))


def append(attempts: Sequence[Attempt], connection: Connection) -> None:
    """Append to the log."""
    if attempts:
        connection.write_all(APPEND, [attempt_to_row(one) for one in attempts])


def _find(team_id: str, text: str, limit: int, connection: Connection) -> Sequence[Attempt]:
    shape = REFERENCE_SHAPE.fullmatch(text)
    reference = (shape[1] if shape else text).upper()
    params: Params = {
        "team_id": team_id,
        "reference": reference,
        "request_id": text,
        "limit": limit,
    }
    return [attempt_from_row(row) for row in reversed(connection.rows(FIND, params))]
