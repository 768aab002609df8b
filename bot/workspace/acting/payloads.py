"""The payloads that the app gets, field by field as Slack documents them.

Commands: docs.slack.dev/interactivity/implementing-slash-commands. Presses and forms:
docs.slack.dev/reference/interaction-payloads.
"""

from typing import Any, Final

from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import APP_ID, TEAM_DOMAIN, TEAM_ID, Conversation, Person
from bot.workspace.world.views import OpenView

Payload = dict[str, Any]

# The verification token is deprecated; Slack still sends one.
OLD_TOKEN: Final = "deprecated-verification-token"  # noqa: S105 - a placeholder, checked by nobody


def channel_name(conversation: Conversation) -> str:
    """Return the name that Slack tells the app for a conversation."""
    private = "privategroup" if conversation.is_private else conversation.name
    return "directmessage" if conversation.is_im else private


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
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
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


def _common(workspace: Workspace, person: Person, kind: str, *, view_id: str = "") -> Payload:
    return {
        "type": kind,
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": TEAM_ID,
        },
        "api_app_id": APP_ID,
        "token": OLD_TOKEN,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "is_enterprise_install": False,
        "trigger_id": workspace.tickets.new_trigger(person.id, view_id=view_id),
    }
