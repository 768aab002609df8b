"""Forms: what the app gets when one is submitted or closed, and what its answer does."""

import html
import re
from typing import Any

import pytest

from bot.workspace.world.people import ANA, SAM, WEI
from tests.unit.workspace.payloads import (
    actions,
    button,
    field,
    modal,
    option,
    plain,
    section,
    text_field,
)
from tests.unit.workspace.sent import faults_of_sent
from tests.unit.workspace.stage import Stage

NAME = "name|name|plain_text_input"


async def submit(stage: Stage, view_id: str, **fields: Any) -> None:  # noqa: ANN401 - texts or lists of them
    answer = await stage.act(f"/views/{view_id}/submit", **fields)
    assert answer.status_code == 204


def titles(stage: Stage) -> list[str]:
    return [view.source["title"]["text"] for view in stage.workspace.desks.stack(ANA.id)]


async def test_a_submission_is_sent_as_slack_sends_it(stage: Stage) -> None:
    view_id = await stage.open_form(modal(private_metadata="C1"))

    await submit(stage, view_id, **{NAME: "Choir"})

    payload = stage.bot.got[0].payload
    assert faults_of_sent("Submitted", payload) == []
    assert payload["view"]["callback_id"] == "make"
    assert payload["view"]["private_metadata"] == "C1"
    assert payload["view"]["state"]["values"] == {
        "name": {"name": {"type": "plain_text_input", "value": "Choir"}}
    }


# How the page sends an option of the app's own list, and how the app is told of it.
OFFERED = '{"text": {"type": "plain_text", "text": "Berlin", "emoji": true}, "value": "b"}'
CHOSEN = {"text": {"type": "plain_text", "text": "Berlin", "emoji": True}, "value": "b"}
RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "two\nlines"}]}
    ],
}

EVERY_FIELD: dict[str, tuple[dict[str, Any], object, dict[str, Any]]] = {
    "plain_text_input": ({"multiline": True}, "one\r\ntwo", {"value": "one\ntwo"}),
    "number_input": ({"is_decimal_allowed": True}, "1.5", {"value": "1.5"}),
    "email_text_input": ({}, "a@example.com", {"value": "a@example.com"}),
    "url_text_input": ({}, "https://example.com", {"value": "https://example.com"}),
    "static_select": ({"options": [option("a")]}, "a", {"selected_option": option("a")}),
    "radio_buttons": ({"options": [option("a")]}, ["", "a"], {"selected_option": option("a")}),
    "checkboxes": (
        {"options": [option("a"), option("b"), option("c")]},
        ["", "a", "c"],
        {"selected_options": [option("a"), option("c")]},
    ),
    "multi_static_select": (
        {"options": [option("a")]},
        ["", "a"],
        {"selected_options": [option("a")]},
    ),
    "users_select": ({}, WEI.id, {"selected_user": WEI.id}),
    "multi_users_select": ({}, ["", WEI.id, SAM.id], {"selected_users": [WEI.id, SAM.id]}),
    "conversations_select": ({}, "C0STANDUP01", {"selected_conversation": "C0STANDUP01"}),
    "multi_conversations_select": (
        {},
        ["", "C0STANDUP01"],
        {"selected_conversations": ["C0STANDUP01"]},
    ),
    "channels_select": ({}, "C0STANDUP01", {"selected_channel": "C0STANDUP01"}),
    "multi_channels_select": ({}, ["", "C0STANDUP01"], {"selected_channels": ["C0STANDUP01"]}),
    "external_select": ({}, OFFERED, {"selected_option": CHOSEN}),
    "multi_external_select": ({}, ["", OFFERED, OFFERED], {"selected_options": [CHOSEN]}),
    "rich_text_input": ({}, "two\r\nlines", {"rich_text_value": RICH}),
    "datepicker": ({}, "2026-11-03", {"selected_date": "2026-11-03"}),
    "timepicker": ({}, "09:30", {"selected_time": "09:30"}),
    # Ana is in Berlin: 16:00 there is 15:00 UTC.
    "datetimepicker": ({}, "2026-11-03T16:00", {"selected_date_time": 1793718000}),
}


