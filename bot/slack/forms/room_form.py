"""The form that makes a room: shown, read, and turned into the same request as typed words.

Its law: ``read(kind, filled(view(kind, values))) == values``, for all fields that the view has.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.errors import BadInput
from bot.rooms.room import RoomKind
from bot.slack import blocks, mrkdwn
from bot.slack.blocks import Block
from bot.slack.forms.fields import LABELS, ROWS, Field, Row, rows_of
from bot.slack.forms.shapes import hold, show
from bot.slack.forms.values import GROUPS, ZONE, FormValues, request_from, values_of

__all__ = [
    "CALLBACK_ID",
    "Field",
    "FormValues",
    "errors_for_view",
    "kind_of",
    "read",
    "request_from",
    "values_of",
    "view",
]

CALLBACK_ID: Final = "room_form"
TITLE, SUBMIT, CLOSE = "Make a room", "Make the room", "Cancel"
MOST_SAID: Final = 300  # characters under one field: longer is cut by Slack's window

State = Mapping[str, Mapping[str, Mapping[str, Any]]]


def view(kind: RoomKind, values: FormValues, *, metadata: str, zone: str) -> dict[str, Any]:
    """Return the form for a kind of room, filled in.

    Args:
        kind: Which fields it has.
        values: What stands in them.
        metadata: Ids only (S19): everybody who can read the form's source can read it.
        zone: Of who fills it in: IANA name or offset.
    """
    where = values.text(ZONE) or zone
    parts: list[Block] = []
    for row in rows_of(kind):
        parts.append(show(row, _initial(row, kind, values), where))
        if row.field is Field.INVITEES:
            parts += _groups(values)
    return blocks.modal(CALLBACK_ID, TITLE, parts, submit=SUBMIT, close=CLOSE, metadata=metadata)


def _groups(values: FormValues) -> list[Block]:
    groups = [mrkdwn.group(one) for one in values.several(GROUPS)]
    said = f"Everybody of {mrkdwn.fitting(groups, 1000, ' ')} comes as well."
    return [blocks.context(GROUPS, said)] if groups else []


def kind_of(state: State) -> RoomKind:
    """Return the kind that is chosen in the form. Raises `BadInput` on rubbish."""
    chosen = hold(rows_of(RoomKind.CONFERENCE)[0], state.get(Field.KIND, {}).get(Field.KIND, {}))
    try:
        return RoomKind(chosen)
    except ValueError:
        raise BadInput({Field.KIND: "Choose a kind of room."}) from None


def read(kind: RoomKind, state: State, carried: FormValues | None = None) -> FormValues:
    """Return what stands in the form.

    Args:
        kind: The kind that is chosen now.
        state: Slack's ``view["state"]["values"]``.
        carried: What stood in fields that this view does not have. Slack forgets it and the
            form's metadata may not hold it, so it comes from a draft.
    """
    fields = dict(carried.fields) if carried is not None else {}
    for row in ROWS:
        element = state.get(row.field, {}).get(row.field)
        if row.field is not Field.KIND and isinstance(element, Mapping):
            fields[row.field] = hold(row, element)
    return FormValues(kind, fields)


def errors_for_view(
    problems: Mapping[str, str], view_blocks: Sequence[Mapping[str, Any]]
) -> dict[str, str]:
    """Return the problems as Slack takes them; one of a field not shown stands under the name."""
    shown = {block.get("block_id") for block in view_blocks if block.get("type") == "input"}
    said: dict[str, list[str]] = {}
    for name, sentence in problems.items():
        line = sentence if name in shown else f"{LABELS.get(name, name)}: {sentence}"
        said.setdefault(name if name in shown else Field.NAME.value, []).append(line)
    return {name: mrkdwn.clip(" ".join(lines), MOST_SAID) for name, lines in said.items()}


def _initial(row: Row, kind: RoomKind, values: FormValues) -> str:
    return kind.value if row.field is Field.KIND else values.fields.get(row.field, "")
