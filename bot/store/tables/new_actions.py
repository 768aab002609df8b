"""Writing the actions that a booking calls for."""

from collections.abc import Sequence
from typing import Final

from bot.rooms.actions.action import BESIDE, NewAction
from bot.store.database import Connection, Params
from bot.store.frozen_json import dump

INSERT: Final = """
    insert into action (booking_id, kind, key, due, next_try, plan, beside, news, room_id)
    values (:booking_id, :kind, :key, :due, :due, :plan, :beside, :news, :room_id)
    on conflict (key) do nothing
"""


def write_actions(
    booking_id: str, plan: int, actions: Sequence[NewAction], connection: Connection
) -> None:
    """Write the actions that a booking of that plan calls for; a known key is passed over."""
    many: list[Params] = [
        {
            "booking_id": booking_id,
            "kind": one.kind,
            "key": one.key,
            "due": one.due,
            "plan": plan,
            "beside": int(one.kind in BESIDE),
            "news": dump(one.news) if one.news is not None else "",
            "room_id": one.room_id,
        }
        for one in actions
    ]
    if many:
        connection.write_all(INSERT, many)
