"""Judges messages and views as Slack would, and answers in the shape of `blocks.validate`."""

from collections.abc import Mapping
from typing import Any

from bot.workspace.rules import Problem, message_problems, view_problems

__all__ = ["Problem", "problems_of_message", "problems_of_view"]


def problems_of_message(payload: Mapping[str, Any]) -> list[Problem]:
    """Return why Slack would not take this message; nothing means that it would."""
    return message_problems(payload)


def problems_of_view(view: Mapping[str, Any]) -> list[Problem]:
    """Return why Slack would not take this form or home tab; nothing means that it would."""
    return view_problems(view)
