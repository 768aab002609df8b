"""Messages and views that Slack takes."""

from typing import Any

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
    "a block that the library does not know yet": message(
        {"type": "data_table", "caption": "Rooms", "rows": []}
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
