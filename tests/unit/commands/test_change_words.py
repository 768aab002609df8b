"""The words that change a booking: which room, and what is to become of it."""

import pytest
from hypothesis import given, settings

from bot.errors import BadInput
from bot.rooms.request import When
from commands.grammar.changes import (
    People,
    read_invite,
    read_move,
    read_reminder,
    read_rename,
)
from commands.grammar.times import Watch, chosen
from tests.factories import NOW, a_when
from tests.unit.commands.test_schedule_words import TYPED

WATCH = Watch(NOW, "Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "ref", "local"),
    [
        ("Sprint review fri 10:00", "Sprint review", "2026-11-06T10:00"),
        ("last tomorrow 9", "last", "2026-11-05T09:00"),
        ("last to fri 10:00", "last", "2026-11-06T10:00"),
        ("“Monday review” tomorrow 9", "Monday review", "2026-11-05T09:00"),
        ("Monday review tomorrow 9", "Monday review", "2026-11-05T09:00"),
        ("Plans monday review tomorrow 9", "Plans monday review", "2026-11-05T09:00"),
        ("gr-7F3K9A in 20m", "gr-7F3K9A", "2026-11-04T16:20"),
        ("R&amp;D 15:30 UTC", "R&D", "2026-11-04T15:30"),
    ],
)
def test_the_room_ends_where_the_time_begins(typed: str, ref: str, local: str) -> None:
    read = read_move(typed, WATCH)

    assert (read.ref, read.problems) == (ref, {})
    assert [one.local for one in read.value or ()] == [local]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("last", "Say when it begins"),
        ("tomorrow 9", "Say when it begins"),
        ("last fri", "Say at what time as well"),
        ("last 25:00", "no time of the day"),
        ("last 2028-01-01 9:00", "366 days"),
        ("last fri 10:00 every week", "One room is moved, not a series"),
        ("last fri 10:00 please", "“please”"),
    ],
)
def test_a_time_that_cannot_be_read_is_told(typed: str, why: str) -> None:
    read = read_move(typed, WATCH)

    assert read.value is None
    assert why in read.problems["when"]


def test_a_time_that_may_be_two_has_both() -> None:
    assert len(read_move("last 3/4 10:00", WATCH).value or ()) == 2


@pytest.mark.parametrize(
    ("typed", "ref", "name"),
    [
        ("last Retro for two", "last", "Retro for two"),
        ("“Sprint review” Retro", "Sprint review", "Retro"),
        ("last “Retro”", "last", "Retro"),
    ],
)
def test_the_room_that_is_renamed_is_one_word_or_quoted(typed: str, ref: str, name: str) -> None:
    read = read_rename(typed)

    assert (read.ref, read.value, read.raw) == (ref, name, {"name": name})


def test_a_new_name_that_is_missing_is_asked_for() -> None:
    assert set(read_rename("last").problems) == {"name"}


@pytest.mark.parametrize(
    ("typed", "ref", "people"),
    [
        ("last <@U0ANA|ana> <@U0BOB>", "last", People(("U0ANA", "U0BOB"), ())),
        (
            "Sprint review with <@U0ANA> and <!subteam^S01|@team>",
            "Sprint review",
            People(("U0ANA",), ("S01",)),
        ),
    ],
)
def test_people_and_groups_are_read_by_id(typed: str, ref: str, people: People) -> None:
    read = read_invite(typed)

    assert (read.ref, read.value) == (ref, people)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("last", "Say whom"), ("last @ana", "cannot tell who @ana"), ("last <@U0ANA> now", "“now”")],
)
def test_people_that_cannot_be_read_are_told(typed: str, why: str) -> None:
    assert why in read_invite(typed).problems["invitees"]


@pytest.mark.parametrize(
    ("typed", "ref", "seconds"),
    [
        ("last 10m", "last", 600),
        ("Sprint review OFF", "Sprint review", 0),
        ("Sprint 2 1 hour 30 min", "Sprint 2", 5400),
    ],
)
def test_a_reminder_is_the_last_of_the_words(typed: str, ref: str, seconds: int) -> None:
    read = read_reminder(typed)

    assert (read.ref, read.value) == (ref, seconds)


@pytest.mark.parametrize("typed", ["last", "last soon", "off"])
def test_a_reminder_that_cannot_be_read_is_told(typed: str) -> None:
    assert set(read_reminder(typed).problems) == {"remind"}


@settings(deadline=None)  # the first one reads the names of all zones
@given(TYPED)
def test_no_words_give_anything_but_a_change_or_a_room_that_is_not_named(typed: str) -> None:
    for read in (lambda text: read_move(text, WATCH), read_rename, read_invite, read_reminder):
        try:
            change = read(typed)
        except BadInput as bad:
            assert set(bad.problems) == {"ref"}  # noqa: PT017  any other error fails the test
        else:
            assert change.ref
            assert (change.value is None) == bool(change.problems)


FOLD = a_when(at=1_793_491_200 - 3600 * 24 * 10, local="2026-10-25T02:30")
FIRST, SECOND = 1_792_888_200, 1_792_891_800  # 25 October 2026, 2:30, twice in Berlin


@pytest.mark.parametrize("at", [FIRST, SECOND])
def test_both_times_of_a_night_that_has_one_twice_can_be_chosen(at: int) -> None:
    assert chosen(FOLD, str(at), "2026-10-25T02:30").at == at


def test_what_is_chosen_keeps_its_zone_and_its_rule() -> None:
    asked = a_when(rule="FREQ=DAILY")

    when = chosen(asked, str(asked.at + 3600), "2026-11-05T17:00")

    assert (when.local, when.zone, when.rule) == ("2026-11-05T17:00", asked.zone, "FREQ=DAILY")


@pytest.mark.parametrize(
    ("asked", "at", "local"),
    [
        (None, "1793890800", "2026-11-05T16:00"),
        (a_when(), "", "2026-11-05T16:00"),
        (a_when(), "1793890801", "2026-11-05T16:00"),
        (a_when(), "1793890800", "rubbish"),
        (a_when(), "9" * 400, "2026-11-05T16:00"),
        (a_when(), "1793890800", "9999-12-31T23:59"),
        (a_when(), "1793890800", "0001-01-01T00:00"),
    ],
)
def test_a_time_that_nobody_asked_about_cannot_be_chosen(
    asked: When | None, at: str, local: str
) -> None:
    with pytest.raises(BadInput):
        chosen(asked, at, local)
