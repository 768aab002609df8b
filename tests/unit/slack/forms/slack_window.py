"""What Slack sends back of a form: docs.slack.dev/reference/interaction-payloads, of views."""

from collections.abc import Callable, Mapping
from typing import Any

Element = Mapping[str, Any]

# Type of an element → what its state holds when nobody touched it.
UNTOUCHED: Mapping[str, Callable[[Element], dict[str, Any]]] = {
    "plain_text_input": lambda one: {"value": one.get("initial_value")},
    "static_select": lambda one: {"selected_option": one.get("initial_option")},
    "checkboxes": lambda one: {"selected_options": one.get("initial_options", [])},
    "multi_users_select": lambda one: {"selected_users": one.get("initial_users", [])},
    "datepicker": lambda one: {"selected_date": one.get("initial_date")},
    "timepicker": lambda one: {"selected_time": one.get("initial_time")},
    "conversations_select": lambda one: {"selected_conversation": one.get("initial_conversation")},
}


def filled(view: Mapping[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return ``view["state"]["values"]`` of a form that was sent as it was shown."""
    return {
        block["block_id"]: {
            block["element"]["action_id"]: {
                "type": block["element"]["type"],
                **UNTOUCHED[block["element"]["type"]](block["element"]),
            }
        }
        for block in view["blocks"]
        if block["type"] == "input"
    }
