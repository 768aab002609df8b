"""The form that makes a room."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadInput
from bot.rooms.request import RULES, RoomRequest
from bot.rooms.room import RoomKind, SeatMode, SeatTemplate
from bot.slack.forms.fields import ROWS, SWITCHES, Field, Row, Shape, rows_of
from bot.slack.forms.room_form import (
    FormValues,
    errors_for_view,
    kind_of,
    read,
    request_from,
    values_of,
    view,
)
from tests.factories import NOW, a_request
from tests.nouns import requests
from tests.unit.slack.forms.slack_window import filled

BERLIN = "Europe/Berlin"
KINDS = st.sampled_from(RoomKind)
CONFERENCE, LIVE, VOICE = RoomKind.CONFERENCE, RoomKind.LIVE, RoomKind.VOICE
# No options, but they may stand among them, as they can be typed.
TYPED = {Field.REPEAT: ("every Mon and Thu 10 times",), Field.REMIND: ("7m", "2 h")}


@st.composite
def form_values(draw: st.DrawFn) -> FormValues:
    """Draw what a person can have typed and picked, sensible or not."""
    kind = draw(KINDS)
    fields = {row.field.value: draw(_entry(row)) for row in rows_of(kind)}
    del fields["kind"]
    return FormValues(kind, fields)


def _entry(row: Row) -> st.SearchStrategy[str]:
    picked = [value for value, _ in row.options if value != "default"]
    picked += TYPED.get(row.field, ())
    ids = st.from_regex(r"[UC][A-Z0-9]{5,10}", fullmatch=True)
    return {
        Shape.TEXT: st.text(max_size=3000),
        Shape.LONG_TEXT: st.text(max_size=3000),
        Shape.CHOICE: st.sampled_from(["", *picked]),
        Shape.CHECKS: st.sets(st.sampled_from(picked or [""])).map(
            lambda some: ",".join(one for one in picked if one in some)
        ),
        Shape.PEOPLE: st.lists(ids, max_size=20).map(",".join),
        Shape.CHANNEL: st.just("") | ids,
        Shape.DATE: st.just("") | st.dates().map(str),
        Shape.TIME: st.just("") | st.times().map(lambda time: f"{time:%H:%M}"),
    }[row.shape]


@given(form_values())
def test_what_is_shown_is_read_back(values: FormValues) -> None:
    shown = view(values.kind, values, metadata="{}", zone=BERLIN)

    assert read(values.kind, filled(shown)) == values


@given(requests())
def test_a_request_survives_the_form(request: RoomRequest) -> None:
    values = values_of(request)

    assert (
        read(request.kind, filled(view(request.kind, values, metadata="{}", zone=BERLIN)), values)
        == values
    )
    assert request_from(values, NOW, BERLIN) == request


def problems_of(values: FormValues) -> dict[str, str]:
    """Return what is wrong with a form; nothing if it gives a request."""
    try:
        request_from(values, NOW, BERLIN)
    except BadInput as bad:
        return bad.problems
    return {}


@given(form_values())
def test_any_form_gives_a_request_or_problems_on_its_fields(values: FormValues) -> None:
    assert set(problems_of(values)) <= {row.field.value for row in rows_of(values.kind)}


@given(form_values(), KINDS)
def test_what_was_typed_survives_a_change_of_kind_and_back(
    values: FormValues, kind: RoomKind
) -> None:
    first = filled(view(values.kind, values, metadata="{}", zone=BERLIN))
    there = read(kind, first)
    second = filled(view(kind, there, metadata="{}", zone=BERLIN))

    back = read(values.kind, second, there)

    assert back == values


@pytest.mark.parametrize("kind", RoomKind)
def test_a_field_has_the_same_ids_in_every_kind(kind: RoomKind) -> None:
    blocks = view(kind, FormValues(kind), metadata="{}", zone=BERLIN)["blocks"]

    for block in blocks:
        assert block["block_id"] == block["element"]["action_id"]
        assert block["block_id"] in set(Field)


def test_each_kind_has_its_own_fields() -> None:
    names = {kind: {row.field for row in rows_of(kind)} for kind in RoomKind}

    assert Field.LENGTH in names[CONFERENCE] - names[LIVE] - names[VOICE]
    assert Field.TEMPLATE in names[LIVE] - names[VOICE]
    assert Field.VOICE_TEMPLATE in names[VOICE] - names[LIVE]
    assert Field.SEATS in names[VOICE] - names[LIVE]


def test_a_change_of_kind_is_told_at_once_and_nothing_else_is() -> None:
    blocks = view(CONFERENCE, FormValues(), metadata="{}", zone=BERLIN)["blocks"]

    assert [block["block_id"] for block in blocks if block.get("dispatch_action")] == ["kind"]


def test_the_words_on_the_form_are_short_enough() -> None:
    shown = view(CONFERENCE, FormValues(), metadata='{"channel":"C1"}', zone=BERLIN)

    for part in ("title", "submit", "close"):
        assert 1 <= len(shown[part]["text"]) <= 24  # docs.slack.dev/reference/views/modal-views
    assert shown["private_metadata"] == '{"channel":"C1"}'
    assert shown["callback_id"] == "room_form"


def test_every_rule_has_a_field_where_it_can_be_shown() -> None:
    assert {rule.field for rule in RULES} - set(Field) - set(SWITCHES) == set()


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        (CONFERENCE, {"length": "1h30"}, {"length_s": 5400}),
        (CONFERENCE, {"cap": " 1,000 "}, {"cap": 1000}),
        (CONFERENCE, {"name": " a \n b "}, {"name": "a b"}),
        (CONFERENCE, {"switches": "muted,no-record"}, {"is_audio_disabled": True}),
        (CONFERENCE, {"invitees": "U1, U2"}, {"invitees": ("U1", "U2")}),
        (LIVE, {"no-chat": "no-chat"}, {"is_message_disabled": True}),
        (LIVE, {"public": "unlisted"}, {"is_public": False}),
        (LIVE, {"categories": "1, 2,"}, {"categories": (1, 2)}),
        (LIVE, {"template": "VideoFixedGrid9Seats"}, {"template": SeatTemplate.VIDEO_FIXED_GRID_9}),
        (VOICE, {"voice_template": "Karaoke"}, {"template": SeatTemplate.KARAOKE}),
        (VOICE, {"seat_mode": "FreeToTake"}, {"seat_mode": SeatMode.FREE}),
        (VOICE, {"quiet": "quiet"}, {"is_quiet": True}),
        (VOICE, {"groups": "S1,S2"}, {"groups": ("S1", "S2")}),
        # What the kind does not have is not asked for.
        (LIVE, {"length": "99z", "switches": "muted", "seats": "x"}, {}),
    ],
)
def test_fields_become_the_request(
    kind: RoomKind, fields: dict[str, str], expected: dict[str, object]
) -> None:
    request = request_from(FormValues(kind, fields), NOW, BERLIN)

    assert {name: getattr(request, name) for name in expected} == expected
    assert request.kind is kind


@pytest.mark.parametrize(
    ("kind", "fields", "problems"),
    [
        (CONFERENCE, {"cap": "many"}, {"cap": "Write a whole number"}),
        (CONFERENCE, {"cap": "12345678901"}, {"cap": "Write a whole number"}),
        (CONFERENCE, {"cap": "-5"}, {"cap": "2 or more"}),
        (CONFERENCE, {"cap": "٣"}, {"cap": "Write a whole number"}),
        (CONFERENCE, {"seats": "1.5"}, {"seats": "Write a whole number"}),
        (CONFERENCE, {"length": "45"}, {"length": "with its unit"}),
        (CONFERENCE, {"length": "1m"}, {"length": "5 minutes"}),
        (CONFERENCE, {"room_id": "a b"}, {"room_id": "letters"}),
        (CONFERENCE, {"name": "会" * 34}, {"name": "100 bytes"}),
        (LIVE, {"categories": "1;2"}, {"categories": "commas"}),
        (LIVE, {"cover": "ftp://x"}, {"cover": "http"}),
        (LIVE, {"public": "maybe"}, {"public": "Choose one"}),
        (VOICE, {"voice_template": "nonsense"}, {"voice_template": "Choose one"}),
        (VOICE, {"voice_template": "VideoFixedGrid9Seats"}, {"voice_template": "does not fit"}),
        (
            CONFERENCE,
            {"cap": "x", "length": "y", "room_id": "!"},
            {"cap": "number", "length": "unit", "room_id": "letters"},
        ),
    ],
)
def test_every_problem_is_told_on_its_field(
    kind: RoomKind, fields: dict[str, str], problems: dict[str, str]
) -> None:
    found = problems_of(FormValues(kind, fields))

    assert set(found) == set(problems)
    assert [name for name, part in problems.items() if part not in found[name]] == []


def test_a_draft_is_shown_with_what_was_typed_where_it_was_not_understood() -> None:
    values = values_of(a_request(cap=5), {"length": "99z", "command": "foo", "template": "x"})

    assert values.fields["length"] == "99z"
    assert values.fields["cap"] == "5"
    assert "command" not in values.fields


def test_user_groups_are_carried_along_and_shown() -> None:
    values = values_of(a_request(groups=("S01AB",)))

    shown = view(CONFERENCE, values, metadata="{}", zone=BERLIN)

    assert "<!subteam^S01AB>" in str(shown["blocks"])
    assert request_from(read(CONFERENCE, filled(shown), values), NOW, BERLIN).groups == ("S01AB",)


def test_errors_stand_on_their_fields_and_the_rest_under_the_name() -> None:
    blocks = view(LIVE, FormValues(LIVE), metadata="{}", zone=BERLIN)["blocks"]

    errors = errors_for_view({"cap": "Too big.", "length": "Too long.", "muted": "No."}, blocks)

    assert errors == {
        "cap": "Too big.",
        "name": "Planned length: Too long. Everybody is muted: No.",
    }


def test_a_problem_that_has_no_label_is_told_all_the_same() -> None:
    assert errors_for_view({"odd": "No."}, []) == {"name": "odd: No."}


@pytest.mark.parametrize("kind", RoomKind)
def test_the_chosen_kind_is_read(kind: RoomKind) -> None:
    assert kind_of(filled(view(kind, FormValues(kind), metadata="{}", zone=BERLIN))) is kind


@pytest.mark.parametrize(
    "state", [{}, {"kind": {}}, {"kind": {"kind": {"selected_option": {"value": "party"}}}}]
)
def test_a_kind_that_does_not_exist_is_bad_input(state: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        kind_of(state)


def test_every_field_has_a_row() -> None:
    assert [row.field for row in ROWS] == list(Field)
