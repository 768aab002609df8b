"""JSON Schemas made from Slack's own types, and how they were made.

The notice of the types' licence (MIT) is in the file LICENSE beside them.
"""

import json
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent


def read_schema(name: str) -> dict[str, Any]:
    """Return one schema: `blocks` is what an app sends, `sent` what it is sent."""
    loaded: dict[str, Any] = json.loads((HERE / f"{name}.schema.json").read_text("utf-8"))
    return loaded
