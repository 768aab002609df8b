"""Which messages and views the workspace refuses: what Slack would refuse, and nothing else."""

from typing import Any

import pytest

from bot.workspace.validity import problems_of_message, problems_of_view
from tests.unit.workspace.payloads import (
    actions,
    button,
    field,
    home,
    menu,
    message,
    modal,
    mrkdwn,
    option,
    plain,
    section,
    text_field,
)

Payload = dict[str, Any]

DIVIDER: Payload = {"type": "divider"}
IMAGE: Payload = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a door"}
PLACEHOLDER = "x" * 151
CONFIRM: Payload = {
    "title": plain("End it"),
    "text": plain("Sure?"),
    "confirm": plain("End"),
    "deny": plain("Keep"),
}

# The limits are those of docs.slack.dev/reference/block-kit, each passed by one.
BAD_MESSAGES: dict[str, tuple[Payload, str]] = {
    "51 blocks": (message(*[DIVIDER] * 51), "/blocks"),
    "section text of 3,001": (message(section("x" * 3001)), "/blocks/0/text/text"),
    "empty text": (message(section("")), "/blocks/0/text/text"),
    "section without text": (message({"type": "section"}), "/blocks/0"),
    "11 fields": (
        message({"type": "section", "fields": [mrkdwn("x")] * 11}),
        "/blocks/0/fields",
    ),
    "field of 2,001": (
        message({"type": "section", "fields": [mrkdwn("x" * 2001)]}),
        "/blocks/0/fields/0/text",
    ),
    "header of 151": (
        message({"type": "header", "text": plain("x" * 151)}),
        "/blocks/0/text/text",
    ),
    "header as mrkdwn": (
        message({"type": "header", "text": mrkdwn("x")}),
        "/blocks/0/text/type",
    ),
    "26 actions": (message(actions(*[button(f"b{n}") for n in range(26)])), "/blocks/0/elements"),
    "no action": (message(actions()), "/blocks/0/elements"),
    "unknown element in actions": (
        message(actions({"type": "slider", "action_id": "x"})),
        "/blocks/0/elements/0",
    ),
    "unknown block": (message({"type": "banner"}), "/blocks/0"),
    "block without type": (message({"text": plain("x")}), "/blocks/0"),
    "unknown property": (message(section(color="red")), "/blocks/0"),
    "button text of 76": (
        message(actions(button(text=plain("x" * 76)))),
        "/blocks/0/elements/0/text/text",
    ),
    "button value of 2,001": (
        message(actions(button(value="x" * 2001))),
        "/blocks/0/elements/0/value",
    ),
    "button url of 3,001": (
        message(actions(button(url="h" * 3001))),
        "/blocks/0/elements/0/url",
    ),
    "button of unknown style": (
        message(actions(button(style="loud"))),
        "/blocks/0/elements/0/style",
    ),
    "action_id of 256": (
        message(actions(button("x" * 256))),
        "/blocks/0/elements/0/action_id",
    ),
    "block_id of 256": (message(section(block_id="x" * 256)), "/blocks/0/block_id"),
    "6 entries in an overflow": (
        message(
            section(
                accessory={
                    "type": "overflow",
                    "action_id": "o",
                    "options": [option(str(n)) for n in range(6)],
                }
            )
        ),
        "/blocks/0/accessory/options",
    ),
    "101 options": (
        message(actions(menu(options=[option(str(n)) for n in range(101)]))),
        "/blocks/0/elements/0/options",
    ),
    "option text of 76": (
        message(actions(menu(options=[{"text": plain("x" * 76), "value": "a"}]))),
        "/blocks/0/elements/0/options/0/text/text",
    ),
    "option value of 151": (
        message(actions(menu(options=[{"text": plain("x"), "value": "x" * 151}]))),
        "/blocks/0/elements/0/options/0/value",
    ),
    "initial option not among options": (
        message(actions(menu(initial_option=option("z")))),
        "/blocks/0/elements/0/initial_option",
    ),
    "menu without options": (
        message(actions({"type": "static_select", "action_id": "m"})),
        "/blocks/0/elements/0",
    ),
    "placeholder of 151": (
        message(actions(menu(placeholder=plain(PLACEHOLDER)))),
        "/blocks/0/elements/0/placeholder/text",
    ),
    "11 things in a context": (
        message({"type": "context", "elements": [mrkdwn("x")] * 11}),
        "/blocks/0/elements",
    ),
    "image without words": (
        message({"type": "image", "image_url": "https://example.com/a.png"}),
        "/blocks/0",
    ),
    "confirm text of 301": (
        message(actions(button(confirm=CONFIRM | {"text": plain("x" * 301)}))),
        "/blocks/0/elements/0/confirm/text/text",
    ),
    "confirm without title": (
        message(actions(button(confirm={"text": plain("Sure?")}))),
        "/blocks/0/elements/0/confirm",
    ),
    "date that is none": (
        message(actions({"type": "datepicker", "action_id": "d", "initial_date": "3 November"})),
        "/blocks/0/elements/0/initial_date",
    ),
    "moment of nine digits": (
        message(
            actions({"type": "datetimepicker", "action_id": "d", "initial_date_time": 123456789})
        ),
        "/blocks/0/elements/0/initial_date_time",
    ),
    "repeated block_id": (
        message(section(block_id="x"), section(block_id="x")),
        "/blocks/1/block_id",
    ),
    "repeated action_id": (
        message(actions(button("x"), button("x"))),
        "/blocks/0/elements/1/action_id",
    ),
    "file input in a message": (
        message(field({"type": "file_input"})),
        "/blocks/0/element",
    ),
    "13,000 characters of blocks": (message(*[section("x" * 2500)] * 5), "/blocks"),
    "blocks that are no list": ({"text": "x", "blocks": {}}, "/blocks"),
    "block that is no object": ({"text": "x", "blocks": [1]}, "/blocks/0"),
    "text of 40,001": ({"text": "x" * 40_001}, "/text"),
    "text that is none": ({"text": 7}, "/text"),
    "nothing at all": ({}, "/text"),
    "metadata without payload": ({"text": "x", "metadata": {"event_type": "a"}}, "/metadata"),
    "attachments that are no list": ({"text": "x", "attachments": "y"}, "/attachments"),
}

