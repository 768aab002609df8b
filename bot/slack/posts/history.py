"""Finding a post of ours whose answer was lost: its key is in a conversation's history."""

from collections.abc import Mapping
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import SlackRefused
from bot.rooms.booking import Card
from bot.slack.calls import call
from bot.slack.cards import EVENT_TYPE
from bot.slack.responder import CLOSED_TO_US
from bot.slack.workspaces.clients import Clients

# A post's ts is Slack's time and the intent ours: deliveries are taken while the two clocks differ
# by less than five minutes. Before that: what an earlier try may have posted late.
BEFORE_S: Final = 600.0
AFTER_S: Final = 330.0
PAGE: Final = 200
MOST_PAGES: Final = 10
# By the first letter of an id, what lets us read there: all scopes of one of the rows. Private
# channels have a C as well; a person's direct message must be opened before it can be read.
_DIRECTLY: Final = (("im:write", "im:history"),)
SCOPES: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "C": (("channels:history",), ("groups:history",)),
    "G": (("groups:history",), ("mpim:history",)),
    "D": (("im:history",),),
    "U": _DIRECTLY,
    "W": _DIRECTLY,
}
# docs.slack.dev/reference/methods: conversations.history, conversations.replies, conversations.open
CANNOT_READ: Final = CLOSED_TO_US | {
    "cannot_dm_bot",
    "method_not_supported_for_channel_type",
    "missing_scope",
    "thread_not_found",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
}


class History:
    """Looks for our posts.

    Args:
        clients: Speak in each workspace, and know what was granted there: without the scope we do
            not look.
    """

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    async def find(
        self, team_id: str, channel_id: str, key: str, intent_at: float, thread_ts: str = ""
    ) -> Card | None:
        """Look for the post that is marked with `key`, around the time of the intent.

        Args:
            team_id: In which workspace.
            channel_id: Where it went; a person's id: the direct message with them.
            key: In its metadata.
            intent_at: UTC epoch seconds.
            thread_ts: The thread that it went to; empty: none.

        Returns:
            None when it is not there, or when we may not read there.

        Raises:
            SlackError: Slack is busy, gave no answer, or refuses for another reason.
        """
        client = await self._clients.of(team_id)
        if not self._may_read(team_id, channel_id):
            return None
        try:
            opened = await _opened(client, channel_id)
            where = {"channel": opened} | ({"ts": thread_ts} if thread_ts else {})
            return await _look_through(client, where, key, intent_at)
        except SlackRefused as refused:
            if refused.error in CANNOT_READ:
                return None
            raise

    def _may_read(self, team_id: str, channel_id: str) -> bool:
        rows = SCOPES.get(channel_id[:1], ())
        return any(all(self._clients.may(team_id, scope) for scope in row) for row in rows)


async def _opened(client: AsyncWebClient, channel_id: str) -> str:
    """Return the conversation itself; a person's id only says where to post."""
    if SCOPES[channel_id[:1]] is not _DIRECTLY:
        return channel_id
    said = await call("conversations.open", client.conversations_open(users=channel_id))
    return str((said.get("channel") or {}).get("id") or "")


async def _look_through(
    client: AsyncWebClient, where: Mapping[str, str], key: str, intent_at: float
) -> Card | None:
    """Look through a conversation, or through a thread if its `ts` is given."""
    bounds: dict[str, Any] = {
        **where,
        "oldest": f"{intent_at - BEFORE_S:.6f}",
        "latest": f"{intent_at + AFTER_S:.6f}",
        "inclusive": True,
        "limit": PAGE,
        "include_all_metadata": True,
    }
    cursor: str | None = None
    for _ in range(MOST_PAGES):
        page = await _page(client, bounds | {"cursor": cursor})
        for message in page.get("messages") or ():
            if _is_marked(message, key):
                return Card(where["channel"], str(message.get("ts") or ""))
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return None
    return None


async def _page(client: AsyncWebClient, bounds: Mapping[str, Any]) -> AsyncSlackResponse:
    if "ts" in bounds:
        return await call("conversations.replies", client.conversations_replies(**bounds))
    return await call("conversations.history", client.conversations_history(**bounds))


def _is_marked(message: Mapping[str, Any], key: str) -> bool:
    mark = message.get("metadata") or {}
    payload = mark.get("event_payload") or {}
    return mark.get("event_type") == EVENT_TYPE and payload.get("key") == key
