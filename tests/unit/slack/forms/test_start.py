"""When a room of the form begins, and how often."""

import pytest

from bot.errors import BadInput
from bot.rooms.request import When
from bot.rooms.room import RoomKind
from bot.rooms.when import Note
from bot.slack.forms.room_form import FormValues, read, request_from, values_of, view
from bot.slack.forms.start import when_from
from tests.factories import NOW, a_request
from tests.unit.slack.forms.slack_window import filled

BERLIN = "Europe/Berlin"  # 4 November 2026, 16:00 there
DAY = {"start_date": "2026-11-05", "start_time": "09:30"}


def start(**fields: str) -> When | None:
    return when_from(fields, NOW, BERLIN)


def problems(**fields: str) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        start(**fields)
    return refused.value.problems


def test_an_empty_day_and_time_mean_at_once() -> None:
    assert start() is None
    assert start(name="Retro") is None


def test_a_day_and_a_time_are_those_of_who_fills_it_in() -> None:
    assert start(**DAY) == When(1_793_867_400, "2026-11-05T09:30", BERLIN)


def test_the_zone_of_a_typed_time_goes_before() -> None:
    found = start(**DAY, zone="UTC+5:30")

    assert found == When(1_793_851_200, "2026-11-05T09:30", "UTC+5:30")


def test_a_time_that_does_not_exist_moves_forward_and_one_that_comes_twice_is_the_first() -> None:
    gap = start(start_date="2027-03-28", start_time="02:30")
    fold = start(start_date="2027-10-31", start_time="02:30")

    assert gap is not None
    assert (gap.at, gap.notes) == (1_806_197_400, (Note.GAP,))
    assert fold is not None
    assert fold.notes == (Note.FOLD,)


def test_a_series_begins_on_its_first_day() -> None:
    found = start(start_date="2026-11-07", start_time="09:30", repeat="every weekday")

    assert found is not None
    assert found.local == "2026-11-09T09:30"  # the 7th is a Saturday
    assert found.rule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


def test_a_series_ends_on_a_day_that_is_its_last() -> None:
    found = start(**DAY, repeat="every week", until="2027-01-31")

    assert found is not None
    assert found.rule == "FREQ=WEEKLY;UNTIL=20270131T235959"


@pytest.mark.parametrize(
    ("fields", "where", "says"),
    [
        ({"start_date": "2026-11-05"}, "start_time", "Choose a time"),
        ({"start_time": "09:30"}, "start_date", "Choose a day"),
        ({**DAY, "start_date": "2026-13-01"}, "start_date", "Choose a day"),
        ({**DAY, "start_time": "24:00"}, "start_time", "Choose a time"),
        ({**DAY, "start_date": "tomorrow"}, "start_date", "Choose a day"),
        ({**DAY, "start_date": "2026-11-03"}, "start_date", "has passed"),
        ({**DAY, "start_date": "0001-01-01"}, "start_date", "has passed"),
        ({"start_date": "2026-11-04", "start_time": "16:00"}, "start_time", "has passed"),
        ({**DAY, "start_date": "2027-11-06"}, "start_date", "366 days"),
        ({**DAY, "start_date": "9999-12-31"}, "start_date", "366 days"),
        ({"repeat": "every day"}, "start_date", "the first one"),
        ({"until": "2027-01-31"}, "until", "how often"),
        ({**DAY, "until": "2027-01-31"}, "until", "how often"),
        ({**DAY, "repeat": "now and then"}, "repeat", "from the list"),
        ({**DAY, "repeat": "every day", "until": "soon"}, "until", "from the list"),
        ({**DAY, "repeat": "every day", "until": "2026-11-04"}, "until", "before its first"),
        ({**DAY, "repeat": "every day 9 times", "until": "2027-01-31"}, "until", "or after"),
    ],
)
def test_what_is_wrong_is_told_on_its_field(fields: dict[str, str], where: str, says: str) -> None:
    assert says in problems(**fields)[where]


def test_a_reminder_of_a_room_at_once_is_told_on_its_field() -> None:
    with pytest.raises(BadInput) as refused:
        request_from(FormValues(fields={"remind": "5m"}), NOW, BERLIN)

    assert refused.value.problems == {"remind": "Only a room that is scheduled reminds."}


@pytest.mark.parametrize(("chosen", "seconds"), [("off", 0), ("10m", 600), ("60m", 3600)])
def test_a_chosen_reminder_is_asked_for(chosen: str, seconds: int) -> None:
    asked = request_from(FormValues(fields={**DAY, "remind": chosen}), NOW, BERLIN)

    assert asked.remind_s == seconds


def test_the_time_is_shown_in_its_zone_and_the_zone_is_named() -> None:
    times = {
        zone: next(
            block
            for block in view(RoomKind.LIVE, FormValues(), metadata="{}", zone=zone)["blocks"]
            if block["block_id"] == "start_time"
        )
        for zone in (BERLIN, "UTC+5:30")
    }

    assert times[BERLIN]["element"]["timezone"] == BERLIN
    assert "timezone" not in times["UTC+5:30"]["element"]
    assert times["UTC+5:30"]["hint"]["text"] == "In the zone UTC+5:30."


def test_a_typed_start_comes_back_from_a_form_of_another_zone() -> None:
    when = When(1_793_867_400, "2026-11-05T17:30", "Asia/Tokyo", (), "FREQ=DAILY;COUNT=3")
    asked = a_request(when=when, remind_s=420)
    values = values_of(asked)

    shown = view(asked.kind, values, metadata="{}", zone=BERLIN)

    assert "Asia/Tokyo" in str(shown)
    assert "every day 3 times" in str(shown)
    found = request_from(read(asked.kind, filled(shown), values), NOW, BERLIN)
    assert (found.when, found.remind_s) == (when, 420)