BAD_VIEWS: dict[str, tuple[Payload, str]] = {
    "101 blocks": (modal(*[DIVIDER] * 101), "/blocks"),
    "button in an input block": (modal(field(button())), "/blocks/0/element"),
    "title as mrkdwn": (modal(title=mrkdwn("x")), "/title/type"),
    "title of 25": (modal(title=plain("x" * 25)), "/title/text"),
    "submit of 25": (modal(submit=plain("x" * 25)), "/submit/text"),
    "close of 25": (modal(close=plain("x" * 25)), "/close/text"),
    "no title": ({"type": "modal", "blocks": []}, ""),
    "no type": ({"blocks": []}, "/type"),
    "private_metadata of 3,001": (modal(private_metadata="x" * 3001), "/private_metadata"),
    "callback_id of 256": (modal(callback_id="x" * 256), "/callback_id"),
    "field but no submit": (
        {"type": "modal", "title": plain("x"), "blocks": [text_field()]},
        "/submit",
    ),
    "markdown in a form": (modal({"type": "markdown", "text": "x"}), "/blocks/0"),
    "label of 2,001": (modal(text_field(label=plain("x" * 2001))), "/blocks/0/label/text"),
    "hint as mrkdwn": (modal(text_field(hint=mrkdwn("x"))), "/blocks/0/hint/type"),
    "two with the focus": (
        modal(
            field({"type": "plain_text_input", "focus_on_load": True}, "a"),
            field({"type": "plain_text_input", "focus_on_load": True}, "b"),
        ),
        "/blocks/1/element/focus_on_load",
    ),
    "least longer than most": (
        modal(field({"type": "plain_text_input", "min_length": 9, "max_length": 3})),
        "/blocks/0/element",
    ),
    "longer than may be typed": (
        modal(field({"type": "plain_text_input", "max_length": 1, "initial_value": "ab"})),
        "/blocks/0/element/initial_value",
    ),
    "number that is none": (
        modal(field({"type": "number_input", "is_decimal_allowed": False, "min_value": "few"})),
        "/blocks/0/element/min_value",
    ),
    "least above most": (
        modal(
            field(
                {
                    "type": "number_input",
                    "is_decimal_allowed": False,
                    "min_value": "9",
                    "max_value": "3",
                }
            )
        ),
        "/blocks/0/element",
    ),
    "11 radio buttons": (
        modal(field({"type": "radio_buttons", "options": [option(str(n)) for n in range(11)]})),
        "/blocks/0/element/options",
    ),
    "none may be chosen": (
        modal(field({"type": "multi_users_select", "max_selected_items": 0})),
        "/blocks/0/element/max_selected_items",
    ),
    "more chosen than may be": (
        modal(
            field(
                {
                    "type": "multi_users_select",
                    "max_selected_items": 1,
                    "initial_users": ["U1", "U2"],
                }
            )
        ),
        "/blocks/0/element",
    ),
    "250 kB": (modal(*[section("x" * 2990)] * 99), ""),
    "submit on a home tab": ({**home(), "submit": plain("x")}, ""),
    "alert on a home tab": (home({"type": "alert", "text": mrkdwn("x")}), "/blocks/0"),
}

