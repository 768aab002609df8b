"""The payloads that the app gets, field by field as Slack documents them.

Commands: docs.slack.dev/interactivity/implementing-slash-commands. Presses and forms:
docs.slack.dev/reference/interaction-payloads.
"""

from typing import Any

from bot.workspace.delivery.courier import OLD_TOKEN
from bot.workspace.setup import Shortcut
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import APP_ID, Conversation, Person
from bot.workspace.world.views import OpenView

Payload = dict[str, Any]


def channel_name(conversation: Conversation) -> str:
    """Return the name that Slack tells the app for a conversation."""
    names = {"im": "directmessage", "group": "privategroup"}
    return names.get(conversation.kind, conversation.name)


def response_url(workspace: Workspace, name: str) -> str:
    """Return the address of a response URL by its last part."""
    return f"{workspace.base_url}/response/{name}"


def slash_command(
    workspace: Workspace, person: Person, conversation: Conversation, *, text: str, typed: str
) -> dict[str, str]:
    """Return the form fields of a slash command; `text` is escaped already."""
    answer = workspace.tickets.new_response_url(person.id, conversation.id, origin=typed)
    return {
        "token": OLD_TOKEN,
        "team_id": workspace.setup.team.id,
        "team_domain": workspace.setup.team.domain,
        "channel_id": conversation.id,
        "channel_name": channel_name(conversation),
        "user_id": person.id,
        "user_name": person.name,
        "command": workspace.setup.command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url(workspace, answer),
        "trigger_id": workspace.tickets.new_trigger(person.id),
    }


def pressed_in_message(
    workspace: Workspace, person: Person, message: Message, *, action: Payload, values: Payload
) -> Payload:
    """Return the `block_actions` of a press in a message."""
    conversation = workspace.conversations[message.channel]
    answer = workspace.tickets.new_response_url(person.id, message.channel, source_ts=message.ts)
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": bool(message.ephemeral_to),
    }
    payload = _common(workspace, person, "block_actions") | {
        "container": container,
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "state": {"values": values},
        "response_url": response_url(workspace, answer),
        "actions": [action],
    }
    # Slack does not repeat an ephemeral message: its app cannot read it back either.
    return payload if message.ephemeral_to else payload | {"message": message.payload()}


def pressed_in_view(
    workspace: Workspace, person: Person, view: OpenView, *, action: Payload
) -> Payload:
    """Return the `block_actions` of a press in a form or on the home tab."""
    return _common(workspace, person, "block_actions", view_id=view.id) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view.payload(),
        "actions": [action],
    }


def submitted(workspace: Workspace, person: Person, view: OpenView) -> Payload:
    """Return the `view_submission` of a form."""
    return _common(workspace, person, "view_submission", view_id=view.id) | {
        "view": view.payload(),
        "response_urls": [],
    }


def closed(workspace: Workspace, person: Person, view: OpenView, *, is_cleared: bool) -> Payload:
    """Return the `view_closed` of a form that was left without submitting."""
    payload = _common(workspace, person, "view_closed") | {
        "view": view.payload(),
        "is_cleared": is_cleared,
    }
    del payload["trigger_id"]  # closing entitles to nothing
    return payload


def taken_globally(workspace: Workspace, person: Person, shortcut: Shortcut) -> Payload:
    """Return the `shortcut` of a shortcut that stands beside the composer."""
    return _common(workspace, person, "shortcut") | {
        "callback_id": shortcut.callback_id,
        "action_ts": workspace.shelf.new_ts(),
    }


def taken_on_message(
    workspace: Workspace, person: Person, shortcut: Shortcut, message: Message
) -> Payload:
    """Return the `message_action` of a shortcut in a message's menu."""
    conversation = workspace.conversations[message.channel]
    answer = workspace.tickets.new_response_url(person.id, message.channel, source_ts=message.ts)
    return _common(workspace, person, "message_action") | {
        "callback_id": shortcut.callback_id,
        "action_ts": workspace.shelf.new_ts(),
        "message_ts": message.ts,
        "message": message.payload(),
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "response_url": response_url(workspace, answer),
    }


def asked_for_options(
    workspace: Workspace, person: Person, where: Message | OpenView, asked: Payload
) -> Payload:
    """Return the `block_suggestion` of an external select; `asked` names it and what was typed."""
    payload = _common(workspace, person, "block_suggestion") | asked
    del payload["trigger_id"]  # typing entitles to nothing
    if isinstance(where, OpenView):
        container = {"type": "view", "view_id": where.id}
        return payload | {"container": container, "view": where.payload()}
    conversation = workspace.conversations[where.channel]
    container = {"type": "message", "message_ts": where.ts, "channel_id": where.channel}
    return payload | {
        "container": container | {"is_ephemeral": bool(where.ephemeral_to)},
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
    }


def _common(workspace: Workspace, person: Person, kind: str, *, view_id: str = "") -> Payload:
    return {
        "type": kind,
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": workspace.setup.team.id,
        },
        "api_app_id": APP_ID,
        "token": OLD_TOKEN,
        "team": {"id": workspace.setup.team.id, "domain": workspace.setup.team.domain},
        "is_enterprise_install": False,
        "trigger_id": workspace.tickets.new_trigger(person.id, view_id=view_id),
    }