@pytest.mark.parametrize("kind", EVERY_FIELD)
async def test_every_field_is_told_as_slack_tells_it(stage: Stage, kind: str) -> None:
    more, sent, told = EVERY_FIELD[kind]
    view_id = await stage.open_form(modal(field({"type": kind, **more}, "f")))

    await submit(stage, view_id, **{f"f|f|{kind}": sent})

    values = stage.bot.got[0].payload["view"]["state"]["values"]
    assert values == {"f": {"f": {"type": kind, **told}}}


@pytest.mark.parametrize("kind", EVERY_FIELD)
async def test_every_field_may_be_left_empty_if_it_is_optional(stage: Stage, kind: str) -> None:
    more, _, told = EVERY_FIELD[kind]
    view_id = await stage.open_form(modal(field({"type": kind, **more}, "f", optional=True)))

    await submit(stage, view_id, **{f"f|f|{kind}": ""})

    # Rich text that is empty is not told at all: its type in Slack's own framework knows no null.
    empty: dict[str, object] = {
        key: [] if isinstance(value, list) else None
        for key, value in told.items()
        if value is not RICH
    }
    values = stage.bot.got[0].payload["view"]["state"]["values"]
    assert values == {"f": {"f": {"type": kind, **empty}}}


@pytest.mark.parametrize("kind", EVERY_FIELD)
async def test_every_field_is_drawn_with_what_it_holds(stage: Stage, kind: str) -> None:
    more, sent, _ = EVERY_FIELD[kind]
    stage.bot.answer_with({"response_action": "errors", "errors": {"f": "Not that one."}})
    view_id = await stage.open_form(modal(field({"type": kind, **more}, "f")))
    before = await stage.page()

    await submit(stage, view_id, **{f"f|f|{kind}": sent})

    after = html.unescape(await stage.page())
    assert f'name="f|f|{kind}"' in before
    assert "Not that one." in after
    kept = [each for each in (sent if isinstance(sent, list) else [sent]) if each]
    assert all(str(each).replace("\r", "") in after for each in kept)


@pytest.mark.parametrize("kind", EVERY_FIELD)
async def test_a_required_field_is_asked_for_before_the_app_hears_of_it(
    stage: Stage, kind: str
) -> None:
    more, _, _ = EVERY_FIELD[kind]
    view_id = await stage.open_form(modal(field({"type": kind, **more}, "f")))

    await submit(stage, view_id)

    assert stage.bot.got == []
    assert "Please complete this required field." in await stage.words()


@pytest.mark.parametrize(
    ("element", "typed", "sentence"),
    [
        ({"type": "plain_text_input", "min_length": 3}, "ab", "at least 3 characters"),
        ({"type": "plain_text_input", "max_length": 1}, "ab", "at most 1 characters"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "a whole number"),
        ({"type": "number_input", "is_decimal_allowed": True}, "few", "a number"),
        (
            {"type": "number_input", "is_decimal_allowed": False, "min_value": "2"},
            "1",
            "at least 2",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": False, "max_value": "2"},
            "3",
            "at most 2",
        ),
        ({"type": "email_text_input"}, "nobody", "a valid email address"),
        ({"type": "url_text_input"}, "somewhere", "a valid URL"),
        ({"type": "multi_users_select", "max_selected_items": 1}, [ANA.id, WEI.id], "at most 1"),
    ],
)
async def test_a_field_that_breaks_its_own_limits_never_reaches_the_app(
    stage: Stage, element: dict[str, Any], typed: object, sentence: str
) -> None:
    view_id = await stage.open_form(modal(field(element)))

    await submit(stage, view_id, **{f"name|name|{element['type']}": typed})

    assert stage.bot.got == []
    assert sentence in await stage.words()


async def test_an_empty_acknowledgement_closes_the_form(stage: Stage) -> None:
    view_id = await stage.open_form(modal())

    await submit(stage, view_id, **{NAME: "Choir"})

    assert titles(stage) == []
    assert "<dialog" not in await stage.page()


