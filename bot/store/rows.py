"""Bookings, actions and calls as rows, and back.

Its law: what is searched or listed has a column; the rest of a booking is one JSON text. The
`response_url` has a column of its own, so that it can be seen to be gone.
"""

import json
import unicodedata
from typing import Any, Final

from bot.errors import Try
from bot.rooms.actions.action import Action, ActionKind, Attempt
from bot.rooms.actions.news import News
from bot.rooms.booking import Booking
from bot.store.database import Params, Row
from bot.store.frozen_json import build, dump, load, plain

# Fields of a booking that have a column of the same name; all others are in `rest`.
COLUMNS: Final = (
    "id",
    "code",
    "channel_id",
    "room_id",
    "state",
    "version",
    "starts_at",
    "ends_at",
    "created_at",
    "series_id",
)
# Fields of `Booking.asked` → their column.
ASKED: Final = {
    "team_id": "team_id",
    "enterprise_id": "enterprise_id",
    "channel_id": "asked_channel_id",
    "user_id": "user_id",
}


def storable(text: str) -> str:
    """Return `text` without what a database cannot hold: lone surrogates and NUL."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def folded(name: str) -> str:
    """Return `name` as it is compared: the case and the width of letters do not matter."""
    return unicodedata.normalize("NFKC", storable(name)).casefold()


def booking_to_row(booking: Booking) -> dict[str, Any]:
    """Return the columns of a booking."""
    rest = plain(booking)
    row = {name: rest.pop(name) for name in COLUMNS}
    asked, reply = rest.pop("asked"), rest.pop("reply")
    row |= {column: asked[field] for field, column in ASKED.items()}
    row["local"] = booking.request.when.local if booking.request.when is not None else ""
    row["name"] = storable(booking.request.name)
    row["name_folded"] = folded(booking.request.name)
    row["kind"] = booking.request.kind
    row["reply"] = None if reply is None else json.dumps(reply)
    row["reply_until"] = None if reply is None else reply["until"]
    row["rest"] = json.dumps(rest)
    return row


def booking_from_row(row: Row) -> Booking:
    """Return the booking of a row."""
    data = json.loads(row["rest"]) | {name: row[name] for name in COLUMNS}
    data["asked"] = {field: row[column] for field, column in ASKED.items()}
    data["reply"] = None if row["reply"] is None else json.loads(row["reply"])
    return build(Booking, data)


def action_from_row(row: Row) -> Action:
    """Return the action of a row."""
    intent_at = row["intent_at"]
    return Action(
        id=row["id"],
        booking_id=row["booking_id"],
        kind=ActionKind(row["kind"]),
        key=row["key"],
        due=float(row["due"]),  # SQLite's RETURNING gives whole seconds as int
        plan=row["plan"],
        attempts=row["attempts"],
        intent_at=None if intent_at is None else float(intent_at),
        last_error=row["last_error"],
        news=load(News, row["news"]) if row["news"] else None,
        room_id=row["room_id"],
    )


def attempt_to_row(attempt: Attempt) -> Params:
    """Return the columns of one line of the log."""
    return {
        "reference": attempt.reference,
        "booking_id": attempt.booking_id,
        "team_id": attempt.team_id,
        "command": attempt.command,
        "at": attempt.one.at,
        "request_id": storable(attempt.one.request_id),
        "one": dump(attempt.one),
    }


def attempt_from_row(row: Row) -> Attempt:
    """Return the line of the log."""
    return Attempt(
        reference=row["reference"],
        command=row["command"],
        one=load(Try, row["one"]),
        booking_id=row["booking_id"],
        team_id=row["team_id"],
    )
