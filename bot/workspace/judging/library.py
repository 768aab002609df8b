"""The second judge: Slack's own library builds each block anew, with limits of its own."""

from collections.abc import Mapping
from typing import Any, Final

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from bot.workspace.judging.problem import Problem

# The library says no in its own way to values, and in Python's to what it has no argument for.
REFUSALS: Final = (SlackObjectFormationError, TypeError, AttributeError, KeyError, ValueError)


def problems_by_library(block: Mapping[str, Any], pointer: str) -> list[Problem]:
    """Return what the library says about one block; one that it does not know yet passes."""
    try:
        built = Block.parse(dict(block))
        if built is not None:
            built.to_dict()
    except REFUSALS as error:
        message = str(error)
        return [Problem(code="invalid", message=message, pointer=pointer, constraint="slack_sdk")]
    return []
