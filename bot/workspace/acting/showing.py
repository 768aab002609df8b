"""Shows a view of the app to a person, judged as Slack would."""

from typing import Any

from bot.workspace.acting.values import initial_values
from bot.workspace.state import Workspace
from bot.workspace.validity import Problem, problems_of_view
from bot.workspace.world.elements import named
from bot.workspace.world.views import OpenView

Payload = dict[str, Any]


class InvalidView(Exception):
    """Slack would not take this view; `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{p.pointer}: {p.message}" for p in problems))
        self.problems = problems


def accepted(workspace: Workspace, source: object, kind: str) -> Payload:
    """Return a view with every block named, or raise `InvalidView` and remember why."""
    problems = _problems(source, kind)
    if problems or not isinstance(source, dict):
        invalid = InvalidView(problems)
        workspace.refuse(f"view: {invalid}")
        raise invalid
    return source | {"blocks": named(source["blocks"])}


def _problems(source: object, kind: str) -> list[Problem]:
    if not isinstance(source, dict):
        message, constraint = "must be a view object", "type=object"
        return [Problem(code="invalid_type", message=message, pointer="", constraint=constraint)]
    if source.get("type") != kind:
        message, constraint = f"must be `{kind}`", f"enum={kind}"
        return [
            Problem(code="invalid_type", message=message, pointer="/type", constraint=constraint)
        ]
    return problems_of_view(source)


def fill(view: OpenView) -> None:
    """Give every field of `view` its first value; a field that was there keeps its own."""
    before = view.values
    view.values = initial_values(view.source["blocks"])
    for block_id, states in view.values.items():
        for action_id, state in states.items():
            kept = before.get(block_id, {}).get(action_id)
            if kept and kept["type"] == state["type"]:
                states[action_id] = kept
