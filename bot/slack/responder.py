"""How an answer reaches the person who asked: by their own way back, else by the bot's token."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import aiohttp

from bot.errors import SlackRefused
from bot.ports import Clock
from bot.rooms.place import Place, Reply
from bot.slack.calls import RESPONSE_URL, call, post_reply
from bot.slack.message import Message
from bot.slack.workspaces.clients import Clients

# Words with which Slack says that we cannot speak in a conversation; a direct message still can.
# docs.slack.dev/reference/methods/chat.postMessage and chat.postEphemeral
CLOSED_TO_US: Final = frozenset(
    {
        "channel_not_found",
        "ekm_access_denied",
        "is_archived",
        "messages_tab_disabled",
        "no_permission",
        "not_in_channel",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "user_not_in_channel",
    }
)


class Responder:
    """Answers people. Every method raises `SlackError`s."""

    def __init__(self, clients: Clients, session: aiohttp.ClientSession, clock: Clock) -> None:
        self._clients = clients
        self._session = session
        self._clock = clock

    def lives(self, reply: Reply | None) -> bool:
        """Say whether that way back may still be used (S4)."""
        return reply is not None and reply.left > 0 and self._clock.now() < reply.until

    async def whisper(self, place: Place, reply: Reply | None, message: Message) -> Reply | None:
        """Tell the person who asked, and nobody else.

        Returns:
            The way back with one use less; None when there is none left to use.
        """
        message = replace(message, in_channel=False)
        if reply is not None and self.lives(reply):
            try:
                await post_reply(self._session, reply.response_url, message.reply())
            except SlackRefused:
                pass  # used up or too old in Slack's eyes: the token's way is left
            else:
                return replace(reply, left=reply.left - 1)
        await self._whisper_by_token(place, message)
        return None

    async def say(self, reply: Reply, message: Message) -> Reply:
        """Say it to everybody where it was asked, also where the bot is no member."""
        if not self.lives(reply):
            raise SlackRefused(RESPONSE_URL, "expired_url")
        await post_reply(
            self._session, reply.response_url, replace(message, in_channel=True).reply()
        )
        return replace(reply, left=reply.left - 1)

    async def replace(self, response_url: str, message: Message) -> None:
        """Put it in the place of the message whose button was pressed."""
        await post_reply(self._session, response_url, replace(message, replaces=True).reply())

    async def open_view(
        self, team_id: str, trigger_id: str, view: Mapping[str, Any], *, is_above: bool = False
    ) -> None:
        """Open a form or a window, within three seconds of the press (S2).

        `is_above`: the press was in a window, which stays below (S20).
        """
        client = await self._clients.of(team_id)
        if is_above:
            pushed = client.views_push(trigger_id=trigger_id, view=dict(view))
            await call("views.push", pushed)
            return
        await call("views.open", client.views_open(trigger_id=trigger_id, view=dict(view)))

    async def update_view(
        self, team_id: str, view_id: str, view_hash: str | None, view: Mapping[str, Any]
    ) -> None:
        """Show another form in its place; `view_hash` refuses it when it changed since (S23)."""
        client = await self._clients.of(team_id)
        await call(
            "views.update",
            client.views_update(view_id=view_id, hash=view_hash, view=dict(view)),
        )

    async def _whisper_by_token(self, place: Place, message: Message) -> None:
        client = await self._clients.of(place.team_id)
        if place.channel_id:
            try:
                await call(
                    "chat.postEphemeral",
                    client.chat_postEphemeral(
                        channel=place.channel_id, user=place.user_id, **message.content()
                    ),
                )
            except SlackRefused as refused:
                if refused.error not in CLOSED_TO_US:
                    raise
            else:
                return
        await call(
            "chat.postMessage", client.chat_postMessage(channel=place.user_id, **message.post())
        )
