"""Posting what people rely on: marked with its key, in its turn, and found again when lost."""

from bot.rooms.booking import Card
from bot.slack import mrkdwn
from bot.slack.calls import call
from bot.slack.cards import metadata
from bot.slack.message import Message
from bot.slack.posts.history import History
from bot.slack.posts.pace import METHOD, ChannelPace
from bot.slack.workspaces.clients import Clients


class Poster:
    """The one way by which cards and what is said about bookings reach Slack.

    Args:
        clients: Speak in each workspace.
        pace: The same for all who post.
        history: Where lost posts are looked for.
    """

    def __init__(self, clients: Clients, pace: ChannelPace, history: History) -> None:
        self._clients = clients
        self._pace = pace
        self._history = history

    async def post(
        self, team_id: str, channel_id: str, key: str, message: Message, thread_ts: str = ""
    ) -> Card:
        """Post it, marked with `key`.

        Args:
            team_id: In which workspace, and with whose token.
            channel_id: Where; a person's id: the direct message with them.
            key: Also keeps its turn in that channel.
            message: What is said.
            thread_ts: The message whose thread it goes to; empty: none.

        Raises:
            SlackRefused: It may not be posted there.
            SlackError: It is not its turn yet, Slack is busy, or gave no answer.
        """
        client = await self._clients.of(team_id)
        # Slack counts for each app and workspace; two workspaces may share a channel.
        async with self._pace.turn(f"{team_id} {channel_id}", key):
            sent = await call(
                METHOD,
                client.chat_postMessage(
                    channel=channel_id,
                    thread_ts=thread_ts or None,
                    metadata=metadata(key),
                    **message.post(),
                ),
            )
        return Card(str(sent.get("channel") or channel_id), str(sent.get("ts") or ""))

    async def find(
        self, team_id: str, channel_id: str, key: str, intent_at: float, thread_ts: str = ""
    ) -> Card | None:
        """Look for what `post` may have posted there; see `History.find`."""
        return await self._history.find(team_id, channel_id, key, intent_at, thread_ts)


def how_to_let_us_in(channel_id: str) -> str:
    """Return the note for who is told directly what belongs in a channel (C38)."""
    where = mrkdwn.channel(channel_id)
    if is_direct(channel_id):
        return f"I cannot post in {where} between others."  # nobody can be invited there
    return f"I cannot post in {where}. To let me, type `/invite` and my name there."


def is_direct(channel_id: str) -> bool:
    """Say whether it is a direct message, or a person, who stands for the one with them."""
    return channel_id[:1] in {"D", "U", "W"}
