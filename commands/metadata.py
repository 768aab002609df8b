"""What a form carries in its metadata: ids only, no word of a person (S19)."""

import json
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from bot.rooms.when.zones import zone_named


def read_metadata(view: Mapping[str, Any]) -> Mapping[str, str]:
    """Read the metadata of a form. Whoever signs for Slack may send anything: rubbish is empty."""
    try:
        read = json.loads(view.get("private_metadata") or "{}")
    except (ValueError, RecursionError):
        return {}
    found = read if isinstance(read, dict) else {}
    return {name: str(one or "") for name, one in found.items()}


def is_zone(name: str) -> bool:
    """Say whether the time zone database knows it, or it is an offset."""
    try:
        zone_named(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
