"""One set of rules: what is typed and what is filled in end in the same request."""

from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.errors import BadInput
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind
from bot.slack.forms.room_form import request_from, values_of
from commands.grammar.requests import parse_request, parse_schedule
from commands.grammar.times import Watch
from tests.factories import NOW
from tests.strategies import KINDS, TYPED

ZONE = "Europe/Berlin"
CONFERENCE, LIVE, VOICE = RoomKind.CONFERENCE, RoomKind.LIVE, RoomKind.VOICE

# Words that each make a request of their own, so that most of what is drawn is allowed.
CONFERENCE_CLAUSES = st.sampled_from(
    [
        "for 45m", "for 1h30", "for 2 hours", "with <@U0ANA|ana>", "with <!subteam^S01|@team>",
        "in <#C01|standup>", "cap 50", "seats 8", "seats 8 free", "seats apply", "muted",
        "no-video", "no-share", "no-chat", "no-record", "id my-room", "quiet", "for 1.01h",
    ]
)  # fmt: skip
LIVE_CLAUSES = st.sampled_from(
    [
        "public", "unlisted", 'notice "Be kind, please"', 'notice " hi "', "category 1,2",
        "cover <https://a.example/c.png>", "layout karaoke", "layout VideoDynamicGrid9Seats",
        "seats apply", "no-chat", "id town_hall", "with <@U0ANA|ana> <@U0BOB>",
    ]
)  # fmt: skip
ALLOWED = st.one_of(
    st.tuples(st.just(CONFERENCE), st.lists(CONFERENCE_CLAUSES, max_size=5, unique=True)),
    st.tuples(st.sampled_from([LIVE, VOICE]), st.lists(LIVE_CLAUSES, max_size=5, unique=True)),
)


@given(ALLOWED, st.sampled_from(["", "Retro", "Fish &amp; chips", '"Paid id check"']))
def test_typed_words_and_the_form_that_they_fill_ask_for_the_same(
    asked: tuple[RoomKind, list[str]], name: str
) -> None:
    kind, clauses = asked
    parsed = parse_request(kind, " ".join([name, *clauses]))
    assume(not parsed.problems)

    assert request_from(values_of(parsed.request), NOW, ZONE) == parsed.request


@given(KINDS, TYPED)
@example(CONFERENCE, "x for 1.01h")
@example(LIVE, 'x notice " hi "')
def test_whatever_is_understood_of_any_text_fits_into_the_form(kind: RoomKind, typed: str) -> None:
    request = parse_request(kind, typed).request

    assert request_from(values_of(request), NOW, ZONE) == request


@pytest.mark.parametrize(
    ("kind", "typed", "fields"),
    [
        (CONFERENCE, "Retro for 4m cap 1 id bad/id", {"length", "cap", "room_id"}),
        (CONFERENCE, "Retro for 25h seats 60", {"length", "seats"}),
        (LIVE, "Hall cover ftp://a.example category 1,2,3,4", {"cover", "categories"}),
        (LIVE, f'Hall notice "{"x" * 101}" for 99z', {"notice"}),
    ],
)
def test_what_is_refused_typed_is_refused_in_the_form_that_it_fills(
    kind: RoomKind, typed: str, fields: set[str]
) -> None:
    parsed = parse_request(kind, typed)

    with pytest.raises(BadInput) as refused:
        request_from(values_of(parsed.request, parsed.raw), NOW, ZONE)

    assert refused.value.problems.keys() == fields
    assert fields <= parsed.problems.keys()


WHENS = st.sampled_from(
    [
        "tomorrow 9", "fri 10:00", "20 mar 3pm", "2026-11-10 14:00 Asia/Shanghai", "in 2h",
        "15:30 UTC+5:30", "tomorrow 9:30 every weekday", "every mon,thu 10:00",
        "fri 9 every 2 weeks", "tomorrow 9 every day until 30 Nov",
        "tomorrow 9 every day 10 times", "28 mar 2027 2:30",
    ]
)  # fmt: skip
FOR_LATER = st.sampled_from(["remind 10m", "remind off", "for 45m", "with <@U0ANA|ana>", "muted"])


@settings(deadline=None)  # the first one reads the names of all zones
@given(WHENS, st.lists(FOR_LATER, max_size=3, unique=True))
def test_a_typed_time_and_the_form_that_it_fills_book_the_same(
    when: str, clauses: list[str]
) -> None:
    watch = Watch(NOW, ZONE)
    parsed = parse_schedule(CONFERENCE, " ".join(["Retro", *clauses, when]), watch)
    assume(not parsed.problems)

    again = request_from(values_of(parsed.request), NOW, ZONE)

    # What must be told beside a time was told when it was typed.
    assert without_notes(again) == without_notes(parsed.request)


def without_notes(request: RoomRequest) -> RoomRequest:
    assert request.when is not None
    return replace(request, when=replace(request.when, notes=()))


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("Retro every day remind 10m", {"start_date"}),
        ("Retro for 4m", {"length"}),
        ("Retro tomorrow 9 every mon until tomorrow", {"until"}),
        ("Retro tomorrow 9 quiet", {"quiet"}),
        ("Retro tomorrow 9 remind 25h", {"remind"}),
    ],
)
def test_what_is_refused_for_later_is_refused_in_the_form_that_it_fills(
    typed: str, fields: set[str]
) -> None:
    parsed = parse_schedule(CONFERENCE, typed, Watch(NOW, ZONE))

    with pytest.raises(BadInput) as refused:
        request_from(values_of(parsed.request, parsed.raw), NOW, ZONE)

    assert refused.value.problems.keys() == fields
    assert parsed.problems
