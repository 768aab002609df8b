"""Moments in each language: the forms of docs.slack.dev and of cldr.unicode.org."""

import pytest

from bot.workspace.page.text.dates import chosen_day, chosen_time, written
from bot.workspace.page.text.languages import ordinal
from tests.unit.workspace.page.text.scenes import AT, NOW, reader

FORMS = {
    "en-US": {
        "{date}": "November 3rd, 2026",
        "{date_short}": "Nov 3, 2026",
        "{date_long}": "Tuesday, November 3rd, 2026",
        "{date_slash}": "11/03/2026",
        "{date_pretty} at {time}": "today at 4:00 PM",
        "{time_secs}": "4:00:00 PM",
        "{ago}": "5 seconds ago",
    },
    "en-GB": {
        "{date}": "3 November 2026",
        "{date_short}": "3 Nov 2026",
        "{date_long}": "Tuesday 3 November 2026",
        "{date_slash}": "03/11/2026",
        "{date_pretty} at {time}": "today at 16:00",
        "{time_secs}": "16:00:00",
        "{ago}": "5 seconds ago",
    },
    "zh-CN": {
        "{date}": "2026年11月3日",
        "{date_short}": "2026年11月3日",
        "{date_long}": "2026年11月3日星期二",
        "{date_slash}": "2026/11/03",
        "{date_pretty} {time}": "今天 16:00",
        "{time_secs}": "16:00:00",
        "{ago}": "5 秒前",
    },
}
CASES = [(locale, *form) for locale, forms in FORMS.items() for form in forms.items()]


@pytest.mark.parametrize(("locale", "pattern", "words"), CASES)
def test_a_moment_is_written_in_the_readers_language(locale: str, pattern: str, words: str) -> None:
    assert written(AT, pattern, reader(locale)) == words


@pytest.mark.parametrize("locale", FORMS)
def test_a_number_of_a_day_is_the_same_for_everybody(locale: str) -> None:
    assert written(AT, "{date_num}", reader(locale)) == "2026-11-03"


@pytest.mark.parametrize(
    ("days", "words"), [(-1, "昨天"), (0, "今天"), (1, "明天"), (2, "2026年11月5日星期四")]
)
def test_near_days_have_chinese_names(days: int, words: str) -> None:
    moment = NOW + days * 86_400

    assert written(moment, "{day_divider_pretty}", reader("zh-CN")) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(-3600, "1 小时前"), (180, "3 分钟后"), (2 * 86_400, "2 天后")]
)
def test_distances_are_told_in_chinese(seconds: int, words: str) -> None:
    assert written(NOW + seconds, "{ago}", reader("zh-CN")) == words


@pytest.mark.parametrize(
    ("locale", "day", "time"),
    [
        ("en-US", "Thu, Nov 26, 2026", "3:30 PM"),
        ("en-GB", "Thu 26 Nov 2026", "15:30"),
        ("zh-CN", "2026年11月26日 周四", "15:30"),
    ],
)
def test_what_is_chosen_stands_beside_a_picker(locale: str, day: str, time: str) -> None:
    assert chosen_day("2026-11-26", reader(locale)) == day
    assert chosen_time("15:30", reader(locale)) == time


@pytest.mark.parametrize("typed", ["", "soon", "2026-02-30"])
def test_what_is_no_day_or_time_is_not_said(typed: str) -> None:
    assert chosen_day(typed, reader()) == ""
    assert chosen_time(typed, reader()) == ""


def test_another_language_is_read_as_british_english() -> None:
    assert written(AT, "{date_short} {time}", reader("fr-FR")) == "3 Nov 2026 16:00"


@pytest.mark.parametrize("seconds", [10**13, float("inf")])
def test_a_moment_that_no_calendar_holds_is_its_number(seconds: float) -> None:
    assert written(seconds, "{date}", reader()) == str(seconds)


@pytest.mark.parametrize(
    ("day", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_days_have_ordinals(day: int, words: str) -> None:
    assert ordinal(day) == words


def test_noon_and_midnight_are_twelve() -> None:
    assert chosen_time("00:05", reader("en-US")) == "12:05 AM"
    assert chosen_time("12:05", reader("en-US")) == "12:05 PM"
