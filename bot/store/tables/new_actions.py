"""Writing the actions that a booking calls for."""

from collections.abc import Sequence
from typing import Final

from bot.rooms.booking import NewAction
from bot.store.database import Connection, Params

INSERT: Final = """
    insert into action (booking_id, kind, key, due, next_try, version)
    values (:booking_id, :kind, :key, :due, :due, :version)
    on conflict (key) do nothing
"""


def write_actions(
    booking_id: str, version: int, actions: Sequence[NewAction], connection: Connection
) -> None:
    """Write the actions that a booking of that version calls for; a known key is passed over."""
    many: list[Params] = [
        {
            "booking_id": booking_id,
            "kind": one.kind,
            "key": one.key,
            "due": one.due,
            "version": version,
        }
        for one in actions
    ]
    if many:
        connection.write_all(INSERT, many)