async def test_errors_stand_beside_the_field_and_nothing_typed_is_lost(stage: Stage) -> None:
    view_id = await stage.open_form(modal(text_field("name"), text_field("cover", optional=True)))
    stage.bot.answer_with({"response_action": "errors", "errors": {"name": "Taken."}})

    await submit(stage, view_id, **{NAME: "Choir", "cover|cover|plain_text_input": "door"})

    page = await stage.page()
    assert re.search(r'<p class="error" role="alert" id="f\w+-error">Taken.</p>', page)
    assert 'value="Choir"' in page
    assert 'value="door"' in page


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "errors"},
        {"response_action": "explode"},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "update"},
        {"response_action": "push", "view": {"type": "home", "blocks": []}},
    ],
)
async def test_an_acknowledgement_that_slack_would_refuse_leaves_the_form_open(
    stage: Stage, answer: dict[str, Any]
) -> None:
    view_id = await stage.open_form(modal())
    stage.bot.answer_with(answer)

    await submit(stage, view_id, **{NAME: "Choir"})

    page = await stage.page()
    assert "We had some trouble connecting" in page
    assert 'value="Choir"' in page
    assert stage.workspace.refusals


async def test_an_app_that_is_not_there_leaves_the_form_open(stage: Stage) -> None:
    view_id = await stage.open_form(modal())
    stage.bot.answer_with("no", status=503)

    await submit(stage, view_id, **{NAME: "Choir"})

    assert "dispatch_failed" in await stage.words()
    assert titles(stage) == ["Make a room"]


async def test_an_acknowledgement_may_replace_the_form(stage: Stage) -> None:
    view_id = await stage.open_form(modal())
    stage.bot.answer_with({"response_action": "update", "view": modal(title=plain("Made"))})

    await submit(stage, view_id, **{NAME: "Choir"})

    assert titles(stage) == ["Made"]
    assert stage.workspace.desks.find(view_id) is not None


async def test_an_acknowledgement_may_stack_a_form(stage: Stage) -> None:
    view_id = await stage.open_form(modal())
    stage.bot.answer_with({"response_action": "push", "view": modal(title=plain("More"))})

    await submit(stage, view_id, **{NAME: "Choir"})

    assert titles(stage) == ["Make a room", "More"]


async def test_a_fourth_form_is_not_stacked(stage: Stage) -> None:
    view_id = await stage.open_form(modal())
    for _ in range(3):
        top = stage.workspace.desks.stack(ANA.id)[-1].id
        stage.bot.answer_with({"response_action": "push", "view": modal(title=plain("More"))})
        await submit(stage, top, **{NAME: "Choir"})

    assert stage.workspace.desks.find(view_id) is not None
    assert titles(stage) == ["Make a room", "More", "More"]
    assert "We had some trouble connecting" in await stage.words()


async def test_an_acknowledgement_may_close_them_all(stage: Stage) -> None:
    view_id = await stage.open_form(modal())
    stage.workspace.desks.push(ANA.id, stage.workspace.desks.stack(ANA.id)[0].source)
    stage.bot.answer_with({"response_action": "clear"})

    await submit(stage, view_id, **{NAME: "Choir"})

    assert titles(stage) == []


async def test_closing_is_told_if_it_was_asked_for(stage: Stage) -> None:
    view_id = await stage.open_form(modal(notify_on_close=True))

    await stage.act(f"/views/{view_id}/close")

    payload = stage.bot.got[0].payload
    assert faults_of_sent("Closed", payload) == []
    assert payload["type"] == "view_closed"
    assert payload["is_cleared"] is False
    assert titles(stage) == []


async def test_closing_the_top_shows_the_one_below(stage: Stage) -> None:
    await stage.open_form(modal())
    view = stage.workspace.desks.push(ANA.id, stage.workspace.desks.stack(ANA.id)[0].source)

    await stage.act(f"/views/{view.id}/close")

    assert len(titles(stage)) == 1
    assert stage.bot.got == []


