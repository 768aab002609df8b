"""Writing the actions that a booking calls for."""

from collections.abc import Sequence
from typing import Final

from bot.rooms.actions.action import BESIDE, ActionKind, NewAction
from bot.rooms.booking import Booking
from bot.store.database import Connection, Params
from bot.store.frozen_json import dump

INSERT: Final = """
    insert into action (
        booking_id, kind, key, due, next_try, plan, beside, urgent, news, room_id
    ) values (
        :booking_id, :kind, :key, :due, :due, :plan, :beside, :urgent, :news, :room_id
    )
    on conflict (key) do nothing
"""


def write_actions(booking: Booking, actions: Sequence[NewAction], connection: Connection) -> None:
    """Write the actions that a booking calls for; a known key is passed over.

    They are for its plan as it is now. Only the making of a room that was promised for a time may
    wait: neither a room that is wanted at once, nor a card that has news to show, queues behind
    thousands of rooms that are due at the same second.
    """
    many: list[Params] = [
        {
            "booking_id": booking.id,
            "kind": one.kind,
            "key": one.key,
            "due": one.due,
            "plan": booking.plan,
            "beside": int(one.kind in BESIDE),
            "urgent": int(not (booking.is_scheduled and one.kind is ActionKind.CREATE_ROOM)),
            "news": dump(one.news) if one.news is not None else "",
            "room_id": one.room_id,
        }
        for one in actions
    ]
    if many:
        connection.write_all(INSERT, many)
