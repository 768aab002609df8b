"""Series as people type them: patterns, ends, times, and what is refused."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.series import ReadSeries, begin_series, occurrences, read_series
from bot.rooms.when import Ambiguous, NotATime, Read, Wrong
from tests.unit.rooms.when.test_laws import NOWS, PIECES, ZONES
from tests.unit.rooms.when.typed import NEW_YORK, NOW, instant


def read(text: str, now: float = NOW, zone: str = NEW_YORK) -> ReadSeries:
    found = read_series(text.split(), now, zone)
    assert isinstance(found, ReadSeries), f"{text}: {found}"
    return found


def start(text: str, now: float = NOW, zone: str = NEW_YORK) -> Read:
    found = read(text, now, zone).start
    assert isinstance(found, Read), f"{text}: {found}"
    return found


def refusal(text: str) -> str:
    found = read_series(text.split(), NOW, NEW_YORK)
    assert isinstance(found, Wrong), f"{text}: {found}"
    return found.sentence


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("every day", "FREQ=DAILY"),
        ("every other day", "FREQ=DAILY;INTERVAL=2"),
        ("every 3 days", "FREQ=DAILY;INTERVAL=3"),
        ("every week", "FREQ=WEEKLY"),
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ("every two weeks on thu", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("every 52 weeks", "FREQ=WEEKLY;INTERVAL=52"),
        ("every other week on thu, mon", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
        ("every other thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("every 1 week on thu", "FREQ=WEEKLY;BYDAY=TH"),
        ("every week on thursdays", "FREQ=WEEKLY;BYDAY=TH"),
        ("every week thu", "FREQ=WEEKLY;BYDAY=TH"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("Every Weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every weekend", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("every mon,thu", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("every mon, thu", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("every thu mon", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("every mon and thu", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("every mon-wed & sun", "FREQ=WEEKLY;BYDAY=MO,TU,WE,SU"),
        ("every monday until 30 Sep", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270930T235959"),
        ("every monday until 1 feb", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20280201T235959"),
        ("every day until next tuesday 23 mar", "FREQ=DAILY;UNTIL=20270323T235959"),
        ("every mon,thu 10 times", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10"),
        ("every day 1 time", "FREQ=DAILY;COUNT=1"),
    ],
)
def test_a_series_is_a_rule_and_starts_with_the_time_beside_it(typed: str, rule: str) -> None:
    assert read(f"{typed} with @ana") == ReadSeries(len(typed.split()), rule)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("every weekday at 9:30", "2027-03-12 09:30"),
        ("every day 17:00", "2027-03-11 17:00"),
        ("every day at 9", "2027-03-12 09:00"),
        ("every other thursday at 4pm", "2027-03-18 16:00"),
        ("every 2 weeks on thu at 5pm", "2027-03-11 17:00"),
        ("every mon,thu at half past 4pm", "2027-03-11 16:30"),
        ("every day at midnight", "2027-03-12 00:00"),
        ("every weekday at 9:30 until 30 Sep", "2027-03-12 09:30"),
        ("every weekday until 30 Sep 2027 at 9:30", "2027-03-12 09:30"),
        ("every weekday until 30 Sep 9:30", "2027-03-12 09:30"),
        ("every weekday at 9:30 10 times", "2027-03-12 09:30"),
        ("every day at 9 1 time", "2027-03-12 09:00"),
        ("every weekday 10 times at 9:30", "2027-03-12 09:30"),
    ],
)
def test_with_a_time_of_the_day_a_series_starts_at_the_next_such(typed: str, first: str) -> None:
    found = start(typed)

    assert (found.at, found.taken) == (instant(first), len(typed.split()))


def test_a_typed_zone_wins_and_today_is_the_day_there() -> None:
    found = start("every day at 9:00 Asia/Shanghai until 30 Sep")

    assert (found.at, found.zone) == (instant("2027-03-12 09:00", "Asia/Shanghai"), "Asia/Shanghai")


def test_an_hour_that_may_be_either_half_of_the_day_is_asked() -> None:
    found = read("every day at 5").start

    assert isinstance(found, Ambiguous)
    assert [choice.at for choice in found.choices] == [
        instant("2027-03-11 17:00"),
        instant("2027-03-12 05:00"),
    ]


def test_the_first_of_a_series_may_be_in_the_gap() -> None:
    found = start("every sunday at 2:30am")

    assert found.at == instant("2027-03-14 03:30")
    assert found.moment.local == "2027-03-14T02:30"


@pytest.mark.parametrize(
    "typed",
    [
        "every month",
        "every 2 months",
        "every quarter",
        "every year",
        "every hour",
        "every 20 minutes",
        "every fortnight",
        "every first",
        "every second",
        "every 2nd",
        "every last",
        "every 2 thursdays",
        "every other weekday",
        "every other mon thu",
        "every mon/thu",
        "every fri-mon",
        "every mon-foo",
        "every mon to fri",
        "every mon - fri",
        "every monday of the",
        "every day except friday",
    ],
)
def test_what_is_close_to_a_series_is_refused(typed: str) -> None:
    assert refusal(f"{typed} thing at 9") == (
        f"“{typed}” is no series of mine; there are every day, every weekday, every mon,thu, "
        "every week, every 2 weeks on thu."
    )


@pytest.mark.parametrize(
    "typed",
    [
        "monthly",
        "weekly at 9",
        "weekly monday",
        "daily 9:30",
        "biweekly on mon",
        "fortnightly until 30 Sep",
        "yearly 3pm",
    ],
)
def test_an_adverb_with_a_time_is_refused_and_not_left_in_a_name(typed: str) -> None:
    assert refusal(typed).startswith(f"“{typed.split(maxsplit=1)[0]}” is no series of mine")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("every 0 weeks", "A series comes every 1 to 52 weeks or days."),
        ("every 53 days", "A series comes every 1 to 52 weeks or days."),
        ("every monday 0 times", "A series has 1 to 366 times."),
        ("every monday 367 times", "A series has 1 to 366 times."),
        ("every monday until", "Say until which day: “until 30 Sep”."),
        ("every monday until 3/4", "“3/4” may be two days; write “until 30 Sep”."),
        ("every monday until 2026-01-01", "“2026-01-01” has passed."),
        ("every monday until 31 feb", "“31 feb” is no date of the calendar; write 20 mar."),
        (
            "every monday until 30 Sep 10 times",
            "A series ends on a day or after a number of times; give one of the two.",
        ),
        ("every week at 9", "Say on which day of the week: “every week on thu”."),
        ("every monday at 25:00", "“25:00” is no time of the day; write 15:30 or 3:30pm."),
        (
            "every monday 9:00-10:00",
            "Give the start and how long, for example “14:00 for 45m”.",
        ),
        (
            "every monday at 9 EST",
            "“EST” is not clear; write a zone such as America/New_York or UTC-5.",
        ),
        (
            "every monday at midnight",
            "Write 0:00 for the midnight that begins the day, or 23:59.",
        ),
        ("every monday at 9 until friday", "The series ends before its first time."),
        ("every mon,foo", "I do not understand “mon,foo”."),
    ],
)
def test_what_is_wrong_with_a_series_is_said(typed: str, sentence: str) -> None:
    assert refusal(typed) == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "every",
        "every one",
        "every foo",
        "every other",
        "Everyday",
        "Weekly review",
        "Daily every weekday at 9:30",
    ],
)
def test_other_words_are_no_series(typed: str) -> None:
    assert isinstance(read_series(typed.split(), NOW, NEW_YORK), NotATime)


def test_what_follows_a_series_is_left() -> None:
    assert read("every monday at 9 9 people").taken == 4
    assert read("every week until 30 Sep on thu").taken == 5


SERIES_WORDS = st.sampled_from(
    [
        "every",
        "other",
        "two",
        "weeks",
        "weekday",
        "until",
        "10",
        "times",
        "time",
        "mon-fri",
        "daily",
    ]
)


@given(st.lists(SERIES_WORDS | PIECES | st.text(max_size=8), max_size=8), NOWS, ZONES)
def test_any_words_give_a_reading_and_a_start_that_is_ahead(
    words: list[str], now: float, zone: str
) -> None:
    found = read_series(["every", *words], now, zone)

    assert found.taken <= len(words) + 1
    if isinstance(found, Wrong):
        assert found.sentence
    if isinstance(found, ReadSeries) and isinstance(found.start, Read):
        assert found.start.at > now


@given(
    st.sampled_from(["day", "weekday", "mon,thu", "2 weeks on sun", "other fri", "3 days"]),
    st.sampled_from(["at 9:30", "at 2:30am", "at 17:00 10 times", "at noon 3 times"]),
    NOWS,
    ZONES,
)
def test_the_start_of_a_series_is_its_first_occurrence(
    pattern: str, rest: str, now: float, zone: str
) -> None:
    found = read_series(["every", *f"{pattern} {rest}".split()], now, zone)
    assert isinstance(found, ReadSeries)
    assert isinstance(found.start, Read)

    series = begin_series(found.rule, found.start.moment.local, found.start.zone)

    assert series is not None
    assert occurrences(series, now, 1)[0].at == found.start.at
    assert found.start.at - now < timedelta(days=15).total_seconds()
