"""Local times that do not exist move forward, of those that exist twice it is the first."""

import pytest

from bot.rooms.when import Ambiguous, Note, say_when
from tests.unit.rooms.when.typed import BERLIN, NEW_YORK, instant, read, reading

LORD_HOWE = "Australia/Lord_Howe"


@pytest.mark.parametrize(
    ("zone", "typed", "meant"),
    [
        (NEW_YORK, "2027-03-14 02:00", "2027-03-14 03:00"),
        (NEW_YORK, "2027-03-14 02:30", "2027-03-14 03:30"),
        (BERLIN, "2027-03-28 02:15", "2027-03-28 03:15"),
        ("America/Santiago", "2027-09-05 00:30", "2027-09-05 01:30"),
        # Lord Howe moves its clocks by half an hour.
        (LORD_HOWE, "2027-10-03 02:15", "2027-10-03 02:45"),
    ],
)
def test_a_time_in_the_gap_moves_forward_and_is_told(zone: str, typed: str, meant: str) -> None:
    found = read(typed, zone=zone)

    assert (found.at, found.notes) == (instant(meant, zone), (Note.GAP,))
    assert found.moment.local == typed.replace(" ", "T")
    assert say_when(found.at, None, zone).endswith(f"{meant[11:]} {zone}")


@pytest.mark.parametrize(
    ("zone", "typed"),
    [
        (NEW_YORK, "2027-11-07 01:30"),
        (NEW_YORK, "2027-11-07 1am"),
        (BERLIN, "2027-10-31 02:59"),
        (LORD_HOWE, "2027-04-04 01:45"),
    ],
)
def test_a_time_that_exists_twice_is_the_first_and_is_told(zone: str, typed: str) -> None:
    found = read(typed, zone=zone)
    first = instant(found.moment.local, zone)
    second = instant(found.moment.local, zone, fold=1)

    assert (found.at, found.notes) == (first, (Note.FOLD,))
    assert second > first


@pytest.mark.parametrize(
    ("zone", "typed"),
    [
        (NEW_YORK, "2027-03-14 01:59"),
        (NEW_YORK, "2027-03-14 03:00"),
        (NEW_YORK, "2027-11-07 00:59"),
        (NEW_YORK, "2027-11-07 02:00"),
        (LORD_HOWE, "2027-10-03 02:30"),
        ("Asia/Shanghai", "2027-03-14 02:30"),
    ],
)
def test_beside_gap_and_fold_there_is_nothing_to_tell(zone: str, typed: str) -> None:
    found = read(typed, zone=zone)

    assert (found.at, found.notes) == (instant(typed, zone), ())


@pytest.mark.parametrize("now", ["01:30", "01:45"])
def test_once_the_first_has_passed_it_is_the_second_and_told(now: str) -> None:
    between = instant(f"2027-11-07 {now}")

    found = read("today 01:30", between)

    assert (found.at, found.notes) == (instant("2027-11-07 01:30", fold=1), (Note.SECOND,))


def test_once_both_have_passed_it_is_tomorrow() -> None:
    after = instant("2027-11-07 01:30", fold=1)

    found = read("01:30", after)

    assert (found.at, found.notes) == (instant("2027-11-08 01:30"), (Note.NEXT_DAY,))


def test_a_length_from_now_is_of_seconds_that_pass() -> None:
    before = instant("2027-03-14 01:30")

    found = read("in 1h", before)

    assert (found.at, found.moment.local) == (before + 3600, "2027-03-14T03:30")


def test_a_time_of_tomorrow_that_is_in_the_gap_tells_both() -> None:
    saturday = instant("2027-03-13 16:20")

    assert read("02:30", saturday).notes == (Note.NEXT_DAY, Note.GAP)


def test_an_hour_of_which_one_is_in_the_gap_is_still_asked() -> None:
    found = reading("sunday at 2")

    assert isinstance(found, Ambiguous)
    assert [choice.label[-5:] for choice in found.choices] == ["03:00", "14:00"]
    assert [choice.moment.notes for choice in found.choices] == [(Note.GAP,), ()]


def test_a_day_that_a_zone_left_out_has_one_midnight() -> None:
    # Samoa went from 29 to 31 December 2011.
    apia = "Pacific/Apia"

    found = read("30 dec midnight", instant("2011-12-28 12:00", apia), apia)

    assert found.at == instant("2011-12-31 00:00", apia)
