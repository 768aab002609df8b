"""News for one person."""

import pytest

from bot.ports import Said, What
from bot.rooms.actions.news import News, NewsKind
from bot.slack.buttons import unpack
from bot.slack.message import Message
from tests.factories import NOW, a_request, a_scheduled, a_when
from tests.unit.slack.news.saying import buttons, said, words

START = NOW + 86_400


def told(kind: NewsKind, was_at: int = NOW, was_name: str = "Daily") -> Message:
    when = a_when(rule="FREQ=DAILY")
    booking = a_scheduled(request=a_request(when=when))
    news = News(kind, "U0BEN", "U0BOB", was_name, was_at)
    return said(Said(what=What.NEWS, booking=booking, to="U0BOB", news=news))


def test_an_invitation_says_who_what_when_and_where_and_asks() -> None:
    message = told(NewsKind.INVITED)

    assert message.text.startswith(f"<@U0BEN> invites you to “Stand-up” (<!date^{START}^")
    for part in ("Conference room", "<#C0TEAM>", "(1 h) · every day", "`gr-7F3K9A`"):
        assert part in words(message)
    assert list(buttons(message)) == ["Going", "Maybe", "No"]
    assert unpack(buttons(message)["Going"]["value"]) == {"booking": "b0000001"}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (NewsKind.MOVED, f"<@U0BEN> moved “Stand-up” from <!date^{NOW}^"),
        (NewsKind.RENAMED, "<@U0BEN> renamed “Daily”: it is called “Stand-up” now."),
        (NewsKind.REMIND_CHANGED, "<@U0BEN> changed the reminder of “Stand-up” ("),
        (NewsKind.CANCELLED, "<@U0BEN> cancelled “Stand-up” ("),
        (NewsKind.PUT_BACK, "<@U0BEN> put “Stand-up” ("),
        (NewsKind.SKIPPED, "its series goes on."),
        (NewsKind.SERIES_ENDED, "it is cancelled."),
        (NewsKind.CARD_GONE, "The room itself stays as it is booked."),
    ],
)
def test_every_change_is_told_so_that_it_makes_sense_alone(kind: NewsKind, sentence: str) -> None:
    message = told(kind)

    assert sentence in message.text
    assert "“Stand-up”" in message.text
    assert "<#C0TEAM>" in words(message)


@pytest.mark.parametrize("kind", NewsKind)
def test_people_are_asked_where_there_is_something_to_come_to(kind: NewsKind) -> None:
    is_asked = kind in {NewsKind.INVITED, NewsKind.MOVED, NewsKind.PUT_BACK}

    assert bool(buttons(told(kind))) == is_asked