GOOD_MESSAGES: dict[str, Payload] = {
    "text alone": {"text": "words"},
    "every limit reached": message(
        {"type": "header", "text": plain("x" * 150)},
        section("x" * 3000, fields=[mrkdwn("x" * 100)] * 10),
        actions(button(text=plain("x" * 75), value="x" * 2000)),
    ),
    "50 blocks": message(*[DIVIDER] * 50),
    "menus and pictures": message(
        actions(
            menu(initial_option=option("a")),
            button("b", confirm=CONFIRM, style="danger"),
            {"type": "datepicker", "action_id": "d", "initial_date": "2026-11-03"},
            {"type": "timepicker", "action_id": "t", "initial_time": "09:30"},
            {"type": "datetimepicker", "action_id": "m", "initial_date_time": 1793718000},
        ),
        IMAGE,
        {"type": "context", "elements": [mrkdwn("x"), IMAGE]},
    ),
    "call": message({"type": "call", "call_id": "R123"}),
    "metadata": {"text": "x", "metadata": {"event_type": "a", "event_payload": {}}},
    "rich text": message(
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "hi"}]}
            ],
        }
    ),
    "same action in two blocks": message(
        actions(button("x"), block_id="a"), actions(button("x"), block_id="b")
    ),
}

GOOD_VIEWS: dict[str, Payload] = {
    "form": modal(),
    "nothing to fill in": {"type": "modal", "title": plain("x"), "blocks": [section()]},
    "home": home(section(), actions(button())),
    "every field": modal(
        text_field("a", optional=True, hint=plain("at most 48 bytes"), dispatch_action=True),
        field({"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}, "b"),
        field({"type": "radio_buttons", "options": [option("x"), option("y")]}, "c"),
        field(
            {"type": "checkboxes", "options": [option("x")], "initial_options": [option("x")]},
            "d",
        ),
        field({"type": "multi_users_select", "initial_users": ["U1"]}, "e"),
        field({"type": "conversations_select"}, "f"),
        field({"type": "timepicker", "timezone": "Europe/Berlin"}, "g"),
        field({"type": "datepicker"}, "h"),
        field(menu(), "i"),
    ),
}


@pytest.mark.parametrize("name", BAD_MESSAGES)
def test_a_bad_message_is_refused_where_it_is_bad(name: str) -> None:
    payload, pointer = BAD_MESSAGES[name]

    problems = problems_of_message(payload)

    assert pointer in [problem.pointer for problem in problems]


@pytest.mark.parametrize("name", BAD_VIEWS)
def test_a_bad_view_is_refused_where_it_is_bad(name: str) -> None:
    view, pointer = BAD_VIEWS[name]

    problems = problems_of_view(view)

    assert pointer in [problem.pointer for problem in problems]


@pytest.mark.parametrize("name", GOOD_MESSAGES)
def test_a_good_message_is_taken(name: str) -> None:
    assert problems_of_message(GOOD_MESSAGES[name]) == []


@pytest.mark.parametrize("name", GOOD_VIEWS)
def test_a_good_view_is_taken(name: str) -> None:
    assert problems_of_view(GOOD_VIEWS[name]) == []


def test_a_problem_is_told_in_the_shape_of_blocks_validate() -> None:
    problem = problems_of_message(message(actions(button(text=plain("x" * 76)))))[0]

    assert problem.told() == {
        "code": "too_long",
        "message": f"'{'x' * 76}' is too long",
        "pointer": "/blocks/0/elements/0/text/text",
        "constraint": "maxLength=75",
    }


def test_a_long_value_is_not_repeated_in_its_problem() -> None:
    problem = problems_of_message(message(section("secret" * 600)))[0]

    assert problem.message == "breaks maxLength=3000"
