"""Calls that the app registered: docs.slack.dev/apis/web-api/using-the-calls-api.

Slack carries no call; it keeps what the app says about one, and shows it in `call` blocks.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Payload = dict[str, Any]


@dataclass(kw_only=True)
class RegisteredCall:
    """One call.

    Attributes:
        id: `R…`, given here.
        facts: What the app said of it, as it said it: `join_url`, `title` and their like.
        date_start: Seconds since the epoch.
        date_end: The same; 0 while it goes on.
        users: Who takes part, by `slack_id` or `external_id`.
    """

    id: str
    created_by: str
    facts: Payload
    date_start: int
    date_end: int = 0
    users: list[Payload] = field(default_factory=list)

    def payload(self) -> Payload:
        """Return the call as the Web API tells it."""
        told = {"id": self.id, "date_start": self.date_start} | self.facts
        return told | {"users": self.users} | ({"date_end": self.date_end} if self.date_end else {})

    def admit(self, users: Iterable[Payload]) -> bool:
        """Add who is not there yet; say whether somebody was."""
        known = {_key(user) for user in self.users}
        fresh = {_key(user): user for user in users}
        self.users += [user for key, user in fresh.items() if key not in known]
        return bool(known & fresh.keys())

    def dismiss(self, users: Iterable[Payload]) -> bool:
        """Remove who is there; say whether somebody was not."""
        gone = {_key(user) for user in users}
        known = {_key(user) for user in self.users}
        self.users = [user for user in self.users if _key(user) not in gone]
        return not gone <= known


class Calls:
    """All calls, by id; Slack forgets none."""

    def __init__(self) -> None:
        self._calls: dict[str, RegisteredCall] = {}

    def register(self, created_by: str, facts: Payload, date_start: int) -> RegisteredCall:
        """Keep a new call."""
        call = RegisteredCall(
            id=f"R{secrets.token_hex(5).upper()}",
            created_by=created_by,
            facts=facts,
            date_start=date_start,
        )
        self._calls[call.id] = call
        return call

    def get(self, call_id: object) -> RegisteredCall | None:
        """Return a call, one that has ended too."""
        return self._calls.get(str(call_id))


def _key(user: Mapping[str, Any]) -> str:
    return str(user.get("slack_id") or user.get("external_id"))
