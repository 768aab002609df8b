"""The room form as Slack sends it back: a view, and the state that its fields hold."""

from typing import Any

from bot.slack.forms import room_form
from bot.slack.forms.room_form import FormValues
from bot.workspace.acting.values import initial_values
from bot.workspace.world.elements import named


def a_view(values: FormValues, *, metadata: str = "{}", **changes: object) -> dict[str, Any]:
    """Return the form as a person left it who typed `values`."""
    shown = room_form.view(values.kind, values, metadata=metadata, zone="Europe/Berlin")
    state = {"values": initial_values(named(shown["blocks"]))}
    return {**shown, "id": "V0FORM", "hash": "1.abc", "state": state, **changes}
