"""Lets the app say something in a conversation, judged as Slack would."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.workspace.acting.events import message_changed, message_deleted, message_posted
from bot.workspace.state import Workspace
from bot.workspace.validity import Problem, problems_of_message
from bot.workspace.world.elements import named
from bot.workspace.world.messages import Message
from bot.workspace.world.people import APP_ID, BOT_ID, BOT_USER_ID

Payload = dict[str, Any]


class InvalidMessage(Exception):
    """Slack would not take this message; `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{p.pointer}: {p.message}" for p in problems))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where a message goes, who sees it, and what it answers."""

    channel: str
    ephemeral_to: str = ""
    thread_ts: str = ""
    is_broadcast: bool = False
    origin: str = ""


def judge(workspace: Workspace, content: Mapping[str, Any]) -> None:
    """Raise `InvalidMessage`, and remember why, if Slack would not take `content`."""
    problems = problems_of_message(content) or _unknown_calls(workspace, content)
    if problems:
        refused = InvalidMessage(problems)
        workspace.refuse(f"message: {refused}")
        raise refused


def say(workspace: Workspace, where: Where, content: Mapping[str, Any]) -> Message:
    """Post `content` as the app; raises `InvalidMessage`."""
    judge(workspace, content)
    message = Message(
        ts=workspace.shelf.new_ts(),
        channel=where.channel,
        user=BOT_USER_ID,
        metadata=content.get("metadata"),
        thread_ts=where.thread_ts,
        is_broadcast=where.is_broadcast,
        ephemeral_to=where.ephemeral_to,
        origin=where.origin,
        app_id=APP_ID,
        bot_id=BOT_ID,
        **_shown(content),
    )
    message_posted(workspace, workspace.post(message))
    return message


def edit(workspace: Workspace, message: Message, content: Mapping[str, Any]) -> Message:
    """Change a message of the app; raises `InvalidMessage`."""
    judge(workspace, content)
    changes = _shown(content) | {"edited_ts": workspace.shelf.new_ts()}
    if "metadata" in content:
        changes["metadata"] = content["metadata"]
    changed = workspace.shelf.change(message, **changes)
    workspace.watchers.changed()
    message_changed(workspace, message, changed)
    return changed


def unsay(workspace: Workspace, message: Message) -> None:
    """Delete a message of the app."""
    workspace.shelf.drop(message)
    workspace.watchers.changed()
    message_deleted(workspace, message)


def _unknown_calls(workspace: Workspace, content: Mapping[str, Any]) -> list[Problem]:
    """A call block shows a call that was registered (its word is ASSUMED)."""
    return [
        Problem(
            code="invalid_value",
            message="no such call was registered",
            pointer=f"/blocks/{number}/call_id",
            constraint="calls.add",
        )
        for number, block in enumerate(content.get("blocks") or [])
        if block["type"] == "call" and workspace.registered_calls.get(block["call_id"]) is None
    ]


def _shown(content: Mapping[str, Any]) -> Payload:
    return {
        "text": content.get("text") or "",
        "blocks": named(content.get("blocks") or []),
        "attachments": list(content.get("attachments") or []),
    }
