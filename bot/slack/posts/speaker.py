"""What we say about bookings beside their cards: news, reminders, warnings, failures."""

from collections.abc import Callable, Iterator
from typing import Final

from bot.errors import SlackRefused
from bot.ports import Said, What
from bot.rooms.booking import Booking, Card
from bot.slack.message import Message
from bot.slack.posts.pace import METHOD
from bot.slack.posts.poster import Poster, how_to_let_us_in
from bot.slack.responder import CLOSED_TO_US

# Where the channel is closed to us, the one who asked for the room hears these all the same.
HEARD_ALL_THE_SAME: Final = frozenset({What.REMINDER, What.FAILURE})


class SlackSpeaker:
    """`bot.ports.Speaker` over Slack's Web API.

    Args:
        poster: The same as for cards.
        render: Finds the words.
    """

    def __init__(self, poster: Poster, render: Callable[[Said], Message]) -> None:
        self._poster = poster
        self._render = render

    async def say(self, said: Said, key: str) -> Card:
        """Post it where it belongs, marked with `key`.

        Raises:
            SlackRefused: It may not be posted there; ``no_card``: there is no thread to tell.
            SlackError: It is not its turn yet, Slack is busy, or gave no answer.
        """
        where = _where(said)
        if where is None:
            raise SlackRefused(METHOD, "no_card")
        channel_id, thread_ts = where
        team_id, message = said.booking.asked.team_id, self._render(said)
        try:
            return await self._poster.post(team_id, channel_id, key, message, thread_ts)
        except SlackRefused as refused:
            if refused.error not in CLOSED_TO_US or not _is_heard_all_the_same(said):
                raise
        message = message.with_note(how_to_let_us_in(channel_id))
        return await self._poster.post(team_id, said.booking.asked.user_id, key, message)

    async def find(self, said: Said, key: str, intent_at: float) -> Card | None:
        """Look for it where `say` may have posted it.

        Raises:
            SlackError: Slack is busy, gave no answer, or refuses for another reason.
        """
        team_id = said.booking.asked.team_id
        for channel_id, thread_ts in _wherever(said):
            found = await self._poster.find(team_id, channel_id, key, intent_at, thread_ts)
            if found is not None:
                return found
        return None


def _is_heard_all_the_same(said: Said) -> bool:
    return not said.to and said.what in HEARD_ALL_THE_SAME


def _where(said: Said) -> tuple[str, str] | None:
    """Return the channel, or the person, and the thread there; None for a thread of no card."""
    card = _standing_card(said.booking)
    if said.to:
        return said.to, ""
    if said.what is What.NEWS:
        return (card.channel_id, card.ts) if card else None
    return (card or said.booking).channel_id, ""


def _wherever(said: Said) -> Iterator[tuple[str, str]]:
    """Return where it may be, by now."""
    where = _where(said)
    if where is not None:
        yield where
    if _is_heard_all_the_same(said):
        yield said.booking.asked.user_id, ""


def _standing_card(booking: Booking) -> Card | None:
    """Return the card if it is a message of ours, which has a ts."""
    return booking.card if booking.card and booking.card.ts else None
