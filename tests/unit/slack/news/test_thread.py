"""News in the thread of a card."""

import pytest

from bot.ports import Said, What
from bot.rooms.actions.news import News, NewsKind
from bot.slack.message import Message
from tests.factories import NOW, a_scheduled
from tests.unit.slack.news.saying import buttons, said

START = NOW + 86_400


def told(news: News, remind_s: int = 300) -> Message:
    return said(Said(what=What.NEWS, booking=a_scheduled(remind_s=remind_s), news=news))


@pytest.mark.parametrize(
    ("news", "sentence"),
    [
        (News(NewsKind.INVITED, "U0BEN", people=("U1A", "U1B")), "invited <@U1A> <@U1B>."),
        (News(NewsKind.MOVED, "U0BEN", was_at=NOW), f"moved it from <!date^{NOW}^"),
        (News(NewsKind.MOVED, "U0BEN", was_at=START), f"changed the length of it: <!date^{START}^"),
        (
            News(NewsKind.RENAMED, "U0BEN", was_name="Old <!here>"),
            "renamed it from “Old &lt;!here&gt;” to “Stand-up”.",
        ),
        (News(NewsKind.RENAMED, "U0BEN"), "renamed it from no name to “Stand-up”."),
        (News(NewsKind.REMIND_CHANGED, "U0BEN"), "set the reminder to 5 min before the start."),
        (News(NewsKind.CANCELLED, "U0BEN"), "cancelled it; it was planned for <!date"),
        (News(NewsKind.PUT_BACK, "U0BEN"), f"put it back: <!date^{START}^"),
        (News(NewsKind.SKIPPED, "U0BEN"), "skipped this one, of <!date"),
        (News(NewsKind.SERIES_ENDED, "U0BEN"), "ended the series; this one is cancelled with it."),
    ],
)
def test_who_did_what_is_said(news: News, sentence: str) -> None:
    message = told(news)

    assert message.text.startswith("<@U0BEN> ")
    assert sentence in message.text
    assert message.in_channel
    assert buttons(message) == {}


def test_a_move_says_both_times() -> None:
    message = told(News(NewsKind.MOVED, "U0BEN", was_at=NOW))

    assert f"from <!date^{NOW}^" in message.text
    assert f"to <!date^{START}^" in message.text


def test_what_we_did_ourselves_is_said_so() -> None:
    assert told(News(NewsKind.CARD_GONE)).text == "This card can no longer be edited."


def test_no_reminder_is_said_as_such() -> None:
    message = told(News(NewsKind.REMIND_CHANGED, "U0BEN"), remind_s=0)

    assert message.text == "<@U0BEN> turned the reminder off."


def test_many_who_are_invited_are_counted() -> None:
    people = tuple(f"U0{one:06}" for one in range(300))

    assert " more." in told(News(NewsKind.INVITED, "U0BEN", people=people)).text


def test_news_without_news_is_a_bug_of_ours() -> None:
    with pytest.raises(ValueError, match="no news"):
        said(Said(what=What.NEWS, booking=a_scheduled()))
