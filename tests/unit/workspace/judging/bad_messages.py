"""Messages that Slack refuses, each with the place of what is wrong."""

from typing import Any

from tests.unit.workspace.payloads import (
    actions,
    button,
    field,
    menu,
    message,
    mrkdwn,
    option,
    plain,
    section,
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
    # The library alone knows this one: slack_sdk 3.47, ImageBlock.image_url_max_length.
    "image url of 3,001": (message(IMAGE | {"image_url": "h" * 3001}), "/blocks/0"),
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
    "day that no calendar has": (
        message(actions({"type": "datepicker", "action_id": "d", "initial_date": "2026-02-30"})),
        "/blocks/0/elements/0/initial_date",
    ),
    "day without its dashes": (
        message(actions({"type": "datepicker", "action_id": "d", "initial_date": "20261103"})),
        "/blocks/0/elements/0/initial_date",
    ),
    "time of twelve hours": (
        message(actions({"type": "timepicker", "action_id": "t", "initial_time": "9:30"})),
        "/blocks/0/elements/0/initial_time",
    ),
    "zone that is none": (
        message(actions({"type": "timepicker", "action_id": "t", "timezone": "Mars/Olympus"})),
        "/blocks/0/elements/0/timezone",
    ),
    "zone that is a folder": (
        message(actions({"type": "timepicker", "action_id": "t", "timezone": "Europe"})),
        "/blocks/0/elements/0/timezone",
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
