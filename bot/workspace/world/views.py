"""Forms and home tabs that are open, and the state of their fields."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Final

from bot.workspace.world.people import APP_ID, BOT_ID

Payload = dict[str, Any]

# A root view and two pushed on it: docs.slack.dev/surfaces/modals
DEEPEST: Final = 3


@dataclass(kw_only=True)
class OpenView:
    """One form, or one home tab, of one person.

    Attributes:
        id: `V…`.
        person: Who sees it.
        source: The view as the app sent it.
        team_id: The workspace that it stands in.
        revision: Grows with each change; the hash is made from it.
        values: What the fields hold, `block_id` → `action_id` → state.
        errors: What the app, or the workspace, says about a field: `block_id` → sentence.
        trouble: What went wrong with the form as a whole.
    """

    id: str
    person: str
    source: Payload
    root_id: str
    team_id: str
    previous_id: str = ""
    revision: int = 0
    values: dict[str, dict[str, Payload]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""

    @property
    def hash(self) -> str:
        """Return what `views.update` compares, so that an old answer cannot win."""
        text = json.dumps([self.id, self.revision, self.source], sort_keys=True)
        return f"{self.revision}.{hashlib.sha256(text.encode()).hexdigest()[:8]}"

    def payload(self) -> Payload:
        """Return the view object as Slack tells it: source fields, ids, state."""
        source = self.source
        told: Payload = {
            "id": self.id,
            "team_id": self.team_id,
            "app_id": APP_ID,
            "app_installed_team_id": self.team_id,
            "bot_id": BOT_ID,
            "type": source["type"],
            "blocks": source["blocks"],
            "private_metadata": source.get("private_metadata", ""),
            "callback_id": source.get("callback_id", ""),
            "external_id": source.get("external_id", ""),
            "title": source.get("title", {"type": "plain_text", "text": "View Title"}),
            "submit": source.get("submit"),
            "close": source.get("close"),
            "clear_on_close": source.get("clear_on_close", False),
            "notify_on_close": source.get("notify_on_close", False),
            "submit_disabled": source.get("submit_disabled", False),
        }
        return told | {
            "state": {"values": self.values},
            "hash": self.hash,
            "root_view_id": self.root_id,
            "previous_view_id": self.previous_id or None,
        }
