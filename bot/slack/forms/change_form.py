"""The form that changes a booking: a few fields of the room form, and what it asks for.

Its law: what nobody touched stays as it is, also where it could not be asked for today; of the
reminder, which is the booking's and not the request's, None then says so.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot.errors import BadInput
from bot.rooms.booking import Booking
from bot.rooms.request import DEFAULT_LENGTH_S, RoomRequest, When
from bot.rooms.room import RoomKind
from bot.slack import blocks
from bot.slack.forms.fields import Field, Row, rows_of
from bot.slack.forms.room_form import read
from bot.slack.forms.shapes import show
from bot.slack.forms.start import wall_fields, when_from
from bot.slack.forms.values import ZONE, FormValues, read_fields, shown_reminder
from bot.slack.forms.values import values_of as shown

__all__ = ["CALLBACK_ID", "FIELDS", "read", "request_from", "values_of", "view"]

CALLBACK_ID: Final = "change_form"
TITLE, SUBMIT, CLOSE = "Change the booking", "Save", "Cancel"
FIELDS: Final = frozenset(
    {
        Field.NAME,
        Field.START_DATE,
        Field.START_TIME,
        Field.LENGTH,
        Field.INVITEES,
        Field.REMIND,
    }
)
# Where the words of the room form would not be true of a booking that there is.
HINTS: Final[Mapping[Field, str]] = {
    Field.NAME: "Empty: it keeps its name.",
    Field.START_DATE: "",
    Field.INVITEES: "Add whom you like; who is invited stays so.",
}
_START: Final = (Field.START_DATE, Field.START_TIME)
_NEEDED: Final = "Choose one; a booking has a day and a time."


def view(kind: RoomKind, values: FormValues, *, metadata: str, zone: str) -> dict[str, Any]:
    """Return the form, filled in; the arguments are those of the room form."""
    where = values.text(ZONE) or zone
    parts = [show(row, values.fields.get(row.field, ""), where) for row in _rows(kind)]
    return blocks.modal(CALLBACK_ID, TITLE, parts, submit=SUBMIT, close=CLOSE, metadata=metadata)


def values_of(booking: Booking, zone: str) -> FormValues:
    """Return what the form shows for a booking, its times in `zone`."""
    kind = booking.request.kind
    fields = {
        **shown(booking.request).fields,
        **wall_fields(booking.starts_at, zone),
        Field.REMIND.value: shown_reminder(booking.remind_s),
    }
    has = {row.field for row in _rows(kind)}
    return FormValues(kind, {name: text for name, text in fields.items() if name in has})


def request_from(values: FormValues, booking: Booking, now: float, zone: str) -> RoomRequest:
    """Return the request of the booking as it is to be.

    Args:
        values: What stands in the form.
        booking: As it was when the form was sent.
        now: UTC epoch seconds.
        zone: Of who fills it in.

    Raises:
        BadInput: With every problem, by field.
    """
    kept = booking.request
    problems: dict[str, str] = {}
    attributes = _emptied(values) | read_fields(values, _names(values.kind), problems)
    try:
        attributes["when"] = _when(values, booking, now, zone)
    except BadInput as bad:
        problems |= bad.problems
    is_touched = values.text(Field.REMIND) != shown_reminder(booking.remind_s)
    if not is_touched or attributes.get("when", kept.when) is None:
        attributes["remind_s"] = None
    try:
        request = replace(kept, **attributes)
    except BadInput as bad:
        raise BadInput(bad.problems | problems) from None
    if problems:
        raise BadInput(problems)
    return request


def _rows(kind: RoomKind) -> list[Row]:
    rows = (row for row in rows_of(kind) if row.field in FIELDS)
    return [replace(row, hint=HINTS.get(row.field, row.hint)) for row in rows]


def _names(kind: RoomKind) -> set[str]:
    return {row.field.value for row in _rows(kind)}


def _emptied(values: FormValues) -> dict[str, Any]:
    """Return what fields say that were emptied; a name stays."""
    return {
        "invitees": (),
        **({"length_s": DEFAULT_LENGTH_S} if Field.LENGTH in _names(values.kind) else {}),
    }


def _when(values: FormValues, booking: Booking, now: float, zone: str) -> When | None:
    """Return the start: as it was while the form says so, also when it has passed."""
    was = wall_fields(booking.starts_at, zone)
    if all(values.text(name) == was[name] for name in _START):
        return booking.request.when
    missing = {name.value: _NEEDED for name in _START if not values.text(name)}
    if missing:
        raise BadInput(missing)
    start: Mapping[str, str] = {name: values.text(name) for name in _START}
    found = when_from(start, now, zone)
    rule = booking.request.when.rule if booking.request.when is not None else ""
    return replace(found, rule=rule) if found is not None else None
