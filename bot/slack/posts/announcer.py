"""What we say in Slack about bookings: the card, and private words to who asked for it."""

from dataclasses import replace
from typing import Final

from bot.errors import SlackRefused
from bot.explain.explain import sentence
from bot.explain.explanation import Explanation, Offer
from bot.explain.frame import Tried
from bot.ports import Clock
from bot.rooms.booking import Booking, Card
from bot.rooms.lifecycle import State
from bot.slack import blocks
from bot.slack.answers import trying
from bot.slack.buttons import Button, pack
from bot.slack.calls import call
from bot.slack.cards import Cards
from bot.slack.cards.in_words import shown_name
from bot.slack.explanations import explanation as told
from bot.slack.message import Message
from bot.slack.posts.poster import Poster, how_to_let_us_in, is_direct
from bot.slack.responder import CLOSED_TO_US, Responder
from bot.slack.workspaces.clients import Clients

# A card that we may not or cannot change any more stays as it is (S43).
NOT_TO_BE_EDITED: Final = CLOSED_TO_US | {
    "cant_update_message",
    "edit_window_closed",
    "message_not_found",
}
# No card of these is moved to where it was meant to be.
DONE_WITH: Final = frozenset({State.OVER, State.CANCELLED})


class SlackAnnouncer:
    """`bot.ports.Announcer` over Slack's Web API and the asker's way back.

    Args:
        clients: Speak in each workspace.
        responder: Answers the person who asked.
        cards: Draws the card.
        clock: When an explanation is said.
        poster: The same for all who post.
    """

    def __init__(
        self,
        clients: Clients,
        responder: Responder,
        cards: Cards,
        clock: Clock,
        poster: Poster,
    ) -> None:
        self._clients = clients
        self._responder = responder
        self._cards = cards
        self._clock = clock
        self._poster = poster

    async def post_card(self, booking: Booking, key: str) -> Card:
        """Post the card where it belongs, marked with `key`.

        Where the bot cannot post, the asker's own way back still can, if the card belongs where
        they asked; else the card goes to them directly, with how to let the bot in (C38). Such a
        card, and a quiet one, has no `ts` and is never edited, unless it is a direct message: so
        that is where the card of a scheduled room goes.

        Raises:
            SlackRefused: None of these ways is open.
            SlackError: It is not its turn yet, Slack is busy, or gave no answer.
        """
        if booking.request.is_quiet:
            await self._responder.whisper(booking.asked, booking.reply, self._cards.card(booking))
            return Card(booking.channel_id, "")
        try:
            return await self._poster.post(
                booking.asked.team_id, booking.channel_id, key, self._cards.card(booking)
            )
        except SlackRefused:  # for whatever reason: somebody waits for this room
            return await self._post_elsewhere(booking, key)

    async def find_card(self, booking: Booking, key: str, intent_at: float) -> Card | None:
        """Look for the card in the channel's history, around the time of the intent.

        A card that went by the asker's way back, or directly to them, is not found by this.
        """
        return await self._poster.find(booking.asked.team_id, booking.channel_id, key, intent_at)

    async def edit_card(self, booking: Booking) -> bool:
        """Show the booking as it is now.

        Returns:
            False when the card is lost to us: it was deleted, is too old, or the channel is closed
            to us (`NOT_TO_BE_EDITED`). A card that could never be edited, since it went through a
            `response_url`, is not lost.
        """
        card = booking.card
        if card is None or not card.ts:
            return True
        content = self._shown_in(card.channel_id, booking).content()
        client = await self._clients.of(booking.asked.team_id)
        try:
            await call(
                "chat.update",
                client.chat_update(channel=card.channel_id, ts=card.ts, **content),
            )
        except SlackRefused as refused:
            if refused.error not in NOT_TO_BE_EDITED:
                raise
            return False
        return True

    async def say_trying(self, booking: Booking) -> None:
        """Tell the asker that it takes longer and is being tried again."""
        await self._responder.whisper(booking.asked, booking.reply, trying(booking))

    async def tell_failure(
        self, booking: Booking, explanation: Explanation, next_id: str = ""
    ) -> None:
        """Explain to the asker what came of it; `next_id` is the id to offer."""
        message = told(
            _naming_the_room(explanation, booking),
            what=sentence(Tried.MAKE_NAMED_ROOM, explanation.language, shown_name(booking)),
            reference=booking.code,
            at=self._clock.now(),
            values=_values(booking, next_id),
            next_id=next_id,
        )
        await self._responder.whisper(booking.asked, booking.reply, message)

    async def _post_elsewhere(self, booking: Booking, key: str) -> Card:
        is_where_asked = booking.channel_id == booking.asked.channel_id
        reply, user_id = booking.reply, booking.asked.user_id
        is_for_now = not booking.is_scheduled
        if is_for_now and is_where_asked and reply is not None and self._responder.lives(reply):
            await self._responder.say(reply, self._cards.card(booking))
            return Card(booking.channel_id, "")
        message = self._shown_in(user_id, booking)
        try:
            return await self._poster.post(booking.asked.team_id, user_id, key, message)
        except SlackRefused:  # a way back needs no token
            await self._responder.whisper(booking.asked, reply, message)
            return Card(booking.channel_id, "")

    def _shown_in(self, channel_id: str, booking: Booking) -> Message:
        """Return the card; where it went to the asker instead, it says how it gets there."""
        message = self._cards.card(booking)
        is_there = channel_id == booking.channel_id or not is_direct(channel_id)
        if is_there or booking.state in DONE_WITH:
            return message
        message = message.with_note(how_to_let_us_in(booking.channel_id))
        may_follow = booking.is_scheduled and not is_direct(booking.channel_id)
        return _with_the_way_there(message, booking) if may_follow else message


def _with_the_way_there(message: Message, booking: Booking) -> Message:
    value = pack(booking=booking.id, channel=booking.channel_id)
    there = blocks.button(Button.POST_HERE, "Post it there", value)
    return replace(message, blocks=(*message.blocks, blocks.actions("post_here", there)))


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
