"""What Slack's own client checks in a form before the app hears of it."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.workspace.acting.values import held
from bot.workspace.world.elements import Placed, placed
from bot.workspace.world.views import OpenView

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_WHOLE: Final = re.compile(r"-?\d+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LINK: Final = re.compile(r"https?://\S+")
# A plain text field takes 3,000 characters: docs.slack.dev/reference/block-kit/block-elements
LONGEST_TEXT: Final = 3000


def field_errors(view: OpenView) -> dict[str, str]:
    """Return a sentence for each field that is not filled in as it must be."""
    sentences = {field.block_id: _error(field, view) for field in placed(view.source["blocks"])}
    return {block_id: sentence for block_id, sentence in sentences.items() if sentence}


def _error(field: Placed, view: OpenView) -> str:
    if not field.is_input:
        return ""
    value = held(field.element, view.values.get(field.block_id, {}).get(field.action_id))
    if not value:
        return "" if field.block.get("optional") else "Please complete this required field."
    check = CHECKS.get(field.kind)
    return check(field.element, value) if check else ""


def _text(element: Mapping[str, Any], value: str) -> str:
    fewest, most = element.get("min_length", 0), element.get("max_length", LONGEST_TEXT)
    if len(value) < fewest:
        return f"Please enter at least {fewest} characters."
    return f"Please enter at most {most} characters." if len(value) > most else ""


def _number(element: Mapping[str, Any], value: str) -> str:
    decimals = element["is_decimal_allowed"]
    if not (_NUMBER if decimals else _WHOLE).fullmatch(value):
        return "Please enter a number." if decimals else "Please enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(value) < float(least):
        return f"Please enter a number that is at least {least}."
    too_much = most is not None and float(value) > float(most)
    return f"Please enter a number that is at most {most}." if too_much else ""


def _email(_: Mapping[str, Any], value: str) -> str:
    return "" if _EMAIL.fullmatch(value) else "Please enter a valid email address."


def _link(_: Mapping[str, Any], value: str) -> str:
    return "" if _LINK.fullmatch(value) else "Please enter a valid URL."


def _count(element: Mapping[str, Any], value: list[object]) -> str:
    most = element.get("max_selected_items")
    return f"Please choose at most {most}." if most and len(value) > most else ""


CHECKS: Final[Mapping[str, Callable[[Mapping[str, Any], Any], str]]] = {
    "plain_text_input": _text,
    "number_input": _number,
    "email_text_input": _email,
    "url_text_input": _link,
    "multi_static_select": _count,
    "multi_external_select": _count,
    "multi_users_select": _count,
    "multi_channels_select": _count,
    "multi_conversations_select": _count,
}
