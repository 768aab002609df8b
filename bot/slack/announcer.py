"""What we say in Slack about bookings: the card, and private words to who asked for it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SlackRefused
from bot.explain.explanation import Explanation, Offer
from bot.ports import Clock
from bot.rooms.booking import Booking, Card
from bot.slack import mrkdwn
from bot.slack.answers import trying
from bot.slack.buttons import pack
from bot.slack.calls import call
from bot.slack.cards import EVENT_TYPE, Cards, metadata
from bot.slack.cards.in_words import shown_name
from bot.slack.explanations import explanation as told
from bot.slack.message import Message
from bot.slack.responder import CLOSED_TO_US, Responder

# A post's ts is Slack's time and the intent ours: deliveries are taken while the two clocks differ
# by less than five minutes. Before that: what an earlier try may have posted late.
BEFORE_S: Final = 600.0
AFTER_S: Final = 330.0
PAGE: Final = 200
MOST_PAGES: Final = 10
# By the first letter of a channel's id, what lets us read it; private channels have a C as well.
HISTORY_SCOPES: Final[Mapping[str, tuple[str, ...]]] = {
    "C": ("channels:history", "groups:history"),
    "G": ("groups:history", "mpim:history"),
    "D": ("im:history",),
}
# A card that we may not or cannot change any more stays as it is (S43).
NOT_TO_BE_EDITED: Final = CLOSED_TO_US | {
    "cant_update_message",
    "edit_window_closed",
    "message_not_found",
}
CANNOT_READ: Final = CLOSED_TO_US | {"missing_scope", "method_not_supported_for_channel_type"}


class SlackAnnouncer:
    """`bot.ports.Announcer` over Slack's Web API and the asker's way back.

    Args:
        client: The bot's own.
        responder: Answers the person who asked.
        cards: Draws the card.
        clock: When an explanation is said.
        can_read_history: Whether that scope was granted; without it we do not look.
    """

    def __init__(
        self,
        client: AsyncWebClient,
        responder: Responder,
        cards: Cards,
        clock: Clock,
        *,
        can_read_history: Callable[[str], bool],
    ) -> None:
        self._client = client
        self._responder = responder
        self._cards = cards
        self._clock = clock
        self._can_read_history = can_read_history

    async def post_card(self, booking: Booking, key: str) -> Card:
        """Post the card where it belongs, marked with `key`.

        Where the bot cannot post, the asker's own way back still can, if the card belongs where
        they asked; else the card goes to them directly, with how to let the bot in (C38). Such a
        card, and a quiet one, has no `ts` and is never edited, unless it is a direct message.

        Raises:
            SlackRefused: None of these ways is open.
            SlackError: Slack is busy or gave no answer.
        """
        message = self._cards.card(booking)
        if booking.request.is_quiet:
            await self._responder.whisper(booking.asked, booking.reply, message)
            return Card(booking.channel_id, "")
        try:
            return await self._post(booking, key, message)
        except SlackRefused:  # for whatever reason: somebody waits for this room
            return await self._post_elsewhere(booking, message)

    async def find_card(self, booking: Booking, key: str, intent_at: float) -> Card | None:
        """Look for the card in the channel's history, around the time of the intent.

        A card that went by the asker's way back, or directly to them, is not found by this.
        """
        scopes = HISTORY_SCOPES.get(booking.channel_id[:1], ())
        if not any(self._can_read_history(scope) for scope in scopes):
            return None
        try:
            return await self._look_through(booking.channel_id, key, intent_at)
        except SlackRefused as refused:
            if refused.error in CANNOT_READ:
                return None
            raise

    async def edit_card(self, booking: Booking) -> None:
        """Show the booking as it is now.

        Nothing is done for a card that cannot be edited: it went through a `response_url`, was
        deleted, is too old, or the channel is closed to us (`NOT_TO_BE_EDITED`).
        """
        card = booking.card
        if card is None or not card.ts:
            return
        content = self._cards.card(booking).content()
        await _unless(
            NOT_TO_BE_EDITED,
            call(
                "chat.update",
                self._client.chat_update(channel=card.channel_id, ts=card.ts, **content),
            ),
        )

    async def say_trying(self, booking: Booking) -> None:
        """Tell the asker that it takes longer and is being tried again."""
        await self._responder.whisper(booking.asked, booking.reply, trying(booking))

    async def tell_failure(
        self, booking: Booking, explanation: Explanation, next_id: str = ""
    ) -> None:
        """Explain to the asker what came of it; `next_id` is the id to offer."""
        message = told(
            _naming_the_room(explanation, booking),
            what=f"Could not make the room “{shown_name(booking)}”.",
            reference=booking.code,
            at=self._clock.now(),
            values=_values(booking, next_id),
            next_id=next_id,
        )
        await self._responder.whisper(booking.asked, booking.reply, message)

    async def _post(self, booking: Booking, key: str, message: Message) -> Card:
        sent = await call(
            "chat.postMessage",
            self._client.chat_postMessage(
                channel=booking.channel_id, metadata=metadata(key), **message.post()
            ),
        )
        return Card(str(sent.get("channel") or booking.channel_id), str(sent.get("ts") or ""))

    async def _post_elsewhere(self, booking: Booking, message: Message) -> Card:
        is_where_asked = booking.channel_id == booking.asked.channel_id
        reply = booking.reply
        if is_where_asked and reply is not None and self._responder.lives(reply):
            await self._responder.say(reply, message)
            return Card(booking.channel_id, "")
        where = mrkdwn.channel(booking.channel_id)
        note = f"I cannot post in {where}. To let me, type `/invite` and my name there."
        message = message.with_note(note)
        try:
            return Card(*await self._responder.tell_directly(booking.asked.user_id, message))
        except SlackRefused:  # a way back needs no token
            await self._responder.whisper(booking.asked, reply, message)
            return Card(booking.channel_id, "")

    async def _look_through(self, channel_id: str, key: str, intent_at: float) -> Card | None:
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            page = await call(
                "conversations.history",
                self._client.conversations_history(
                    channel=channel_id,
                    oldest=f"{intent_at - BEFORE_S:.6f}",
                    latest=f"{intent_at + AFTER_S:.6f}",
                    inclusive=True,
                    limit=PAGE,
                    include_all_metadata=True,
                    cursor=cursor,
                ),
            )
            for message in page.get("messages") or ():
                if _is_marked(message, key):
                    return Card(channel_id, str(message.get("ts") or ""))
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
        return None


async def _unless(words: frozenset[str], said: Awaitable[object]) -> None:
    """Wait for a call; a refusal in one of `words` means that there is nothing more to do."""
    try:
        await said
    except SlackRefused as refused:
        if refused.error not in words:
            raise


def _is_marked(message: Mapping[str, Any], key: str) -> bool:
    mark = message.get("metadata") or {}
    payload = mark.get("event_payload") or {}
    return mark.get("event_type") == EVENT_TYPE and payload.get("key") == key


def _naming_the_room(explanation: Explanation, booking: Booking) -> Explanation:
    """Where the first line cannot name the room, since nobody knows what became of it, a line does.

    It goes to the details, not to the title: support reads that, and no word of a person.
    """
    if Offer.CHECK_AND_RETRY not in explanation.words.offers:
        return explanation
    return replace(explanation, details=(("ref", shown_name(booking)), *explanation.details))


def _values(booking: Booking, next_id: str) -> dict[Offer, str]:
    """Return what the buttons of an explanation carry."""
    same = pack(booking=booking.id)
    values = dict.fromkeys(Offer, same)
    values[Offer.USE_NEXT_ID] = pack(booking=booking.id, room_id=next_id)
    return values
