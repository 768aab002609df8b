"""The form that makes a room: shown, read, and turned into the same request as typed words.

Its law: ``read(kind, filled(view(kind, values))) == values``, for all fields that the view has.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from bot.errors import BadInput
from bot.rooms.room import RoomKind
from bot.slack import blocks, mrkdwn
from bot.slack.blocks import Block
from bot.slack.forms.fields import DEFAULT, LABELS, ROWS, Field, Row, Shape, rows_of
from bot.slack.forms.values import GROUPS, FormValues, request_from, values_of

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


def view(kind: RoomKind, values: FormValues, *, metadata: str) -> dict[str, Any]:
    """Return the form for a kind of room, filled in.

    Args:
        kind: Which fields it has.
        values: What stands in them.
        metadata: Ids only (S19): everybody who can read the form's source can read it.
    """
    parts = [_MAKERS[row.shape](row, _initial(row, kind, values)) for row in rows_of(kind)]
    groups = values.several(GROUPS)
    if groups:
        said = mrkdwn.fitting([mrkdwn.group(one) for one in groups], 1000, " ")
        parts.insert(4, blocks.context(GROUPS, f"Everybody of {said} comes as well."))
    return blocks.modal(CALLBACK_ID, TITLE, parts, submit=SUBMIT, close=CLOSE, metadata=metadata)


def kind_of(state: State) -> RoomKind:
    """Return the kind that is chosen in the form. Raises `BadInput` on rubbish."""
    chosen = _read_choice(state.get(Field.KIND, {}).get(Field.KIND, {}))
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
            fields[row.field] = _READERS[row.shape](element)
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


def _several(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def _text(row: Row, initial: str) -> Block:
    return blocks.input_text(
        row.field,
        row.label,
        initial,
        hint=row.hint,
        placeholder=row.placeholder,
        is_long=row.shape is Shape.LONG_TEXT,
    )


def _choice(row: Row, initial: str) -> Block:
    is_kind = row.field is Field.KIND
    return blocks.input_choice(
        row.field, row.label, row.options, initial, hint=row.hint, is_told=is_kind
    )


def _checks(row: Row, initial: str) -> Block:
    return blocks.input_checks(row.field, row.label, row.options, _several(initial))


def _people(row: Row, initial: str) -> Block:
    people = [one for one in _several(initial) if mrkdwn.is_id(one)]
    return blocks.input_people(row.field, row.label, people, hint=row.hint)


def _channel(row: Row, initial: str) -> Block:
    channel_id = initial if mrkdwn.is_id(initial) else ""
    return blocks.input_channel(row.field, row.label, channel_id, hint=row.hint)


_MAKERS: Final[Mapping[Shape, Callable[[Row, str], Block]]] = {
    Shape.TEXT: _text,
    Shape.LONG_TEXT: _text,
    Shape.CHOICE: _choice,
    Shape.CHECKS: _checks,
    Shape.PEOPLE: _people,
    Shape.CHANNEL: _channel,
}


def _read_text(element: Mapping[str, Any]) -> str:
    return str(element.get("value") or "")


def _read_choice(element: Mapping[str, Any]) -> str:
    chosen = str((element.get("selected_option") or {}).get("value") or "")
    return "" if chosen == DEFAULT else chosen


def _read_checks(element: Mapping[str, Any]) -> str:
    return ",".join(str(one.get("value")) for one in element.get("selected_options") or ())


def _read_people(element: Mapping[str, Any]) -> str:
    return ",".join(map(str, element.get("selected_users") or ()))


def _read_channel(element: Mapping[str, Any]) -> str:
    return str(element.get("selected_conversation") or "")


_READERS: Final[Mapping[Shape, Callable[[Mapping[str, Any]], str]]] = {
    Shape.TEXT: _read_text,
    Shape.LONG_TEXT: _read_text,
    Shape.CHOICE: _read_choice,
    Shape.CHECKS: _read_checks,
    Shape.PEOPLE: _read_people,
    Shape.CHANNEL: _read_channel,
}
