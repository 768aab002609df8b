"""When the bookings of a series are: a time on the wall, over every change of the clocks."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.series import MOST_AHEAD, Series, begin_series, occurrences
from bot.rooms.series.patterns import CODES
from bot.rooms.series.rules import first_after
from bot.rooms.when import Note
from tests.unit.rooms.when.typed import BERLIN, NEW_YORK, NOW, instant

DAY_S: Final = 86_400
WEEKDAYS: Final = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


def shown(series: Series, after: str, count: int) -> list[str]:
    """Return what the clock on the wall shows at the next of a series."""
    zone = ZoneInfo(series.zone)
    found = occurrences(series, instant(after, series.zone), count)
    return [f"{datetime.fromtimestamp(one.at, zone):%m-%d %H:%M%z}" for one in found]


def test_over_the_spring_gap_there_is_one_each_day_and_it_moves_forward() -> None:
    series = Series("FREQ=DAILY", NEW_YORK, "2027-03-01T02:30")

    assert shown(series, "2027-03-12 12:00", 3) == [
        "03-13 02:30-0500",
        "03-14 03:30-0400",
        "03-15 02:30-0400",
    ]


def test_over_the_autumn_repeat_there_is_one_each_day_and_it_is_the_first() -> None:
    series = Series("FREQ=DAILY", NEW_YORK, "2027-03-01T01:30")

    assert shown(series, "2027-11-05 12:00", 3) == [
        "11-06 01:30-0400",
        "11-07 01:30-0400",
        "11-08 01:30-0500",
    ]


def test_between_the_two_of_a_repeat_the_next_is_tomorrow() -> None:
    series = Series("FREQ=DAILY", NEW_YORK, "2027-03-01T01:30")

    found = occurrences(series, instant("2027-11-07 01:30"), 1)

    assert found[0].at == instant("2027-11-08 01:30")


def test_what_is_to_be_told_of_an_occurrence_is_told() -> None:
    series = Series("FREQ=DAILY", NEW_YORK, "2027-03-01T02:30")

    found = occurrences(series, instant("2027-03-13 12:00"), 2)

    assert [one.notes for one in found] == [(Note.GAP,), ()]
    assert [one.local for one in found] == ["2027-03-14T02:30", "2027-03-15T02:30"]


def test_a_weekly_series_keeps_its_time_on_the_wall_in_summer_and_winter() -> None:
    series = Series("FREQ=WEEKLY;BYDAY=FR", BERLIN, "2027-03-12T09:30")

    assert shown(series, "2027-03-19 09:30", 2) == ["03-26 09:30+0100", "04-02 09:30+0200"]


def test_an_offset_for_a_zone_knows_no_summer() -> None:
    series = Series("FREQ=DAILY", "UTC-5", "2027-03-13T02:30")

    first, second = occurrences(series, NOW, 2)

    assert second.at - first.at == DAY_S


def test_the_one_at_this_second_is_not_next() -> None:
    series = Series(WEEKDAYS, NEW_YORK, "2027-03-12T09:30")

    assert shown(series, "2027-03-12 09:29:59", 1) == ["03-12 09:30-0500"]
    assert shown(series, "2027-03-12 09:30", 1) == ["03-15 09:30-0400"]


def test_a_number_of_times_is_counted_from_the_first() -> None:
    series = Series(f"{WEEKDAYS};COUNT=4", NEW_YORK, "2027-03-11T17:00")

    assert shown(series, "2027-03-11 00:00", 9) == [
        "03-11 17:00-0500",
        "03-12 17:00-0500",
        "03-15 17:00-0400",
        "03-16 17:00-0400",
    ]
    assert shown(series, "2027-03-15 17:00", 9) == ["03-16 17:00-0400"]
    assert shown(series, "2027-03-16 17:00", 9) == []


def test_near_its_end_a_long_series_still_knows_how_many_there_were() -> None:
    series = Series("FREQ=DAILY;COUNT=100", NEW_YORK, "2027-03-12T17:00")

    assert shown(series, "2027-06-18 12:00", 9) == ["06-18 17:00-0400", "06-19 17:00-0400"]


def test_the_day_until_which_it_goes_belongs_to_it() -> None:
    series = Series("FREQ=DAILY;UNTIL=20270313T235959", NEW_YORK, "2027-03-12T23:00")

    assert shown(series, "2027-03-12 00:00", 9) == ["03-12 23:00-0500", "03-13 23:00-0500"]
    assert shown(series, "2029-03-12 00:00", 9) == []


def test_those_that_were_called_off_are_left_out_and_still_counted() -> None:
    series = Series("FREQ=DAILY;COUNT=3", NEW_YORK, "2027-03-13T02:30")

    skipped = series.without("2027-03-14T02:30")

    assert shown(skipped, "2027-03-12 00:00", 9) == ["03-13 02:30-0500", "03-15 02:30-0400"]
    assert series.skipped == frozenset()


def test_no_more_are_given_than_asked_for_and_never_more_than_a_year_of_days() -> None:
    series = Series("FREQ=DAILY", NEW_YORK, "2027-03-12T09:30")

    assert occurrences(series, NOW, 0) == ()
    assert len(occurrences(series, NOW, 10_000)) == MOST_AHEAD


def test_after_many_years_it_still_keeps_its_day_of_two_weeks() -> None:
    start = datetime(1990, 1, 4, 16)  # noqa: DTZ001  a Thursday, local
    series = Series("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", BERLIN, start.isoformat())

    found = occurrences(series, NOW, 50)

    days = [(datetime.fromisoformat(one.local) - start).days for one in found]
    assert all(day % 14 == 0 for day in days)
    assert 0 < found[0].at - NOW <= 14 * DAY_S


@pytest.mark.parametrize(
    ("rule", "local", "first"),
    [
        (WEEKDAYS, "2027-03-13T09:30", "2027-03-15T09:30"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2027-03-12T09:30", "2027-03-15T09:30"),
        ("FREQ=WEEKLY;INTERVAL=2", "2027-03-12T09:30", "2027-03-12T09:30"),
        ("FREQ=DAILY;INTERVAL=3;COUNT=2", "2027-03-12T09:30", "2027-03-12T09:30"),
    ],
)
def test_a_series_begins_at_the_next_of_its_days(rule: str, local: str, first: str) -> None:
    assert begin_series(rule, local, NEW_YORK) == Series(rule, NEW_YORK, first)


def test_of_every_second_week_the_first_is_the_one_it_begins_in() -> None:
    series = begin_series("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2027-03-11T17:00", NEW_YORK)

    assert series is not None
    assert [text[:5] for text in shown(series, "2027-03-11 00:00", 4)] == [
        "03-11",
        "03-22",
        "03-25",
        "04-05",
    ]


def test_a_series_that_ends_before_it_begins_is_none() -> None:
    rule = "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270312T235959"

    assert begin_series(rule, "2027-03-12T09:30", NEW_YORK) is None
    assert first_after(rule, datetime(2027, 3, 12, 9, 30), NEW_YORK, NOW) is None  # noqa: DTZ001


def test_a_day_that_a_zone_left_out_is_not_booked_twice() -> None:
    # Samoa went from 29 to 31 December 2011.
    series = Series("FREQ=DAILY", "Pacific/Apia", "2011-12-01T10:00")

    assert [text[:5] for text in shown(series, "2011-12-28 12:00", 3)] == [
        "12-29",
        "12-31",
        "01-01",
    ]


ZONES: Final = st.sampled_from(
    [NEW_YORK, BERLIN, "Asia/Kolkata", "Australia/Lord_Howe", "America/Havana", "Africa/Cairo"]
)
DAYS: Final = st.frozensets(st.integers(min_value=0, max_value=6))
STARTS: Final = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31))
TIMES: Final = st.times(max_value=time(4)).map(lambda one: one.replace(second=0, microsecond=0))


def rule_of(days: frozenset[int], interval: int) -> str:
    if not days:
        return f"FREQ=DAILY;INTERVAL={interval}"
    return f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(CODES[day] for day in sorted(days))}"


def is_day_of(day: date, start: date, days: frozenset[int], interval: int) -> bool:
    """Return whether a series has this day: counted on the calendar, without any library."""
    if not days:
        return (day - start).days % interval == 0
    monday, first_monday = (one - timedelta(days=one.weekday()) for one in (day, start))
    weeks = (monday - first_monday).days // 7
    return day.weekday() in days and weeks % interval == 0


def by_hand(local: datetime, zone: str) -> int:
    return int(local.replace(tzinfo=ZoneInfo(zone), fold=0).timestamp())


@given(
    start=STARTS,
    at=TIMES,
    days=DAYS,
    interval=st.integers(min_value=1, max_value=3),
    zone=ZONES,
    ahead=st.integers(min_value=-5, max_value=2000),
)
def test_a_series_is_what_counting_days_on_the_calendar_gives(
    *, start: date, at: time, days: frozenset[int], interval: int, zone: str, ahead: int
) -> None:
    after = by_hand(datetime.combine(start + timedelta(days=ahead), time(3)), zone)
    series = Series(rule_of(days, interval), zone, datetime.combine(start, at).isoformat())

    found = [one.at for one in occurrences(series, after, 10)]

    first = max(ahead - 2, 0)
    dates = (start + timedelta(days=number) for number in range(first, first + 90))
    listed = [
        by_hand(datetime.combine(day, at), zone)
        for day in dates
        if is_day_of(day, start, days, interval)
    ]
    counted = [one for one in listed if one > after]
    assert found[: len(counted)] == counted[:10]
    assert len(counted) >= 3


@given(start=STARTS, at=TIMES, days=DAYS, zone=ZONES, ahead=st.integers(0, 4000))
def test_occurrences_are_later_and_later_each_at_its_wall_time_or_moved_forward(
    start: date, at: time, days: frozenset[int], zone: str, ahead: int
) -> None:
    after = by_hand(datetime.combine(start, at), zone) + ahead * DAY_S
    series = Series(rule_of(days, 1), zone, datetime.combine(start, at).isoformat())

    found = occurrences(series, after, 40)

    instants = [after, *(one.at for one in found)]
    assert all(early < late for early, late in pairwise(instants))
    for one in found:
        local = datetime.fromisoformat(one.local)
        wall = datetime.fromtimestamp(one.at, ZoneInfo(zone)).replace(tzinfo=None)
        assert local.time() == at
        assert wall > local if Note.GAP in one.notes else wall == local
