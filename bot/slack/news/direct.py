"""News for one person, as a direct message: invited, moved, cancelled, put back.

Its law: it makes sense alone, so it names the room, its time in the reader's zone and its channel.
"""

from collections.abc import Callable, Mapping
from typing import Final

from bot.rooms.actions.news import News, NewsKind
from bot.rooms.booking import Booking
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.booked import how_often, times_in_words
from bot.slack.cards.in_words import kind_in_words, quoted_name, reference
from bot.slack.cards.looks import LABELS
from bot.slack.message import Message
from bot.slack.news.thread import moved_in_words, old_name, who

ANSWERS: Final = (Button.GOING, Button.MAYBE, Button.NO)
# After these there is something to come to, so that people say whether they do.
ASKING: Final = frozenset({NewsKind.INVITED, NewsKind.MOVED, NewsKind.PUT_BACK})


def told(booking: Booking, news: News) -> Message:
    """Say to one person what was done to a booking."""
    said = WORDS[news.kind](booking, news)
    parts = [blocks.section("news", said)]
    if news.kind is not NewsKind.CARD_GONE:
        parts.append(blocks.section("news_about", _about(booking)))
    if news.kind in ASKING:
        value = pack(booking=booking.id)
        answers = (blocks.button(one, LABELS[one], value) for one in ANSWERS)
        parts.append(blocks.actions("news_do", *answers))
    parts.append(blocks.context("news_foot", reference(booking)))
    return Message(said, tuple(parts))


def _about(booking: Booking) -> str:
    when = " · ".join(filter(None, [times_in_words(booking), how_often(booking)]))
    where = mrkdwn.channel(booking.channel_id)
    return f"*When*  {when}\n*What*  {kind_in_words(booking)}, its card is in {where}"


def _at(booking: Booking) -> str:
    return f"{quoted_name(booking)} ({mrkdwn.date(booking.starts_at)})"


WORDS: Final[Mapping[NewsKind, Callable[[Booking, News], str]]] = {
    NewsKind.INVITED: lambda one, news: f"{who(news)} invites you to {_at(one)}.",
    NewsKind.MOVED: lambda one, news: moved_in_words(one, news, quoted_name(one)),
    NewsKind.RENAMED: lambda one, news: (
        f"{who(news)} renamed {old_name(news)}: it is called {quoted_name(one)} now."
    ),
    NewsKind.REMIND_CHANGED: lambda one, news: f"{who(news)} changed the reminder of {_at(one)}.",
    NewsKind.CANCELLED: lambda one, news: f"{who(news)} cancelled {_at(one)}.",
    NewsKind.PUT_BACK: lambda one, news: f"{who(news)} put {_at(one)} back: it is on again.",
    NewsKind.SKIPPED: lambda one, news: f"{who(news)} skipped {_at(one)}; its series goes on.",
    NewsKind.SERIES_ENDED: lambda one, news: (
        f"{who(news)} ended the series of {_at(one)}; it is cancelled."
    ),
    NewsKind.CARD_GONE: lambda one, _: (
        f"I can no longer edit the card of {_at(one)} in {mrkdwn.channel(one.channel_id)}: it was "
        "deleted, or the channel is closed to me. The room itself stays as it is booked."
    ),
}