async def test_closing_may_clear_all(stage: Stage) -> None:
    await stage.open_form(modal(clear_on_close=True, notify_on_close=True))
    view = stage.workspace.desks.push(ANA.id, stage.workspace.desks.stack(ANA.id)[0].source)

    await stage.act(f"/views/{view.id}/close")

    assert titles(stage) == []
    assert [delivery.payload["is_cleared"] for delivery in stage.bot.got] == [True, True]


async def test_a_closed_form_submitted_again_is_told_so(stage: Stage) -> None:
    view_id = await stage.open_form(modal())
    await submit(stage, view_id, **{NAME: "Choir"})

    again = await stage.act(f"/views/{view_id}/submit", **{NAME: "Choir"})

    assert again.status_code == 409
    assert again.json() == {"error": "That form is closed."}


async def test_nobody_submits_the_form_of_another(stage: Stage) -> None:
    view_id = await stage.open_form(modal())

    answer = await stage.act(f"/views/{view_id}/submit", person=WEI.id, **{NAME: "Choir"})

    assert answer.status_code == 409
    assert stage.bot.got == []


async def test_a_form_without_submit_cannot_be_submitted(stage: Stage) -> None:
    view = {"type": "modal", "title": plain("x"), "blocks": [section(accessory=button())]}
    view_id = await stage.open_form(view)

    answer = await stage.act(f"/views/{view_id}/submit")

    assert answer.json() == {"error": "That form has nothing to submit."}


async def test_a_field_that_is_not_sent_keeps_its_first_value(stage: Stage) -> None:
    element = {"type": "plain_text_input", "initial_value": "Choir"}
    view_id = await stage.open_form(modal(field(element)))

    await submit(stage, view_id)

    values = stage.bot.got[0].payload["view"]["state"]["values"]
    assert values["name"]["name"]["value"] == "Choir"


async def test_a_form_that_changes_keeps_what_was_typed(stage: Stage) -> None:
    view_id = await stage.open_form(modal(text_field("name"), text_field("old", optional=True)))
    stage.bot.answer_with({"response_action": "errors", "errors": {"name": "Taken."}})
    await submit(stage, view_id, **{NAME: "Choir", "old|old|plain_text_input": "x"})

    await stage.api("views.update", view_id=view_id, view=modal(text_field("name")))

    view = stage.workspace.desks.find(view_id)
    assert view is not None
    assert view.values == {"name": {"name": {"type": "plain_text_input", "value": "Choir"}}}
    assert view.errors == {}


async def test_a_button_inside_a_form_need_not_be_filled_in(stage: Stage) -> None:
    view_id = await stage.open_form(modal(actions(button("go")), text_field()))

    await submit(stage, view_id, **{NAME: "Choir"})

    assert len(stage.bot.got) == 1


async def test_a_local_time_that_is_none_counts_as_empty(stage: Stage) -> None:
    view_id = await stage.open_form(modal(field({"type": "datetimepicker"})))

    await submit(stage, view_id, **{"name|name|datetimepicker": "soon"})

    assert "Please complete this required field." in await stage.words()


async def test_an_app_that_fails_at_a_closing_is_noted(stage: Stage) -> None:
    view_id = await stage.open_form(modal(notify_on_close=True))
    stage.bot.answer_with("no", status=500)

    await stage.act(f"/views/{view_id}/close")

    assert "view_closed" in stage.workspace.refusals[-1]


async def test_a_form_that_is_gone_before_its_answer_stays_gone(stage: Stage) -> None:
    view_id = await stage.open_form(modal())
    view = stage.workspace.desks.find(view_id)
    assert view is not None
    stage.bot.before_answering = lambda: stage.workspace.desks.clear(ANA.id)
    stage.bot.answer_with({"response_action": "update", "view": modal()})

    await submit(stage, view_id, **{NAME: "Choir"})

    assert titles(stage) == []
    assert view.trouble == ""


async def test_a_form_stacked_on_nothing_stands_alone(stage: Stage) -> None:
    view = stage.workspace.desks.push(ANA.id, modal())

    assert view.root_id == view.id
