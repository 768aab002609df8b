"""Blocks and views that Slack takes, for tests to spoil."""

from typing import Any

Payload = dict[str, Any]


def plain(text: str) -> Payload:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Payload:
    return {"type": "mrkdwn", "text": text}


def option(value: str) -> Payload:
    return {"text": plain(value.title()), "value": value}


def section(text: str = "words", **more: object) -> Payload:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(action_id: str = "go", **more: object) -> Payload:
    return {"type": "button", "action_id": action_id, "text": plain("Go"), **more}


def actions(*elements: Payload, block_id: str = "acts") -> Payload:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def field(element: Payload, block_id: str = "name", **more: object) -> Payload:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(block_id.title()),
        "element": {"action_id": block_id, **element},
        **more,
    }


def text_field(block_id: str = "name", **more: object) -> Payload:
    return field({"type": "plain_text_input"}, block_id, **more)


def menu(**more: object) -> Payload:
    return {"type": "static_select", "action_id": "menu", "options": [option("a")], **more}


def modal(*blocks: Payload, **more: object) -> Payload:
    return {
        "type": "modal",
        "callback_id": "make",
        "title": plain("Make a room"),
        "submit": plain("Make"),
        "blocks": list(blocks or [text_field()]),
        **more,
    }


def home(*blocks: Payload) -> Payload:
    return {"type": "home", "blocks": list(blocks or [section("My rooms")])}


def message(*blocks: Payload, **more: object) -> Payload:
    return {"text": "words", "blocks": list(blocks), **more}
