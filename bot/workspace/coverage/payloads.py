"""Every kind of payload that the workspace sends to the app, and the type of Slack's that it is.

Definitions are those of `schemas/sent.schema.json`. Where a type demands what Slack's own pages do
not show, `lacks` says so: the pages hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Payload = Mapping[str, Any]

# The messages inside an edit or a deletion stand there as the API tells them.
_INNER: Final = ("channel", "channel_type", "event_ts")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of payload.

    Attributes:
        definition: The type of the whole; empty if Slack's framework has none.
        event: The type of the `event` inside, if it is one.
        lacks: What the type demands and the pages do not show: where it would stand, and names.
    """

    definition: str = ""
    event: str = ""
    lacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _event(name: str, lacks: Mapping[str, tuple[str, ...]] | None = None) -> Kind:
    return Kind(definition="EnvelopedEvent", event=name, lacks=lacks or {})


SENT: Final[Mapping[str, Kind]] = {
    "command": Kind(definition="SlashCommand"),
    "block_actions in a message": Kind(definition="BlockAction"),
    "block_actions in an ephemeral message": Kind(definition="BlockAction"),
    "block_actions in a modal": Kind(definition="BlockAction", lacks={"": ("response_url",)}),
    "block_actions in a home": Kind(definition="BlockAction", lacks={"": ("response_url",)}),
    "block_suggestion": Kind(definition="BlockSuggestion"),
    "message_action": Kind(definition="MessageShortcut"),
    "shortcut": Kind(definition="GlobalShortcut"),
    "view_closed": Kind(definition="ViewClosedAction"),
    "view_submission": Kind(definition="ViewSubmitAction"),
    "url_verification": Kind(),
    "event app_home_opened": _event("AppHomeOpenedEvent"),
    "event app_mention": _event("AppMentionEvent"),
    "event app_uninstalled": _event("AppUninstalledEvent"),
    "event member_joined_channel": _event("MemberJoinedChannelEvent"),
    "event member_left_channel": _event("MemberLeftChannelEvent"),
    "event message": _event("GenericMessageEvent"),
    "event message message_changed": _event(
        "MessageChangedEvent", {"message": _INNER, "previous_message": _INNER}
    ),
    "event message message_deleted": _event("MessageDeletedEvent", {"previous_message": _INNER}),
    "event message thread_broadcast": _event(
        # What an app posts has no name from a person's client.
        "ThreadBroadcastMessageEvent",
        {"": ("client_msg_id",), "root": _INNER},
    ),
    "event reaction_added": _event("ReactionAddedEvent"),
    "event reaction_removed": _event("ReactionRemovedEvent"),
    "event tokens_revoked": _event("TokensRevokedEvent"),
}


def kind_of(payload: Payload) -> str:
    """Return which of `SENT` a payload is."""
    kind = str(payload.get("type", "command"))
    if kind == "event_callback":
        event = payload["event"]
        return " ".join(
            ["event", event["type"], *([event["subtype"]] if "subtype" in event else [])]
        )
    if kind == "block_actions":
        return f"block_actions in {_surface(payload)}"
    return kind


def _surface(payload: Payload) -> str:
    if payload["container"]["type"] == "view":
        return f"a {payload['view']['type']}"
    return "an ephemeral message" if payload["container"]["is_ephemeral"] else "a message"
