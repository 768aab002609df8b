"""What is asked before a press that needs a second thought.

docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
"""

from collections.abc import Mapping
from typing import Any, Final

# Only the text must be given; Slack has words for the rest (these are ASSUMED).
USUAL: Final = {"title": "Are you sure?", "confirm": "Yes", "deny": "Cancel", "style": ""}


def words(confirm: Mapping[str, Any]) -> dict[str, str]:
    """Return title, text, both labels and style of a confirmation, as plain words."""
    given = {name: _text(value) for name, value in confirm.items()}
    return {"text": ""} | USUAL | given


def _text(value: Any) -> str:  # noqa: ANN401 - a text object or a word
    return str(value["text"]) if isinstance(value, dict) else str(value)
