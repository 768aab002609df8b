"""Whatever a page sends as fields: the app gets only what Slack would send, and nothing breaks."""

from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.workspace.payloads import field, modal, option
from tests.unit.workspace.stage import Stage

ELEMENTS: Final[dict[str, dict[str, Any]]] = {
    "plain_text_input": {},
    "rich_text_input": {},
    "number_input": {"is_decimal_allowed": True},
    "email_text_input": {},
    "url_text_input": {},
    "datepicker": {},
    "timepicker": {},
    "datetimepicker": {},
    "static_select": {"options": [option("a")]},
    "external_select": {},
    "users_select": {},
    "conversations_select": {"response_url_enabled": True},
    "multi_static_select": {"options": [option("a")]},
    "multi_external_select": {},
    "multi_users_select": {"max_selected_items": 1},
    "radio_buttons": {"options": [option("a")]},
    "checkboxes": {"options": [option("a")]},
}
VIEW: Final = modal(
    *(
        field({"type": kind, **more}, kind, optional=True, dispatch_action=True)
        for kind, more in ELEMENTS.items()
    )
)
# Slack's types know no press of these.
UNTOLD: Final = ("number_input", "email_text_input", "url_text_input", "datetimepicker")
NAMES: Final = tuple(f"{kind}|{kind}|{kind}" for kind in ELEMENTS)
ODD: Final = (
    *("", "a", "U0ANANOVAK1", "C0GENERAL01", "-1", "1e999", "NaN", "²", "2026-02-30", "99:99"),
    *("9999-12-31T23:59", "0001-01-01T00:00", "[]", '{"text": {"text": "a"}, "value": "b"}'),
    *('{"text": {"text": "\\ud800"}, "value": "b"}', "[" * 5000, "\x00", "😀", "a|b"),
)
FIELDS: Final = st.dictionaries(
    st.sampled_from(NAMES) | st.text(max_size=5),
    st.lists(st.sampled_from(ODD) | st.text(max_size=20), max_size=3),
    max_size=6,
).map(lambda fields: {n: v for n, v in fields.items() if n not in ("as", "channel", "view")})


@settings(max_examples=60, deadline=None)
@given(FIELDS)
async def test_odd_fields_break_no_submission(fields: dict[str, Any]) -> None:
    stage = Stage()
    view_id = await stage.open_form(VIEW)

    answer = await stage.act(f"/views/{view_id}/submit", **fields)

    assert answer.status_code == 204
    assert (await stage.http.get("/")).status_code == 200


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([kind for kind in ELEMENTS if kind not in UNTOLD]), FIELDS)
async def test_odd_fields_break_no_press(kind: str, fields: dict[str, Any]) -> None:
    stage = Stage()
    view_id = await stage.open_form(VIEW)

    answer = await stage.act("/press", view=view_id, **fields | {"press": f"{kind}|{kind}"})

    assert answer.status_code in (204, 409)
    assert (await stage.http.get("/")).status_code == 200


@pytest.mark.parametrize("length", [100_000, 1_000_000])
async def test_a_text_without_end_is_refused_and_the_form_stays(stage: Stage, length: int) -> None:
    view_id = await stage.open_form(modal(field({"type": "plain_text_input"}, "f")))

    answer = await stage.act(f"/views/{view_id}/submit", **{"f|f|plain_text_input": "x" * length})

    assert answer.status_code in (204, 413)
    assert stage.bot.got == []
    assert stage.workspace.desks.find(view_id) is not None
