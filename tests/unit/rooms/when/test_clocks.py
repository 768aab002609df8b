"""Times of the day: both clocks, words, halves of the day, and what is none."""

import pytest

from bot.rooms.when import NotATime, Note
from tests.unit.rooms.when.typed import choices, instant, read, reading, refusal

# Before dawn on the day of the table: everything of that day is ahead.
EARLY = instant("2027-03-11 03:00")


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("15:30", "15:30"),
        ("9:30", "09:30"),
        ("09:30", "09:30"),
        ("0:30", "00:30"),
        ("12:30", "12:30"),
        ("9:30:45", "09:30:45"),
        ("\uff11\uff15\uff1a\uff13\uff10", "15:30"),  # as Chinese keyboards write it
        ("3pm", "15:00"),
        ("3 pm", "15:00"),
        ("3:30pm", "15:30"),
        ("3.30pm", "15:30"),
        ("3:30 p.m.", "15:30"),
        ("3p.m.", "15:00"),
        ("3PM.", "15:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("12:30am", "00:30"),
        ("noon", "12:00"),
        ("midday", "12:00"),
        ("9", "09:00"),
        ("09", "09:00"),
        ("12", "12:00"),
        ("17", "17:00"),
        ("0", "00:00"),
        ("9 o’clock", "09:00"),
        ("half past 4pm", "16:30"),
        ("half past 16", "16:30"),
        ("quarter past 12", "12:15"),
        ("quarter to 1pm", "12:45"),
        ("5 past 9pm", "21:05"),
    ],
)
def test_a_time_of_the_day_is_read(typed: str, time: str) -> None:
    found = read(f"tomorrow {typed}")

    assert found.at == instant(f"2027-03-12 {time}")
    assert found.taken == len(typed.split()) + 1


@pytest.mark.parametrize("typed", ["at 5", "5 o'clock", "at five past", "quarter to", "1.2", "3-4"])
def test_the_same_pieces_may_follow_a_day_and_say_nothing_alone(typed: str) -> None:
    assert read(f"fri 15:30 {typed}").taken == 2


@pytest.mark.parametrize(
    "typed", ["25:00", "24:00", "15:60", "15:30:60", "13pm", "0am", "3:75pm", "quarter to 0"]
)
def test_what_the_clock_never_shows_is_no_time_of_the_day(typed: str) -> None:
    assert refusal(f"tomorrow {typed}") == (
        f"“{typed}” is no time of the day; write 15:30 or 3:30pm."
    )


@pytest.mark.parametrize(
    "typed", ["half past 24", "half past 13pm", "quarter to 12am", "quarter past 3:30pm", "24"]
)
def test_what_no_hour_is_left_of_is_refused(typed: str) -> None:
    assert "is no time of the day" in refusal(f"tomorrow {typed}")


@pytest.mark.parametrize(
    "typed", ["15:00-16:00", "2pm-4pm", "2–4pm", "2 to 4pm", "3pm - 4pm", "3pm- 4pm", "11am-noon"]
)
def test_a_span_is_refused_for_start_and_length(typed: str) -> None:
    assert refusal(typed) == "Give the start and how long, for example “14:00 for 45m”."


@pytest.mark.parametrize(
    "typed",
    ["5", "17", "03", "1 1pm", "1:2 3pm", "half past", "half past noon", "2 to 4"],
)
def test_a_number_alone_is_no_time(typed: str) -> None:
    assert isinstance(reading(typed), NotATime)


def test_an_hour_that_may_be_either_half_of_the_day_is_asked() -> None:
    assert choices("today at 5", EARLY) == ["Thu 11 Mar 2027, 05:00", "Thu 11 Mar 2027, 17:00"]


def test_of_an_hour_of_today_the_half_that_is_ahead_is_meant() -> None:
    assert read("today at 9").at == instant("2027-03-11 21:00")


def test_from_seven_on_an_hour_of_another_day_is_the_morning() -> None:
    assert read("tomorrow 7").at == instant("2027-03-12 07:00")
    assert choices("tomorrow 6") == ["Fri 12 Mar 2027, 06:00", "Fri 12 Mar 2027, 18:00"]


def test_an_hour_without_a_day_is_asked_when_the_morning_has_passed() -> None:
    assert choices("at 9") == ["Thu 11 Mar 2027, 21:00", "Fri 12 Mar 2027, 09:00"]
    assert choices("9:30") == ["Thu 11 Mar 2027, 21:30", "Fri 12 Mar 2027, 09:30"]


def test_an_hour_of_the_afternoon_without_a_day_is_this_afternoon() -> None:
    assert read("at 5").at == instant("2027-03-11 17:00")


def test_with_a_colon_it_is_the_24_hour_clock() -> None:
    assert read("5:30", EARLY).at == instant("2027-03-11 05:30")
    assert refusal("today 5:30") == (
        "That time has passed; give one that is ahead: “tomorrow 9:00”, “15:30”, “3:30pm”."
    )


def test_midnight_of_a_day_may_begin_or_end_it() -> None:
    assert choices("tomorrow midnight") == ["Fri 12 Mar 2027, 00:00", "Sat 13 Mar 2027, 00:00"]
    assert read("midnight").at == instant("2027-03-12 00:00")


def test_a_time_that_has_passed_today_is_tomorrow_and_told() -> None:
    found = read("3pm")

    assert (found.at, found.notes) == (instant("2027-03-12 15:00"), (Note.NEXT_DAY,))
