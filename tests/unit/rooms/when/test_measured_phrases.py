"""The 16 phrases on which libraries for dates were measured: 2 to 10 of them wrong in silence.

Thursday 11 March 2027, 16:20 in New York. The expected times come from that table.
"""

import pytest

from bot.rooms.series import ReadSeries, read_series
from bot.rooms.when import Note, Read
from tests.unit.rooms.when.typed import NEW_YORK, NOW, choices, instant, read


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("tomorrow 3pm", "2027-03-12 15:00"),
        ("next tuesday at 14:30", "2027-03-16 14:30"),
        ("in 20 minutes", "2027-03-11 16:40"),
        ("friday noon", "2027-03-12 12:00"),
        ("sunday at 2:30am", "2027-03-14 03:30"),
        ("today at 5", "2027-03-11 17:00"),
        ("mon 9am", "2027-03-15 09:00"),
        ("2027-03-20 15:00", "2027-03-20 15:00"),
        ("3/20 3pm", "2027-03-20 15:00"),
        ("in 2 days at 10am", "2027-03-13 10:00"),
        ("tomorrow at noon", "2027-03-12 12:00"),
        ("6pm", "2027-03-11 18:00"),
        ("thursday 3pm", "2027-03-18 15:00"),
    ],
)
def test_a_phrase_of_the_table_is_read_to_its_last_word(typed: str, local: str) -> None:
    found = read(typed)

    assert (found.at, found.taken) == (instant(local), len(typed.split()))


def test_a_length_after_the_time_is_left_for_its_clause() -> None:
    found = read("friday noon for 45m")

    assert (found.at, found.taken) == (instant("2027-03-12 12:00"), 2)


def test_the_sunday_of_the_spring_gap_is_told() -> None:
    assert read("sunday at 2:30am").notes == (Note.GAP,)


def test_a_thursday_that_has_passed_today_is_in_a_week_and_told() -> None:
    assert read("thursday 3pm").notes == (Note.NEXT_WEEK,)


def test_half_past_four_is_asked_and_never_guessed() -> None:
    assert choices("half past 4 tomorrow") == ["Fri 12 Mar 2027, 04:30", "Fri 12 Mar 2027, 16:30"]


@pytest.mark.parametrize(
    ("typed", "rule", "first"),
    [
        (
            "every weekday at 9:30",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "2027-03-12 09:30",
        ),
        (
            "every other thursday at 4pm",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
            "2027-03-18 16:00",
        ),
    ],
)
def test_a_series_of_the_table_is_a_rule(typed: str, rule: str, first: str) -> None:
    found = read_series(typed.split(), NOW, NEW_YORK)

    assert isinstance(found, ReadSeries)
    assert isinstance(found.start, Read)
    assert (found.rule, found.start.at) == (rule, instant(first))
    assert found.taken == len(typed.split())
