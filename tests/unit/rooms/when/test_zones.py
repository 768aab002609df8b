"""Zones: the asker's, those that are typed, and what is none."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from bot.rooms.when import read_when
from bot.rooms.when.zones import wall_time, zone_named
from tests.unit.rooms.when.typed import NEW_YORK, NOW, instant, read, refusal


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "Asia/Shanghai", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]
)
def test_a_time_is_read_in_the_zone_of_the_asker(zone: str) -> None:
    there = datetime.fromtimestamp(NOW, ZoneInfo(zone))

    found = read("2027-03-20 15:00", zone=zone)

    assert (found.at, found.zone) == (instant("2027-03-20 15:00", zone), zone)
    assert wall_time(NOW, zone_named(zone)) == there.replace(tzinfo=None)


# When it is Thursday 16:20 in New York.
@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("America/New_York", "2027-03-11"),
        ("Europe/Berlin", "2027-03-11"),
        ("Asia/Kolkata", "2027-03-12"),
        ("Asia/Shanghai", "2027-03-12"),
        ("Australia/Lord_Howe", "2027-03-12"),
        ("Pacific/Kiritimati", "2027-03-12"),
        ("Pacific/Pago_Pago", "2027-03-11"),
    ],
)
def test_today_is_the_day_in_the_zone_whether_it_is_the_askers_or_typed(
    zone: str, today: str
) -> None:
    at = instant(f"{today} 23:45", zone)

    assert read("today 23:45", zone=zone).at == at
    assert read(f"today 23:45 {zone}", zone="Asia/Tokyo").at == at


@pytest.mark.parametrize(
    ("typed", "name", "hours"),
    [
        ("Asia/Shanghai", "Asia/Shanghai", 8),
        ("asia/kolkata", "Asia/Kolkata", 5.5),
        ("UTC", "UTC", 0),
        ("gmt", "UTC", 0),
        ("UTC+0", "UTC", 0),
        ("UTC+8", "UTC+8", 8),
        ("utc +8", "UTC+8", 8),
        ("UTC-5:30", "UTC-5:30", -5.5),
        ("UTC\u22125", "UTC-5", -5),
        ("GMT+0545", "UTC+5:45", 5.75),
        ("UTC+14", "UTC+14", 14),
        ("(UTC+8)", "UTC+8", 8),
    ],
)
def test_a_typed_zone_wins(typed: str, name: str, hours: float) -> None:
    found = read(f"2027-03-20 15:00 {typed}")

    assert found.at == datetime(2027, 3, 20, 15, tzinfo=UTC).timestamp() - hours * 3600
    assert (found.zone, found.taken) == (name, 2 + len(typed.split()))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("EST", "“EST” is not clear; write a zone such as America/New_York or UTC-5."),
        ("cet", "“CET” is not clear; write a zone such as America/New_York or UTC-5."),
        ("UTC+15", "“UTC+15” is no zone; write UTC+8 or UTC-5:30."),
        ("UTC+8:07", "“UTC+8:07” is no zone; write UTC+8 or UTC-5:30."),
        ("UTC+8:75", "“UTC+8:75” is no zone; write UTC+8 or UTC-5:30."),
        ("Asia/Shangai", "I know no zone “asia/shangai”; did you mean Asia/Shanghai?"),
    ],
)
def test_a_zone_that_is_none_or_several_is_refused(typed: str, sentence: str) -> None:
    assert refusal(f"tomorrow 3pm {typed}") == sentence
    assert refusal(f"in 20m {typed}") == sentence


@pytest.mark.parametrize("typed", ["local", "New York", "and/or", "UTC+", "Zulu", ""])
def test_other_words_after_a_time_are_no_zone(typed: str) -> None:
    found = read(f"friday 3pm {typed}")

    assert (found.zone, found.taken) == (NEW_YORK, 2)


def test_words_after_utc_are_no_offset() -> None:
    assert read("friday 3pm UTC eight").taken == 3


def test_a_fault_of_the_time_is_told_before_one_of_the_zone() -> None:
    assert refusal("tomorrow 25:00 EST").startswith("“25:00”")


def test_a_zone_of_the_asker_that_nobody_knows_is_an_error_of_ours() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        read_when(["3pm"], NOW, "Mars/Olympus_Mons")
