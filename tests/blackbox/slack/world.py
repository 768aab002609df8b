"""The people, channels and views of one workspace, in Slack's own shapes."""

import itertools
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.blackbox.slack.delivery import real_time

Json = Mapping[str, Any]
TEAM, APP, BOT_USER, BOT_ID = "T0BLACKBOX", "A0BLACKBOX", "U0GREENROOM", "B0GREENROOM"
# What the app was granted; conversations.history needs the optional history scopes (design 5.4).
SCOPES: Final = (
    "commands",
    "chat:write",
    "users:read",
    "im:write",
    "channels:read",
    "groups:read",
    "channels:history",
    "groups:history",
    "im:history",
    "mpim:history",
)


@dataclass(slots=True)
class World:
    """Who and what there is."""

    people: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    admins: set[str] = field(default_factory=set)
    guests: set[str] = field(default_factory=set)
    owner: str = ""
    """The primary owner of the workspace; nobody until a test says who."""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def person(self) -> str:
        """Let somebody join, and return their id."""
        user = f"U0BB{next(self._numbers):06d}"
        self.people[user] = f"person-{user[-3:]}"
        return user

    def channel(self) -> str:
        """Make a channel, and return its id."""
        channel = f"C0BB{next(self._numbers):06d}"
        self.channels[channel] = f"channel-{channel[-3:]}"
        return channel

    def dm(self, user: str) -> str:
        """Return the conversation between the app and `user`."""
        return f"D{user[1:]}"

    def reader_of(self, channel: str) -> str | None:
        """Return who alone reads `channel`: empty for all, None if there is no such place."""
        if channel in self.channels:
            return ""
        person = channel if channel in self.people else f"U{channel[1:]}"
        return person if person in self.people and channel[:1] in "UD" else None

    def next_ts(self) -> str:
        """Return a message's ts: seconds, point, six digits, never the same twice."""
        return f"{int(real_time())}.{next(self._numbers):06d}"

    def user(self, user: str) -> Json:
        """Return a person as users.info does."""
        name = self.people[user]
        return {
            "id": user,
            "team_id": TEAM,
            "name": name,
            "real_name": name.title(),
            "deleted": False,
            "is_bot": False,
            "is_admin": user in {*self.admins, self.owner},
            "is_owner": user == self.owner,
            "is_primary_owner": user == self.owner,
            "is_restricted": user in self.guests,
            "is_ultra_restricted": False,
            "tz": "Europe/Berlin",
            "tz_label": "Central European Time",
            "tz_offset": 3600,
            "locale": "en-US",
            "profile": {
                "real_name": name.title(),
                "display_name": name,
                "email": f"{name}@blackbox.example",
                "image_72": "https://img.example/72.png",
            },
        }

    def conversation(self, channel: str) -> Json:
        """Return a channel as conversations.info does."""
        return {
            "id": channel,
            "name": self.channels.get(channel, "directmessage"),
            "is_channel": channel in self.channels,
            "is_im": channel not in self.channels,
            "is_private": False,
            "is_archived": False,
            "is_shared": False,
            "is_ext_shared": False,
            "is_member": True,
            "num_members": 3,
        }

    def open_view(self, view: Json, *, view_id: str = "") -> dict[str, Any]:
        """Keep `view`, new or in the place of an old one, with what Slack adds to it."""
        kept = {
            "private_metadata": "",
            "callback_id": "",
            **view,
            "id": view_id or f"V0BB{next(self._numbers):06d}",
            "hash": secrets.token_hex(8),
            "team_id": TEAM,
            "app_id": APP,
            "bot_id": BOT_ID,
        }
        self.views[kept["id"]] = kept
        return kept
