"""A person submits a form, or closes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.workspace.acting.checking import field_errors
from bot.workspace.acting.payloads import closed, response_url, submitted
from bot.workspace.acting.pressing import TROUBLE
from bot.workspace.acting.showing import InvalidView, accepted, fill
from bot.workspace.acting.values import held, read_fields
from bot.workspace.delivery.answer import Answer
from bot.workspace.state import Workspace
from bot.workspace.world.desks import StackFull
from bot.workspace.world.elements import Placed, placed
from bot.workspace.world.people import Person
from bot.workspace.world.views import OpenView

Payload = dict[str, Any]
Fields = Mapping[str, Sequence[str]]


async def submit(workspace: Workspace, person: Person, view: OpenView, fields: Fields) -> None:
    """Send a form to the app and do what its acknowledgement says; what was typed stays."""
    view.values = read_fields(view.source["blocks"], fields, view.values)
    view.errors = field_errors(view)
    view.trouble = ""
    if not view.errors:
        payload = submitted(workspace, person, view)
        payload["response_urls"] = response_urls(workspace, person, view)
        answer = await workspace.courier.interaction(payload)
        _obey(workspace, view, answer)
    workspace.watchers.changed()


def response_urls(workspace: Workspace, person: Person, view: OpenView) -> list[Payload]:
    """Return an address to answer at for each chosen conversation whose field asks for one.

    docs.slack.dev/reference/block-kit/block-elements/select-menu-element#conversations_select
    """
    asking = [f for f in placed(view.source["blocks"]) if f.element.get("response_url_enabled")]
    chosen = [(f, held(f.element, _state(view, f))) for f in asking]
    return [
        {
            "block_id": field.block_id,
            "action_id": field.action_id,
            "channel_id": channel,
            "response_url": response_url(
                workspace, workspace.tickets.new_response_url(person.id, channel)
            ),
        }
        for field, channel in chosen
        if channel in workspace.conversations
    ]


def _state(view: OpenView, field: Placed) -> Payload | None:
    return view.values.get(field.block_id, {}).get(field.action_id)


async def leave(workspace: Workspace, person: Person, view: OpenView) -> None:
    """Close a form without submitting it, and those below it if it asks for that."""
    clears = bool(view.source.get("clear_on_close"))
    gone = [view]
    if clears:
        gone = workspace.desks.clear(person.id)[::-1]
    workspace.desks.close(view)
    workspace.watchers.changed()
    for each in gone:
        if each.source.get("notify_on_close"):
            payload = closed(workspace, person, each, is_cleared=clears)
            answer = await workspace.courier.interaction(payload)
            if answer.fault:
                workspace.refuse(f"view_closed: {answer.detail}")


def _obey(workspace: Workspace, view: OpenView, answer: Answer) -> None:
    if answer.fault:
        view.trouble = f"{TROUBLE} ({answer.fault})"
        workspace.refuse(f"view_submission: {answer.detail}")
        return
    if workspace.desks.find(view.id) is None:
        return  # it was cleared while the app thought about it
    acts = {"": _close, "clear": _clear, "errors": _errors, "update": _update, "push": _push}
    body = answer.body()
    act = acts.get(str(body.get("response_action", "")), _unknown)
    try:
        act(workspace, view, body)
    except (InvalidView, StackFull) as refused:
        _trouble(workspace, view, f"the acknowledgement's view is refused: {refused!r}")


def _close(workspace: Workspace, view: OpenView, _: Mapping[str, Any]) -> None:
    workspace.desks.close(view)


def _clear(workspace: Workspace, view: OpenView, _: Mapping[str, Any]) -> None:
    workspace.desks.clear(view.person)


def _errors(workspace: Workspace, view: OpenView, body: Mapping[str, Any]) -> None:
    """Show sentences beside fields; Slack takes only input blocks of this very form."""
    errors = body.get("errors")
    inputs = {block["block_id"] for block in view.source["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        _trouble(workspace, view, f"errors must name input blocks of the form, got {errors!r}")
        return
    view.errors = {block_id: str(sentence) for block_id, sentence in errors.items()}


def _update(workspace: Workspace, view: OpenView, body: Mapping[str, Any]) -> None:
    workspace.desks.replace(view, accepted(workspace, body.get("view"), "modal"))
    fill(view)


def _push(workspace: Workspace, view: OpenView, body: Mapping[str, Any]) -> None:
    fill(workspace.desks.push(view.person, accepted(workspace, body.get("view"), "modal")))


def _unknown(workspace: Workspace, view: OpenView, body: Mapping[str, Any]) -> None:
    _trouble(workspace, view, f"unknown response_action {body.get('response_action')!r}")


def _trouble(workspace: Workspace, view: OpenView, why: str) -> None:
    view.trouble = TROUBLE
    workspace.refuse(f"view_submission: {why}")
