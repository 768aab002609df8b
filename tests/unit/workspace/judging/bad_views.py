"""Views that Slack refuses, each with the place of what is wrong."""

from typing import Any

from tests.unit.workspace.payloads import (
    button,
    field,
    home,
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
