"""Days and dates: names, weekdays, other weeks, dates either way round, and what is none."""

import pytest

from bot.rooms.when import NotATime, Note
from tests.unit.rooms.when.typed import choices, instant, read, reading, refusal


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("today", "2027-03-11"),
        ("tomorrow", "2027-03-12"),
        ("day after tomorrow", "2027-03-13"),
        ("the day after tomorrow", "2027-03-13"),
        ("thu", "2027-03-11"),
        ("fri", "2027-03-12"),
        ("on Friday", "2027-03-12"),
        ("weds", "2027-03-17"),
        ("this friday", "2027-03-12"),
        ("next thursday", "2027-03-18"),
        ("next week tuesday", "2027-03-16"),
        ("fri next week", "2027-03-19"),
        ("in 2 weeks", "2027-03-25"),
        ("in a week", "2027-03-18"),
        ("in three days", "2027-03-14"),
        ("20 mar", "2027-03-20"),
        ("20th of March", "2027-03-20"),
        ("mar 20th,", "2027-03-20"),
        ("march 20, 2027", "2027-03-20"),
        ("Sept. 1", "2027-09-01"),
        ("3/20", "2027-03-20"),
        ("20/3", "2027-03-20"),
        ("20.3.", "2027-03-20"),
        ("20.3.2027", "2027-03-20"),
        ("5/5", "2027-05-05"),
        ("2027/3/20", "2027-03-20"),
        ("sat 20 mar", "2027-03-20"),
        ("sat, 20.3.", "2027-03-20"),
        ("tomorrow 12 mar", "2027-03-12"),
        ("next tuesday 23 mar", "2027-03-23"),
        ("sat 3/4/2027", "2027-04-03"),
    ],
)
def test_a_day_is_read_before_and_after_its_time(typed: str, date: str) -> None:
    after, before = read(f"{typed} 18:00"), read(f"18:00 {typed}")

    assert after.at == before.at == instant(f"{date} 18:00")
    assert after.taken == before.taken == len(typed.split()) + 1


@pytest.mark.parametrize(("typed", "date"), [("1 jan", "2028-01-01"), ("29 feb", "2028-02-29")])
def test_a_date_without_a_year_is_the_nearest_and_another_year_is_told(
    typed: str, date: str
) -> None:
    found = read(f"{typed} 18:00")

    assert (found.at, found.notes) == (instant(f"{date} 18:00"), (Note.NEXT_YEAR,))


def test_of_a_date_that_said_its_year_the_year_is_not_told() -> None:
    assert read("1 jan 2028 18:00").notes == ()


def test_month_and_day_that_may_be_either_way_round_are_asked() -> None:
    assert choices("3/4 3pm") == ["Sat 3 Apr 2027, 15:00", "Sat 4 Mar 2028, 15:00"]
    assert choices("3.4. 15:00") == choices("3/4 3pm")
    assert choices("3/10/2028 3pm") == ["Fri 10 Mar 2028, 15:00", "Tue 3 Oct 2028, 15:00"]


def test_of_four_readings_each_is_a_button() -> None:
    assert len(choices("3/4 at 5")) == 4


def test_a_date_that_is_today_either_way_is_asked_even_when_its_time_has_passed() -> None:
    assert choices("3/11 18:00") == ["Thu 11 Mar 2027, 18:00", "Wed 3 Nov 2027, 18:00"]
    assert choices("3/11 15:00") == ["Wed 3 Nov 2027, 15:00", "Sat 11 Mar 2028, 15:00"]
    assert "has passed" in refusal("thu 3/11 15:00")


def test_next_friday_is_asked_while_there_is_one_this_week() -> None:
    assert choices("next friday 3pm") == ["Fri 12 Mar 2027, 15:00", "Fri 19 Mar 2027, 15:00"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-03-20", "“2026-03-20” has passed."),
        ("this monday", "“this monday” has passed."),
        ("20 mar 2040", "“20 mar 2040” is more than ten years ahead."),
        ("in 999 weeks", "“in 999 weeks” is more than ten years ahead."),
        ("31 feb", "“31 feb” is no date of the calendar; write 20 mar."),
        ("2027-02-29", "“2027-02-29” is no date of the calendar; write 20 mar."),
        ("13/13", "“13/13” is no date of the calendar; write 20 mar."),
        ("3/20/27", "“3/20/27” is not clear; write the year with four digits."),
        ("fri 20 mar", "“fri” is not Sat 20 Mar 2027; which one is it?"),
        ("tomorrow 31 feb", "“31 feb” is no date of the calendar; write 20 mar."),
        ("next week", "“next week” is no day of mine; write tomorrow, fri or 20 mar."),
        ("in 3 months", "“in 3 months” is no day of mine; write tomorrow, fri or 20 mar."),
        ("tonight", "“tonight” is no day of mine; write tomorrow, fri or 20 mar."),
        ("week from", "“week from” is no day of mine; write tomorrow, fri or 20 mar."),
        ("last monday", "“last monday” is no day of mine; write tomorrow, fri or 20 mar."),
    ],
)
def test_what_is_no_day_ahead_is_refused_with_and_without_a_time(typed: str, sentence: str) -> None:
    assert refusal(f"{typed} 3pm") == refusal(typed) == refusal(f"3pm {typed}") == sentence


@pytest.mark.parametrize("typed", ["20.3", "3.4", "20th", "1st"])
def test_what_is_almost_a_date_is_refused_right_before_a_time_alone(typed: str) -> None:
    assert refusal(f"{typed} 15:00") == (
        f"“{typed}” may be a day; write it as 20 mar, or say the day too: today 15:30."
    )
    assert isinstance(reading(f"{typed} today 18:00"), NotATime)
    assert isinstance(reading(f"{typed} release 18:00"), NotATime)


def test_a_weekday_of_another_week_is_not_taken_for_the_coming_one() -> None:
    assert "week from" in refusal("week from monday 3pm")
    assert "is not clear" in refusal("monday in 2 weeks 3pm")


def test_today_has_no_next_one() -> None:
    assert "has passed" in refusal("today 4pm")
    assert "has passed" in refusal("11 mar 4pm")


@pytest.mark.parametrize("typed", ["20270320 3pm", "mar 3pm", "may 5pm", "3.4 sync", "20 foo"])
def test_what_only_resembles_a_date_is_no_time(typed: str) -> None:
    assert isinstance(reading(typed), NotATime)
