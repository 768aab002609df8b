"""The echo of a time: day, date, time, zone and length."""

import pytest

from bot.rooms.when import say_when
from bot.rooms.when.say import say_time
from tests.unit.rooms.when.typed import BERLIN, NEW_YORK, instant


@pytest.mark.parametrize(
    ("start", "end", "zone", "said"),
    [
        (
            "2027-03-12 12:00",
            "2027-03-12 12:45",
            NEW_YORK,
            "Fri 12 Mar 2027, 12:00–12:45 America/New_York (45 min)",
        ),
        (
            "2027-03-12 23:30",
            "2027-03-13 01:00",
            NEW_YORK,
            "Fri 12 Mar 2027, 23:30 – Sat 13 Mar 2027, 01:00 America/New_York (1 h 30 min)",
        ),
        (
            "2027-03-14 01:30",
            "2027-03-14 03:30",
            NEW_YORK,
            "Sun 14 Mar 2027, 01:30–03:30 America/New_York (1 h)",
        ),
        (
            "2027-10-31 01:30",
            "2027-10-31 03:30",
            BERLIN,
            "Sun 31 Oct 2027, 01:30–03:30 Europe/Berlin (3 h)",
        ),
        (
            "2027-01-01 09:05",
            "2027-01-02 09:05",
            "UTC",
            "Fri 1 Jan 2027, 09:05 – Sat 2 Jan 2027, 09:05 UTC (24 h)",
        ),
    ],
)
def test_a_time_with_its_length_is_said(start: str, end: str, zone: str, said: str) -> None:
    assert say_when(instant(start, zone), instant(end, zone), zone) == said


def test_without_an_end_there_is_no_length() -> None:
    at = instant("2027-03-12 12:00")

    assert say_when(at, None, NEW_YORK) == "Fri 12 Mar 2027, 12:00 America/New_York"


def test_a_time_is_said_in_the_zone_of_the_reader() -> None:
    at = instant("2027-03-12 12:00")

    assert say_when(at, at + 3600, "Asia/Kolkata") == (
        "Fri 12 Mar 2027, 22:30–23:30 Asia/Kolkata (1 h)"
    )
    assert say_time(at, "UTC-5:30") == "Fri 12 Mar 2027, 11:30"
