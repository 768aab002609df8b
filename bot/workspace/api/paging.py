"""Cursors: docs.slack.dev/apis/web-api/pagination."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any, Final, TypeVar

from bot.workspace.api.call import Call, Refused

Item = TypeVar("Item")

MOST_A_PAGE: Final = 1000


def page(call: Call, items: Sequence[Item], *, usual: int) -> tuple[list[Item], dict[str, Any]]:
    """Return the asked part of `items`, and the metadata that leads to the next part."""
    limit = call.number("limit", usual, most=MOST_A_PAGE)
    start = _place(call.text("cursor"))
    end = start + limit
    cursor = _cursor(end) if end < len(items) else ""
    return list(items[start:end]), {"response_metadata": {"next_cursor": cursor}}


def _cursor(place: int) -> str:
    return base64.b64encode(f"next:{place}".encode()).decode()


def _place(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        text = base64.b64decode(cursor, validate=True).decode("ascii")
        place = int(text.removeprefix("next:"))
    except (binascii.Error, ValueError):
        raise Refused("invalid_cursor") from None
    if place < 0:
        raise Refused("invalid_cursor")
    return place
