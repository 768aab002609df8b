"""News in the thread of a card: who did what. What it is about stands above, so it is “it”."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.rooms.actions.news import News, NewsKind
from bot.rooms.booking import Booking
from bot.slack import blocks, mrkdwn
from bot.slack.cards.booked import seconds_in_words, times_in_words
from bot.slack.cards.in_words import MOST_OF_A_NAME, quoted_name
from bot.slack.message import Message

US: Final = "Greenroom"
MOST_OF_THE_PEOPLE: Final = 1200  # characters of mentions


def told(booking: Booking, news: News) -> Message:
    """Say in the thread what was done."""
    said = WORDS[news.kind](booking, news)
    return Message(said, (blocks.section("news", said),), in_channel=True)


def who(news: News) -> str:
    """Return who did it."""
    return mrkdwn.user(news.by) if news.by else US


def old_name(news: News) -> str:
    """Return the name before, in quotation marks."""
    name = mrkdwn.clip(news.was_name, MOST_OF_A_NAME)
    return f"“{mrkdwn.escape(name)}”" if name.strip() else "no name"


def moved_in_words(booking: Booking, news: News, what: str = "it") -> str:
    """Say who moved a booking, or changed its length alone."""
    if news.was_at == booking.starts_at:
        return f"{who(news)} changed the length of {what}: {times_in_words(booking)}."
    was = mrkdwn.date(news.was_at)
    return f"{who(news)} moved {what} from {was} to {times_in_words(booking)}."


def _invited(_booking: Booking, news: News) -> str:
    people = [mrkdwn.user(one) for one in news.people] or [mrkdwn.user(news.to)]
    return f"{who(news)} invited {mrkdwn.fitting(people, MOST_OF_THE_PEOPLE, ' ')}."


def _reminds(booking: Booking, news: News) -> str:
    if not booking.remind_s:
        return f"{who(news)} turned the reminder off."
    before = seconds_in_words(booking.remind_s)
    return f"{who(news)} set the reminder to {before} before the start."


WORDS: Final[Mapping[NewsKind, Callable[[Booking, News], str]]] = {
    NewsKind.INVITED: _invited,
    NewsKind.MOVED: moved_in_words,
    NewsKind.RENAMED: lambda one, news: (
        f"{who(news)} renamed it from {old_name(news)} to {quoted_name(one)}."
    ),
    NewsKind.REMIND_CHANGED: _reminds,
    NewsKind.CANCELLED: lambda one, news: (
        f"{who(news)} cancelled it; it was planned for {mrkdwn.date(one.starts_at)}."
    ),
    NewsKind.PUT_BACK: lambda one, news: f"{who(news)} put it back: {times_in_words(one)}.",
    NewsKind.SKIPPED: lambda one, news: (
        f"{who(news)} skipped this one, of {mrkdwn.date(one.starts_at)}; the series goes on."
    ),
    NewsKind.SERIES_ENDED: lambda _, news: (
        f"{who(news)} ended the series; this one is cancelled with it."
    ),
    NewsKind.CARD_GONE: lambda _, _news: "This card can no longer be edited.",
}
