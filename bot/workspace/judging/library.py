"""The second judge: Slack's own library builds each block anew and compares."""

from collections.abc import Mapping
from typing import Any, Final

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.workspace.judging.problem import Problem

# The library says no in its own way for values, and in Python's for what it has no argument for.
LIBRARY_REFUSALS: Final = (
    SlackObjectFormationError,
    TypeError,
    AttributeError,
    KeyError,
    ValueError,
)


def problems_by_library(block: Mapping[str, Any], pointer: str) -> list[Problem]:
    """Return what the library says about one block that has the right type already."""
    try:
        built = Block.parse(dict(block))
        again = built.to_dict() if built else None
    except LIBRARY_REFUSALS as error:
        return [
            Problem(code="invalid", message=str(error), pointer=pointer, constraint="slack_sdk")
        ]
    if again is None or not _says(again, block):
        message = "is understood otherwise by Slack's library"
        return [Problem(code="invalid", message=message, pointer=pointer, constraint="slack_sdk")]
    return []


def _says(again: object, sent: object) -> bool:
    """Say whether `again` repeats all that was sent; it may add what goes without saying."""
    if isinstance(sent, Mapping):
        return isinstance(again, Mapping) and all(
            name in again and _says(again[name], value) for name, value in sent.items()
        )
    if isinstance(sent, list):
        return isinstance(again, list) and len(again) == len(sent) and all(map(_says, again, sent))
    return again == sent
