"""One set of rules: what is typed and what is filled in end in the same request."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.errors import BadInput
from bot.rooms.room import RoomKind
from bot.slack.forms.room_form import request_from, values_of
from commands.grammar.requests import parse_request
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
