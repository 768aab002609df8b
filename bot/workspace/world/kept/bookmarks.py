"""The bookmarks at the head of a conversation: docs.slack.dev/reference/methods/bookmarks.add."""

import secrets
from dataclasses import dataclass
from typing import Any, Final

from bot.workspace.world.people import APP_ID, BOT_USER_ID

Payload = dict[str, Any]

# docs.slack.dev/reference/methods/bookmarks.add: a conversation has at most 100.
MOST_BOOKMARKS: Final = 100


@dataclass(kw_only=True)
class Bookmark:
    """A link that stands at the head of a conversation.

    Attributes:
        created: Seconds since the epoch.
        updated: The same; 0 if it was never edited.
    """

    id: str
    team_id: str
    channel: str
    title: str
    link: str
    created: int
    emoji: str = ""
    updated: int = 0

    def payload(self) -> Payload:
        """Return the bookmark as the Web API tells it."""
        return {
            "id": self.id,
            "channel_id": self.channel,
            "title": self.title,
            "link": self.link,
            "emoji": self.emoji,
            "icon_url": None,
            "type": "link",
            "entity_id": None,
            "date_created": self.created,
            "date_updated": self.updated,
            "rank": "g",
            "last_updated_by_user_id": BOT_USER_ID,
            "last_updated_by_team_id": self.team_id,
            "shortcut_id": None,
            "app_id": APP_ID,
        }


class Bookmarks:
    """All bookmarks, oldest first."""

    def __init__(self, team_id: str) -> None:
        self._team_id = team_id
        self._kept: dict[str, Bookmark] = {}

    def add(self, channel: str, title: str, link: str, created: int) -> Bookmark:
        """Keep a new bookmark."""
        name = f"Bk{secrets.token_hex(5).upper()}"
        self._kept[name] = Bookmark(
            id=name,
            team_id=self._team_id,
            channel=channel,
            title=title,
            link=link,
            created=created,
        )
        return self._kept[name]

    def of(self, channel: str) -> list[Bookmark]:
        """Return the bookmarks of a conversation."""
        return [bookmark for bookmark in self._kept.values() if bookmark.channel == channel]

    def get(self, channel: str, name: str) -> Bookmark | None:
        """Return one bookmark of a conversation."""
        found = self._kept.get(name)
        return found if found and found.channel == channel else None

    def remove(self, bookmark: Bookmark) -> None:
        """Forget a bookmark."""
        del self._kept[bookmark.id]
