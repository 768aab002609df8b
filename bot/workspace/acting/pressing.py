"""A person presses a button, or changes a field that tells the app at once."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.workspace.acting.payloads import pressed_in_message, pressed_in_view
from bot.workspace.acting.values import HOLDINGS, held, options_of, read_fields
from bot.workspace.state import Workspace
from bot.workspace.world.elements import Placed, placed
from bot.workspace.world.messages import Message
from bot.workspace.world.people import Person
from bot.workspace.world.views import OpenView

Payload = dict[str, Any]
Fields = Mapping[str, Sequence[str]]

TROUBLE: Final = "We had some trouble connecting. Try again?"


# Slack's client tells no such change without a choice, and its types know no null there.
NEVER_EMPTY: Final = frozenset(
    {"static_select", "external_select", "users_select", "channels_select", "conversations_select"}
    | {"rich_text_input"}
)


class NothingThere(Exception):
    """What was acted on is gone; the text is for the person."""


def press_name(field: Placed, option: int | None = None) -> str:
    """Return how the page names one press; `option` counts the entries of an overflow menu."""
    name = f"{field.block_id}|{field.action_id}"
    return name if option is None else f"{name}|{option}"


async def press_in_message(
    workspace: Workspace, person: Person, message: Message, pressed: str, fields: Fields
) -> None:
    """Act on an element of a message and wait for the acknowledgement."""
    values = read_fields(message.blocks, fields, {})
    action = _action(workspace, message.blocks, pressed, values)
    payload = pressed_in_message(workspace, person, message, action=action, values=values)
    answer = await workspace.courier.interaction(payload)
    if answer.fault:
        workspace.refuse(f"press of {pressed}: {answer.detail}")
        sentence = f"{TROUBLE} _{answer.fault}: {answer.detail}_"
        workspace.tell(person.id, message.channel, sentence)


async def press_in_view(
    workspace: Workspace, person: Person, view: OpenView, pressed: str, fields: Fields
) -> None:
    """Act on an element of a form or of the home tab and wait for the acknowledgement."""
    blocks = view.source["blocks"]
    view.values = read_fields(blocks, fields, view.values)
    action = _action(workspace, blocks, pressed, view.values)
    answer = await workspace.courier.interaction(
        pressed_in_view(workspace, person, view, action=action)
    )
    view.trouble = f"{TROUBLE} ({answer.fault})" if answer.fault else ""
    if answer.fault:
        workspace.refuse(f"press of {pressed}: {answer.detail}")
        workspace.watchers.changed()


def find_pressed(
    blocks: Sequence[Mapping[str, Any]], pressed: str
) -> tuple[Placed, Payload | None]:
    """Return the element that a press names, and the entry if it is an overflow menu's.

    Raises:
        NothingThere: If it is gone, as after an edit.
    """
    for field in placed(blocks):
        # An overflow menu is pressed by its entries, anything else by itself.
        entries = options_of(field.element) if field.kind == "overflow" else ()
        for number, entry in enumerate(entries):
            if pressed == press_name(field, number):
                return field, entry
        if not entries and pressed == press_name(field):
            return field, None
    raise NothingThere("That button is no longer there.")


def _action(
    workspace: Workspace,
    blocks: Sequence[Mapping[str, Any]],
    pressed: str,
    values: Mapping[str, Mapping[str, Payload]],
) -> Payload:
    """Return the entry of `actions`, as docs.slack.dev/reference/interaction-payloads has it.

    Raises:
        NothingThere: If what was acted on is gone, or nothing is chosen in it.
    """
    field, option = find_pressed(blocks, pressed)
    action: Payload = {
        "type": field.kind,
        "block_id": field.block_id,
        "action_id": field.action_id,
        "action_ts": workspace.shelf.new_ts(),
    }
    if option is not None:
        return action | {"selected_option": option}
    if field.kind in HOLDINGS:
        state = values[field.block_id][field.action_id]
        if field.kind in NEVER_EMPTY and not held(field.element, state):
            raise NothingThere("Nothing is chosen there.")
        # A line that was emptied is told as no words: ASSUMED from the types, which know no null.
        return action | ({"value": ""} if state.get("value", "") is None else state)
    told = {
        name: field.element[name] for name in ("text", "value", "style") if name in field.element
    }
    return action | told
