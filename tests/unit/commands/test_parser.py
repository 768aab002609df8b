"""The parser of typed text: what is understood, what is told, and that nothing makes it raise."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.rooms.limits import LIMITS, byte_length
from bot.rooms.room import RoomKind, SeatMode, SeatTemplate
from bot.rooms.times import parse_length
from commands.grammar.requests import parse_request
from commands.grammar.words import WordKind, split_words
from tests.strategies import KINDS, TYPED

CONFERENCE = RoomKind.CONFERENCE


def test_all_words_before_the_first_clause_are_the_name() -> None:
    parsed = parse_request(CONFERENCE, "Sprint review with design for 45m")

    assert parsed.request.name == "Sprint review with design"
    assert parsed.request.length_s == 2700
    assert not parsed.problems


def test_clauses_come_in_any_order() -> None:
    parsed = parse_request(
        CONFERENCE, "Review cap 50 with <@U0ANA|ana> <@U0BOB> muted for 1h30 seats 8 apply"
    )

    request = parsed.request
    assert (request.cap, request.invitees, request.is_audio_disabled) == (
        50,
        ("U0ANA", "U0BOB"),
        True,
    )
    assert (request.length_s, request.seats, request.seat_mode) == (5400, 8, SeatMode.APPLY)


def test_a_live_room_takes_what_a_conference_cannot_have() -> None:
    parsed = parse_request(
        RoomKind.LIVE,
        'All hands unlisted notice "be kind" cover <https://a.example/c.png> category 1,2',
    )

    request = parsed.request
    assert (request.is_public, request.notice) == (False, "be kind")
    assert (request.cover, request.categories) == ("https://a.example/c.png", (1, 2))


def test_a_layout_is_named_in_any_case() -> None:
    parsed = parse_request(RoomKind.VOICE, "Songs layout karaoke")

    assert parsed.request.template is SeatTemplate.KARAOKE


def test_groups_and_channels_are_read_by_id() -> None:
    parsed = parse_request(CONFERENCE, "Retro with <!subteam^S012AB|@team> in <#C0123|standup>")

    assert parsed.request.groups == ("S012AB",)
    assert parsed.request.channel_id == "C0123"


def test_the_same_person_is_invited_once() -> None:
    parsed = parse_request(CONFERENCE, "Retro with <@U0ANA> <@U0BOB> with <@U0ANA>")

    assert parsed.request.invitees == ("U0ANA", "U0BOB")


def test_curly_quotes_and_hard_spaces_are_fine() -> None:
    parsed = parse_request(RoomKind.LIVE, "Town\u00a0hall notice “be kind”")

    assert (parsed.request.name, parsed.request.notice) == ("Town hall", "be kind")


def test_a_long_dash_is_an_option_dash() -> None:
    assert parse_request(CONFERENCE, "Sync —muted").request.is_audio_disabled


def test_a_quoted_name_may_hold_any_clause() -> None:
    parsed = parse_request(CONFERENCE, '"Paid id check" for 30m')

    assert (parsed.request.name, parsed.request.room_id) == ("Paid id check", None)


@pytest.mark.parametrize("name", ["quiet hour", "cap table review", "Lunch for two", "muted tones"])
def test_a_name_may_hold_a_word_that_could_begin_a_clause(name: str) -> None:
    parsed = parse_request(CONFERENCE, name)

    assert parsed.request.name == name
    assert not parsed.problems


def test_escaped_text_stays_text() -> None:
    parsed = parse_request(CONFERENCE, "Fish &amp; chips &lt;!channel&gt;")

    assert parsed.request.name == "Fish & chips <!channel>"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("x for 99z", "length"),
        ("x for 45", "length"),
        ("x for 4m", "length"),
        ("x for 25h", "length"),
        ("x cap 1", "cap"),
        ("x cap 5a", "cap"),
        ("x id bad/id", "room_id"),
        ("x id " + "a" * 49, "room_id"),
        ("é" * 51, "name"),
        ("x with @ana", "invitees"),
        ("x in #standup", "channel"),
        ('x notice "hi"', "notice"),
        ("x category 1,b", "categories"),
        ("x for 30m for 40m", "length"),
        ("x muted and loud", "command"),
    ],
)
def test_a_problem_lands_on_its_field(typed: str, field: str) -> None:
    assert set(parse_request(CONFERENCE, typed).problems) == {field}


def test_all_problems_are_told_at_once_and_the_rest_is_kept() -> None:
    parsed = parse_request(CONFERENCE, "Retro for 4m cap 1 id bad/id muted")

    assert set(parsed.problems) == {"length", "cap", "room_id"}
    assert (parsed.request.name, parsed.request.is_audio_disabled) == ("Retro", True)
    assert parsed.raw["room_id"] == "bad/id"


def test_a_refused_length_is_kept_as_it_can_be_typed_again() -> None:
    assert parse_request(CONFERENCE, "Retro for 25h").raw["length"] == "25 h"


@given(KINDS, TYPED)
@example(CONFERENCE, "x" * 40_000)
@example(CONFERENCE, "a " * 20_000)
@example(CONFERENCE, "with <@U0ANA> " * 2_000)
@example(CONFERENCE, '"' * 999)
@example(CONFERENCE, "<" * 999)
@example(CONFERENCE, "\ud800 for 45m")
def test_no_text_makes_it_raise_and_no_request_breaks_a_limit(kind: RoomKind, typed: str) -> None:
    request = parse_request(kind, typed).request

    for field, text in {
        "name": request.name,
        "notice": request.notice,
        "cover": request.cover,
        "room_id": request.room_id or "x",
    }.items():
        assert byte_length(text) <= LIMITS[field].most
    assert 300 <= request.length_s <= 86_400
    assert len(request.invitees) <= 300
    assert len(request.categories) <= 3


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20))
@example("PUBLIC")
def test_one_plain_word_is_the_name_as_it_was_typed(word: str) -> None:
    parsed = parse_request(CONFERENCE, word)

    is_a_clause = word.lower() in {"muted", "public", "unlisted", "quiet"}  # the README's table
    assert parsed.request.name == ("" if is_a_clause else word)


def test_a_link_is_read_as_an_address_and_shown_as_its_label() -> None:
    (word,) = split_words("<https://a.example/x?b=1&amp;c=2|a.example>")

    assert (word.kind, word.text) == (WordKind.LINK, "a.example")
    assert word.ref == "https://a.example/x?b=1&c=2"


@pytest.mark.parametrize("typed", ["4m", "25h", "1 hour 90000 min"])
def test_a_length_that_is_refused_is_kept_with_its_unit(typed: str) -> None:
    raw = parse_request(CONFERENCE, f"Retro for {typed} muted").raw

    assert raw.keys() == {"length"}
    assert parse_length(raw["length"]) == parse_length(typed)
