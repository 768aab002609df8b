"""Lengths of time as people type and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.times import parse_length, say_length


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("45m", 2700),
        ("90 min", 5400),
        ("1h", 3600),
        ("1h30", 5400),
        ("1h 30m", 5400),
        ("1.5h", 5400),
        ("2 hours", 7200),
        ("1 hour 30 minutes", 5400),
        ("24H", 86_400),
    ],
)
def test_a_length_is_read(typed: str, seconds: int) -> None:
    assert parse_length(typed) == seconds


@pytest.mark.parametrize("typed", ["45", "", "h", "m", "soon", "1h30x", "-5m", "1:30", "½h"])
def test_what_is_no_length_is_not_guessed(typed: str) -> None:
    assert parse_length(typed) is None


@given(st.integers(min_value=1, max_value=1440))
def test_what_is_said_reads_back(minutes: int) -> None:
    assert parse_length(say_length(minutes * 60)) == minutes * 60


def test_a_length_is_said_in_the_units_of_a_language() -> None:
    assert say_length(5400, ("小时", "分钟")) == "1 小时 30 分钟"
