"""What belongs to a time and what to a name, lengths from now, ISO, and pieces of words."""

import pytest

from bot.rooms.when import NotATime, Read, Wrong, read_when
from tests.unit.rooms.when.typed import NEW_YORK, NOW, choices, instant, read, reading, refusal


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("in 20m", 20),
        ("in 90 minutes", 90),
        ("in 1h30", 90),
        ("in 1.5h", 90),
        ("in 1 hour 30 minutes", 90),
        ("in an hour", 60),
        ("in half an hour", 30),
        ("in an hour and a half", 90),
    ],
)
def test_a_length_from_now_is_read(typed: str, minutes: int) -> None:
    found = read(typed)

    assert (found.at, found.taken) == (NOW + minutes * 60, len(typed.split()))


def test_a_length_from_now_is_never_earlier_than_asked() -> None:
    assert read("in 20m", NOW + 0.25).at == NOW + 1201


def test_a_length_of_nothing_is_not_ahead() -> None:
    assert "has passed" in refusal("in 0m")


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2027-03-20T15:00", instant("2027-03-20 15:00")),
        ("2027-03-20T15:00:30Z", instant("2027-03-20 15:00:30", "UTC")),
        ("2027-03-20T15:00:30.000Z", instant("2027-03-20 15:00:30", "UTC")),
        ("2027-03-20T15:00+05:30", instant("2027-03-20 15:00", "Asia/Kolkata")),
        ("2027-03-20T15:00+0530", instant("2027-03-20 15:00", "Asia/Kolkata")),
        ("2027-03-20T15:00-04", instant("2027-03-20 15:00")),
        ("2027-03-20T15:00,", instant("2027-03-20 15:00")),
    ],
)
def test_an_iso_moment_is_one_word(typed: str, at: int) -> None:
    found = read(f"{typed} for 45m")

    assert (found.at, found.taken) == (at, 1)


@pytest.mark.parametrize("typed", ["tomorrow, 3pm", "(tomorrow 3pm)", "TOMORROW, at 3pm;"])
def test_commas_brackets_and_case_do_not_matter(typed: str) -> None:
    assert read(typed).at == instant("2027-03-12 15:00")


@pytest.mark.parametrize(
    "typed", ["", "at", "in", "on", ",", "*", "next *", "now", "Sprint review", "in 20"]
)
def test_other_words_are_no_time(typed: str) -> None:
    assert isinstance(reading(typed), NotATime)


@pytest.mark.parametrize(
    "typed",
    [
        "Monday review",
        "Monday review tomorrow 3pm",
        "Monday review 3pm tomorrow",
        "Monday review in 20m",
        "Monday review every day at 9",
        "Monday and Tuesday recap fri 9:30",
        "Next week planning fri 9:30",
        "Monday review 3pm",
        "tuesday around 3pm",
    ],
)
def test_a_day_may_belong_to_a_name_when_a_whole_time_follows(typed: str) -> None:
    found = reading(typed)

    assert isinstance(found, Wrong)
    assert found.is_unfinished


@pytest.mark.parametrize(
    "typed",
    [
        "mon and thu 9:30",
        "mon, thu 9:30",
        "mon,thu 9:30",
        "tue or wed at 9:30",
        "monday - 3pm",
        "tomorrow sat 3pm",
        "tomorrow in 20m",
    ],
)
def test_a_day_right_before_a_whole_time_is_never_left_in_a_name(typed: str) -> None:
    found = reading(typed)

    assert isinstance(found, Wrong)
    assert not found.is_unfinished
    assert "is not clear; write one day and its time" in found.sentence


def test_of_two_days_a_wrong_one_is_told_first() -> None:
    assert refusal("31 feb and monday 9:30").startswith("“31 feb” is no date of the calendar")
    assert refusal("monday and 31 feb 9:30").startswith("“31 feb” is no date of the calendar")


def test_a_day_without_a_time_asks_for_it() -> None:
    assert refusal("tomorrow") == "Say at what time as well: “tomorrow 15:30”."
    assert refusal("tomorrow at") == "Say at what time as well: “tomorrow 15:30”."


def test_a_word_that_is_only_partly_a_time_is_not_understood() -> None:
    assert refusal("3pm,foo") == "I do not understand “3pm,foo”."
    assert refusal("15:30 UTC,foo") == "I do not understand “UTC,foo”."


def test_what_follows_a_time_is_left() -> None:
    assert read("monday 3pm tuesday 5pm").taken == 2
    assert read("3pm monday 5pm").taken == 2


def test_only_the_first_words_are_looked_at() -> None:
    assert isinstance(read_when(["mon"] * 10_000, NOW, NEW_YORK), Wrong)
    assert isinstance(read_when(["a" * 40_000], NOW, NEW_YORK), NotATime)


def test_a_choice_and_a_time_that_was_read_tell_their_instant() -> None:
    found = read_when(["tomorrow", "5"], NOW, NEW_YORK)

    assert not isinstance(found, Read | Wrong | NotATime)
    assert [choice.at for choice in found.choices] == [
        instant("2027-03-12 05:00"),
        instant("2027-03-12 17:00"),
    ]
    assert len(choices("tomorrow 5")) == 2
