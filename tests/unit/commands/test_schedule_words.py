"""The words of ``/room schedule``: name, time and clauses; nothing guessed, nothing raised."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.rooms.room import RoomKind
from bot.rooms.when import Note
from commands.grammar.requests import Parsed, parse_schedule
from commands.grammar.times import Watch
from tests.factories import NOW
from tests.strategies import KINDS, WORDS

BERLIN = "Europe/Berlin"
WATCH = Watch(NOW, BERLIN)  # Wednesday, 4 November 2026, 16:00 there

TIMES = st.sampled_from(
    [
        "tomorrow", "fri", "at", "9", "15:30", "3pm", "in", "20m", "20 mar", "3/4", "every",
        "weekday", "mon,thu", "2 weeks", "until", "30 Sep", "10 times", "remind", "off", "UTC+8",
        "Asia/Shanghai", "noon", "next", "2026-11-10", "2026-11-10T14:00Z", "yesterday",
    ]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=400), st.lists(TIMES | WORDS, max_size=14).map(" ".join))


def parse(typed: str, usual: str = "") -> Parsed:
    return parse_schedule(RoomKind.CONFERENCE, typed, WATCH, usual)


def wall(parsed: Parsed) -> str:
    """Return when it was understood to begin, on the wall in Berlin."""
    assert not parsed.problems
    assert not parsed.either
    assert parsed.request.when is not None
    return f"{datetime.fromtimestamp(parsed.request.when.at, ZoneInfo(BERLIN)):%a %d %b %H:%M}"


def test_name_time_and_clauses_are_read_in_one_sentence() -> None:
    parsed = parse(
        "Sprint review tomorrow 3pm for 45m with <@U0ANA|ana> every weekday until 30 Sep remind 10m"
    )

    request = parsed.request
    assert wall(parsed) == "Thu 05 Nov 15:00"
    assert (request.name, request.length_s, request.invitees) == ("Sprint review", 2700, ("U0ANA",))
    assert request.remind_s == 600
    assert request.when is not None
    assert request.when.rule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270930T235959"


@pytest.mark.parametrize(
    "typed",
    [
        "Retro tomorrow 9 for 30m muted remind off",
        "Retro muted remind off for 30m tomorrow 9",
        "Retro for 30m tomorrow at 9 remind off muted",
        "Retro for 30m remind off 9am tomorrow muted",
        "RETRO FOR 30M REMIND OFF TOMORROW 9 MUTED",
        "Retro\u00a0for 30m remind\u00a0off tomorrow\u00a09 —muted",
    ],
)
def test_the_clauses_and_the_time_come_in_any_order(typed: str) -> None:
    parsed = parse(typed)

    assert wall(parsed) == "Thu 05 Nov 09:00"
    assert parsed.request.name.lower() == "retro"
    assert (parsed.request.length_s, parsed.request.remind_s) == (1800, 0)
    assert parsed.request.is_audio_disabled


@pytest.mark.parametrize(
    ("typed", "name", "when"),
    [
        ("Monday review tomorrow 9", "Monday review", "Thu 05 Nov 09:00"),
        (
            "the day after tomorrow film fri 10:00",
            "the day after tomorrow film",
            "Fri 06 Nov 10:00",
        ),
        ("“Noon walk” tomorrow 12:30", "Noon walk", "Thu 05 Nov 12:30"),
        ("“Black Friday” in 20m", "Black Friday", "Wed 04 Nov 16:20"),
        ("every day counts tomorrow 10", "every day counts", "Thu 05 Nov 10:00"),
        ("Retro in <#C01|x> in 20m", "Retro", "Wed 04 Nov 16:20"),
        ("tomorrow 15:30", "", "Thu 05 Nov 15:30"),
        ("every weekday 9:30", "", "Thu 05 Nov 09:30"),
        ("Retro every mon 9:30", "Retro", "Mon 09 Nov 09:30"),
        ("Retro tomorrow 9:30 every mon", "Retro", "Mon 09 Nov 09:30"),
        ("Retro 2026-11-10 14:00 Asia/Shanghai", "Retro", "Tue 10 Nov 07:00"),
    ],
)
def test_the_name_ends_where_a_clause_or_a_whole_time_begins(
    typed: str, name: str, when: str
) -> None:
    parsed = parse(typed)

    assert (parsed.request.name, wall(parsed)) == (name, when)


def test_a_time_in_another_zone_keeps_that_zone() -> None:
    when = parse("Retro 2026-11-10 14:00 Asia/Shanghai").request.when

    assert when is not None
    assert (when.zone, when.local) == ("Asia/Shanghai", "2026-11-10T14:00")


def test_what_must_be_told_beside_the_time_comes_with_it() -> None:
    when = parse("Retro 28 mar 2027 2:30").request.when

    assert when is not None
    assert when.notes == (Note.GAP,)


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ("Retro", "when", "Say when it begins"),
        ("Retro tomorrow", "when", "Say at what time as well"),
        ("Retro for 45m tomorrow with <@U0ANA>", "when", "Say at what time as well"),
        ("Retro 4 Nov 10:00", "when", "has passed"),
        ("Retro 25:00", "when", "no time of the day"),
        ("Retro 2028-01-01 10:00", "when", "366 days"),
        ("Retro tomorrow 9 in 20m", "when", "a second time"),
        ("Retro tomorrow 9 every month", "every", "no series"),
        ("Standup tomorrow 9:30 daily", "every", "every day"),
        ("Retro tomorrow 9 monthly", "every", "no series"),
        ("Retro tomorrow 9 every mon until tomorrow", "every", "ends before its first time"),
        ("Retro tomorrow 9 remind 30s", "remind", "no length"),
        ("Retro tomorrow 9 remind 25h", "remind", "24 hours before"),
        ("Retro tomorrow 9 quiet", "quiet", "cannot be quiet"),
        ("Retro tomorrow 9 id x every day", "room_id", "an id of its own"),
        ("tomorrow 9 Sprint review", "command", "Sprint review"),
    ],
)
def test_a_problem_lands_on_its_field(typed: str, field: str, why: str) -> None:
    problems = parse(typed).problems

    assert set(problems) == {field}
    assert why in problems[field]


@pytest.mark.parametrize(
    "typed", ["Retro 3/4 10:00", "Retro next fri 10:00", "Retro tomorrow at 5"]
)
def test_a_time_that_may_be_two_is_asked_about(typed: str) -> None:
    parsed = parse(typed)

    assert not parsed.problems
    assert len(parsed.either) == 2
    assert parsed.request.when == parsed.either[0]


def test_a_day_far_from_its_time_is_asked_about() -> None:
    parsed = parse("Retro tomorrow with <@U0ANA> at 18:00")

    assert [one.local for one in parsed.either] == ["2026-11-04T18:00", "2026-11-05T18:00"]


def test_what_is_asked_about_has_the_series_and_the_reminder_too() -> None:
    parsed = parse("Retro tomorrow at 5 every day remind 10m")

    assert {one.rule for one in parsed.either} == {"FREQ=DAILY"}
    assert parsed.request.remind_s == 600


def test_where_more_is_wrong_the_form_asks_for_the_time_as_well() -> None:
    parsed = parse("Retro for 4m tomorrow at 5 every day until 30 Nov remind 10m")

    assert set(parsed.problems) == {"length", "when"}
    assert "Thu 5 Nov 2026, 05:00 or Thu 5 Nov 2026, 17:00" in parsed.problems["when"]
    assert (parsed.request.when, parsed.either) == (None, ())
    assert parsed.raw["remind"] == "10m"
    assert (parsed.raw["repeat"], parsed.raw["until"]) == ("every day", "2026-11-30")


def test_a_time_stays_when_its_series_cannot_be() -> None:
    parsed = parse("Retro tomorrow 9 every mon until tomorrow")

    assert parsed.request.when is not None
    assert (parsed.request.when.local, parsed.request.when.rule) == ("2026-11-05T09:00", "")
    assert (parsed.raw["repeat"], parsed.raw["until"]) == ("every Mon", "2026-11-05")


def test_usual_clauses_go_before_those_that_are_typed() -> None:
    parsed = parse("Retro tomorrow 9 for 30m", "for 2h muted remind 15m unlisted quiet")

    assert not parsed.problems
    assert (parsed.request.length_s, parsed.request.is_audio_disabled) == (1800, True)
    assert (parsed.request.remind_s, parsed.request.is_public) == (900, None)
    assert not parsed.request.is_quiet


@settings(deadline=None)  # the first one reads the names of all zones
@given(KINDS, TYPED, st.sampled_from([BERLIN, "America/New_York", "Pacific/Apia", "UTC"]))
@example(RoomKind.CONFERENCE, "*", "UTC")
@example(RoomKind.CONFERENCE, "x" * 40_000, "UTC")
@example(RoomKind.CONFERENCE, "15:30 " * 7_000, "UTC")
@example(RoomKind.CONFERENCE, "every " * 7_000, "UTC")
@example(RoomKind.CONFERENCE, "in 1 " * 8_000, "UTC")
@example(RoomKind.CONFERENCE, "x tomorrow 9 " + "1 " * 19_000, "UTC")
@example(RoomKind.CONFERENCE, "quiet " * 7_000, "UTC")
def test_no_text_makes_it_raise_and_what_it_reads_is_ahead(
    kind: RoomKind, typed: str, zone: str
) -> None:
    parsed = parse_schedule(kind, typed, Watch(NOW, zone))

    when = parsed.request.when
    assert parsed.problems or (when is not None and when.at > NOW)
    assert all(one.at > NOW for one in parsed.either)
