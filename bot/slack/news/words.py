"""Which words a message of ours has.

Its law: every kind of message and every kind of news has words, in a table.
"""

from collections.abc import Callable, Mapping
from typing import Final

from bot.ports import Said, What
from bot.rooms.join import JoinUrl
from bot.slack.message import Message
from bot.slack.news import direct, thread
from bot.slack.news.reminder import reminder
from bot.slack.news.trouble import admin_notice, failure, warning


def message_of(said: Said, *, join_url: JoinUrl | None, now: float) -> Message:
    """Return what is said.

    Args:
        said: What it is about.
        join_url: How people get in; None shows no way in.
        now: UTC epoch seconds.
    """
    if said.what is What.REMINDER:
        return reminder(said, join_url, now)
    return WORDS[said.what](said, now)


def _news(said: Said, _now: float) -> Message:
    if said.news is None:
        raise ValueError("There is no news in what is to be said.")
    told = direct.told if said.to else thread.told
    return told(said.booking, said.news)


WORDS: Final[Mapping[What, Callable[[Said, float], Message]]] = {
    What.NEWS: _news,
    What.WARNING: warning,
    What.ADMIN_NOTICE: admin_notice,
    What.FAILURE: failure,
}
