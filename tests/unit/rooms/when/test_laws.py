"""Laws over any words, any moment and any zone."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.rooms.when import Ambiguous, NotATime, Note, Read, Wrong, read_when
from bot.rooms.when.zones import resolve

IANA: Final = st.sampled_from(sorted(name for name in available_timezones() if "/" in name))
ZONES: Final = IANA | st.sampled_from(["UTC", "UTC+5:30", "UTC-3"])
# From 2001 to 2099: the database's rules, and those it repeats for years to come.
NOWS: Final = st.integers(min_value=978_307_200, max_value=4_070_908_800).map(float)
WALL_TIMES: Final = st.datetimes(min_value=datetime(2001, 1, 1), max_value=datetime(2098, 12, 31))  # noqa: DTZ001

HOUR: Final = timedelta(hours=1)
# timeanddate.com/time/change; the first and a later minute of each gap.
GAPS: Final = {
    "America/New_York": [
        (datetime(2027, 3, 14, 2, 0), HOUR),  # noqa: DTZ001  local times
        (datetime(2028, 3, 12, 2, 59), HOUR),  # noqa: DTZ001
    ],
    "Europe/Berlin": [
        (datetime(2027, 3, 28, 2, 0), HOUR),  # noqa: DTZ001
        (datetime(2028, 3, 26, 2, 30), HOUR),  # noqa: DTZ001
    ],
    "Australia/Lord_Howe": [
        (datetime(2027, 10, 3, 2, 0), HOUR / 2),  # noqa: DTZ001
        (datetime(2028, 10, 1, 2, 29), HOUR / 2),  # noqa: DTZ001
    ],
}

PIECES: Final = st.sampled_from(
    [
        "today", "tomorrow", "day", "after", "the", "mon", "thu", "Friday", "next", "this", "week",
        "last", "month", "in", "2", "3", "9", "12", "17", "20m", "an", "hour", "half", "past",
        "quarter", "to", "at", "on", "of", "pm", "3pm", "9:30", "15:30", "2:30am", "noon",
        "midnight", "1:30", "mar", "nov", "14", "7", "29", "feb", "2027", "3/4", "3/20", "2/30",
        "11.3.", "2027-03-14", "2027-11-07T01:30", "UTC", "+8", "UTC+8", "EST", "Asia/Shanghai",
        "Asia/Nowhere", "mon,thu", ",", "3-4pm", "-", "and", "every", "review", "o'clock",
        "*", ".", "/", ":", "&", "?", "\\", "(", "|",
    ]
)  # fmt: skip
TYPED: Final = st.lists(PIECES | st.text(max_size=12), max_size=9)


@given(TYPED, NOWS, ZONES)
def test_any_words_give_a_reading_of_no_more_words_than_there_are(
    words: list[str], now: float, zone: str
) -> None:
    found = read_when(words, now, zone)

    assert isinstance(found, Read | Ambiguous | Wrong | NotATime)
    assert isinstance(found, NotATime) == (found.taken == 0)
    assert found.taken <= len(words)


@given(TYPED, NOWS, ZONES)
def test_what_was_read_is_ahead_and_what_is_refused_has_a_sentence(
    words: list[str], now: float, zone: str
) -> None:
    found = read_when(words, now, zone)

    if isinstance(found, Read):
        assert found.at > now
    if isinstance(found, Wrong):
        assert found.sentence


@given(st.lists(PIECES, max_size=6), NOWS, ZONES)
def test_choices_are_ahead_sorted_and_different(words: list[str], now: float, zone: str) -> None:
    found = read_when(words, now, zone)

    if isinstance(found, Ambiguous):
        instants = [choice.at for choice in found.choices]
        labels = {choice.label for choice in found.choices}
        assert len(instants) == len(labels) > 1
        assert instants == sorted(set(instants))
        assert instants[0] > now


@given(st.lists(PIECES, max_size=6), NOWS, ZONES)
def test_the_words_that_were_taken_say_it_alone(words: list[str], now: float, zone: str) -> None:
    found = read_when(words, now, zone)

    if isinstance(found, Read):
        assert read_when(words[: found.taken], now, zone) == found


@given(WALL_TIMES, IANA, ZONES, st.sampled_from(["seconds", "minutes"]))
def test_an_exact_time_reads_back_as_the_same_instant(
    local: datetime, zone: str, askers: str, precision: str
) -> None:
    typed = local.isoformat(sep=" ", timespec=precision)
    there = datetime.fromisoformat(typed).replace(tzinfo=ZoneInfo(zone))
    week_before = there.timestamp() - timedelta(days=7).total_seconds()

    found = read_when([*typed.split(), zone], week_before, askers)

    assert isinstance(found, Read)
    assert (found.at, found.zone, found.taken) == (there.timestamp(), zone, 3)


@given(WALL_TIMES, IANA)
def test_a_time_that_exists_is_the_instant_that_zoneinfo_gives_it(
    local: datetime, zone: str
) -> None:
    local = local.replace(microsecond=0)
    there = local.replace(tzinfo=ZoneInfo(zone))
    back = datetime.fromtimestamp(there.timestamp(), ZoneInfo(zone)).replace(tzinfo=None)
    assume(back == local)

    moment = resolve(local, ZoneInfo(zone))

    assert moment.at == there.timestamp()
    assert datetime.fromisoformat(moment.local) == local
    assert Note.GAP not in moment.notes


@given(st.sampled_from(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe"]), st.data())
def test_a_time_in_a_gap_is_as_much_later_as_the_gap_is_long(
    zone: str, data: st.DataObject
) -> None:
    local, gap = data.draw(st.sampled_from(GAPS[zone]))

    moment = resolve(local, ZoneInfo(zone))

    shown = datetime.fromtimestamp(moment.at, ZoneInfo(zone)).replace(tzinfo=None)
    assert (shown - local, moment.notes) == (gap, (Note.GAP,))
