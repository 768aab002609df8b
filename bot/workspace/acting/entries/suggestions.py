"""The options of an external select: the app is asked for them while a person types.

docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.workspace.acting.payloads import asked_for_options
from bot.workspace.acting.pressing import find_pressed
from bot.workspace.delivery.answer import Answer
from bot.workspace.judging.types import problems_by_type
from bot.workspace.state import Workspace
from bot.workspace.world.elements import Placed
from bot.workspace.world.messages import Message
from bot.workspace.world.people import Person
from bot.workspace.world.views import OpenView

Payload = dict[str, Any]

EXTERNAL: Final = frozenset({"external_select", "multi_external_select"})
# docs.slack.dev/reference/block-kit/block-elements: 3 characters, 100 options, 100 groups.
USUAL_LEAST_TYPED: Final = 3
MOST_OPTIONS: Final = 100


async def suggest(
    workspace: Workspace, person: Person, where: Message | OpenView, named: str, typed: str
) -> list[Payload]:
    """Return the options, or groups of them, that the app has for what was typed so far.

    Args:
        workspace: Where this is.
        person: Who types.
        where: The message or view that the select stands in.
        named: `block_id|action_id` of the select.
        typed: What was typed; too little of it is not asked about.

    Raises:
        NothingThere: If that select is gone.
    """
    blocks = where.blocks if isinstance(where, Message) else where.source["blocks"]
    field = find_pressed(blocks, named)[0]
    least = field.element.get("min_query_length", USUAL_LEAST_TYPED)
    if field.kind not in EXTERNAL or len(typed) < least:
        return []
    payload = asked_for_options(workspace, person, where, _asked(field, typed))
    return _options(workspace, field, await workspace.courier.interaction(payload))


def _asked(field: Placed, typed: str) -> Payload:
    return {"block_id": field.block_id, "action_id": field.action_id, "value": typed}


def _options(workspace: Workspace, field: Placed, answer: Answer) -> list[Payload]:
    body = answer.body()
    given = body.get("options", body.get("option_groups"))
    why = answer.detail or _fault(given, "option_groups" in body)
    if why or not isinstance(given, list):
        workspace.refuse(f"options of {field.action_id}: {why}")
        return []
    return given


def _fault(given: object, is_grouped: bool) -> str:  # noqa: FBT001  said in one place
    """Return why Slack would not show these options; nothing means that it would."""
    if not isinstance(given, list) or len(given) > MOST_OPTIONS:
        return f"needs `options` or `option_groups`, at most {MOST_OPTIONS}"
    groups: Sequence[object] = given if is_grouped else [{"options": given}]
    for group in groups:
        options = group.get("options") if isinstance(group, Mapping) else None
        if not isinstance(options, list) or len(options) > MOST_OPTIONS:
            return f"a group needs `options`, at most {MOST_OPTIONS}"
        if any(problems_by_type("PlainTextOption", option) for option in options):
            return "an option needs a plain text of at most 75 and a value of at most 150"
    return ""
