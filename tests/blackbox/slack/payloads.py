"""The payloads that Slack sends: a slash command, a pressed button, a sent form.

https://docs.slack.dev/interactivity/implementing-slash-commands,
https://docs.slack.dev/reference/interaction-payloads
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.blackbox.slack.delivery import real_time
from tests.blackbox.slack.reading import Button, elements
from tests.blackbox.slack.record import Said
from tests.blackbox.slack.world import APP, BOT_ID, BOT_USER, TEAM

Json = Mapping[str, Any]
DOMAIN, VERIFICATION_TOKEN = "blackbox", "deprecated-verification-token"


@dataclass(frozen=True, slots=True)
class Scene:
    """Who does something where, and the tickets that Slack hands out for it."""

    user: str
    user_name: str
    channel: str
    channel_name: str
    response_url: str
    trigger_id: str


def slash_command(text: str, scene: Scene) -> Json:
    """Return the fields of ``/room text``. Note that is_enterprise_install is a word."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM,
        "team_domain": DOMAIN,
        "channel_id": scene.channel,
        "channel_name": scene.channel_name,
        "user_id": scene.user,
        "user_name": scene.user_name,
        "command": "/room",
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": scene.response_url,
        "trigger_id": scene.trigger_id,
    }


def _interaction(kind: str, scene: Scene) -> dict[str, Any]:
    return {
        "type": kind,
        "token": VERIFICATION_TOKEN,
        "api_app_id": APP,
        "team": {"id": TEAM, "domain": DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": scene.trigger_id,
        "user": {
            "id": scene.user,
            "username": scene.user_name,
            "name": scene.user_name,
            "team_id": TEAM,
        },
    }


def block_actions(button: Button, said: Said, scene: Scene) -> Json:
    """Return the press of `button`. Of a private message only the place is told, not the words."""
    action = {
        "type": "button",
        "action_id": button.action_id,
        "block_id": button.block_id,
        "text": {"type": "plain_text", "text": button.text, "emoji": True},
        "action_ts": f"{real_time():.6f}",
        **({"value": button.value} if button.value else {}),
    }
    container = {
        "type": "message",
        "message_ts": said.ts,
        "channel_id": scene.channel,
        "is_ephemeral": not said.public,
    }
    author = {"type": "message", "user": BOT_USER, "bot_id": BOT_ID, "ts": said.ts}
    return {
        **_interaction("block_actions", scene),
        "container": container,
        "channel": {"id": scene.channel, "name": scene.channel_name},
        "state": {"values": {}},
        "response_url": scene.response_url,
        "actions": [action],
        **({"message": {**author, **said.content}} if said.public else {}),
    }


def view_submission(view: Json, typed: Mapping[str, str], scene: Scene) -> Json:
    """Return the sending of `view`: `typed` by block_id, everything else as it was offered."""
    values: dict[str, dict[str, Any]] = {}
    for block_id, element in elements(view):
        state = _state(element, typed.get(block_id), scene.channel)
        if state is not None:
            values.setdefault(block_id, {})[element["action_id"]] = state
    sent = {**view, "state": {"values": values}, "root_view_id": view["id"]}
    return {
        **_interaction("view_submission", scene),
        "view": {**sent, "previous_view_id": None},
        "response_urls": [],
    }


# What each kind of element reports, and under which key it was given at first.
STATES: Mapping[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
MANY = frozenset({"checkboxes", "multi_static_select", "multi_users_select"})


def _state(element: Json, typed: str | None, here: str) -> dict[str, Any] | None:
    kind = element["type"]
    if kind not in STATES:
        return None
    reported, offered = STATES[kind]
    untouched: object = [] if kind in MANY else None
    if element.get("default_to_current_conversation"):
        untouched = here
    value = element.get(offered, untouched) if typed is None else typed
    return {"type": kind, reported: value}
