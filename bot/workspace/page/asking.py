"""The words of what is asked before a press that needs a second thought.

docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
"""

from collections.abc import Mapping
from typing import Any


def words(confirm: Mapping[str, Any]) -> dict[str, str]:
    """Return title, text, both labels and style of a confirmation, as plain words."""
    texts = {name: confirm[name]["text"] for name in ("title", "text", "confirm", "deny")}
    return texts | {"style": confirm.get("style", "")}
