"""What the fields of a form hold: first values, what a page sends, what must be there.

The states are those of docs.slack.dev/reference/interaction-payloads/view-interactions-payload.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.workspace.world.elements import Placed, placed
from bot.workspace.world.strict_json import read_json

Payload = dict[str, Any]
Values = dict[str, dict[str, Payload]]
Fields = Mapping[str, Sequence[str]]


def options_of(element: Mapping[str, Any]) -> list[Payload]:
    """Return the options of a choice, those inside groups too."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def _one_text(_: Mapping[str, Any], sent: Sequence[str]) -> str | None:
    return sent[-1] if sent else None


def _one_date(_: Mapping[str, Any], sent: Sequence[str]) -> str | None:
    """Return a day as Slack writes it; anything else is none, as its client sends no other."""
    try:
        day = dt.datetime.strptime(sent[-1] if sent else "", "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return day.isoformat()


def _one_time(_: Mapping[str, Any], sent: Sequence[str]) -> str | None:
    """Return hour and minute as Slack writes them; a browser may add seconds."""
    try:
        at = dt.time.fromisoformat(sent[-1] if sent else "")
    except ValueError:
        return None
    return f"{at:%H:%M}"


def _one_option(element: Mapping[str, Any], sent: Sequence[str]) -> Payload | None:
    return next((o for o in options_of(element) if sent and o.get("value") == sent[-1]), None)


def _many_options(element: Mapping[str, Any], sent: Sequence[str]) -> list[Payload]:
    return [option for option in options_of(element) if option.get("value") in sent]


def written_option(option: Mapping[str, Any]) -> str:
    """Return an option of an app's own list as the page sends it: nobody else keeps its words."""
    return json.dumps({"text": option["text"], "value": option["value"]}, ensure_ascii=False)


def _read_option(text: str) -> Payload | None:
    """Return the option that `written_option` wrote; anything else is none."""
    try:
        option = read_json(text)
    except ValueError:
        return None
    match option:
        case {"text": {"text": str(words)}, "value": str(value)}:
            return {
                "text": {"type": "plain_text", "text": words, "emoji": True},
                "value": value,
            }
    return None


def _one_external(_: Mapping[str, Any], sent: Sequence[str]) -> Payload | None:
    return _read_option(sent[-1]) if sent else None


def _many_external(_: Mapping[str, Any], sent: Sequence[str]) -> list[Payload]:
    return [option for text in dict.fromkeys(sent) if (option := _read_option(text))]


def _rich_text(_: Mapping[str, Any], sent: Sequence[str]) -> Payload | None:
    """Return plain words as the rich text that Slack's client would make of them."""
    if not sent:
        return None
    words = [{"type": "text", "text": sent[-1]}]
    section = {"type": "rich_text_section", "elements": words}
    return {"type": "rich_text", "elements": [section]}


def _many_texts(_: Mapping[str, Any], sent: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(sent))


def _whole_number(_: Mapping[str, Any], sent: Sequence[str]) -> int | None:
    return int(sent[-1]) if sent and sent[-1].isascii() and sent[-1].isdigit() else None


@dataclass(frozen=True, kw_only=True)
class Holding:
    """How one type of element keeps its value.

    Attributes:
        key: Its name in the state.
        initial: The element's property that gives the first value.
        read: Makes the value of what a page sent.
        is_left_out: Whether an empty field has no such key at all, as Slack's types say.
    """

    key: str
    initial: str
    read: Callable[[Mapping[str, Any], Sequence[str]], object]
    is_left_out: bool = False


HOLDINGS: Final[Mapping[str, Holding]] = {
    **{
        kind: Holding(key="value", initial="initial_value", read=_one_text)
        for kind in ("plain_text_input", "number_input", "email_text_input", "url_text_input")
    },
    **{
        kind: Holding(key="selected_option", initial="initial_option", read=_one_option)
        for kind in ("static_select", "radio_buttons")
    },
    **{
        kind: Holding(key="selected_options", initial="initial_options", read=_many_options)
        for kind in ("checkboxes", "multi_static_select")
    },
    "external_select": Holding(key="selected_option", initial="initial_option", read=_one_external),
    "multi_external_select": Holding(
        key="selected_options", initial="initial_options", read=_many_external
    ),
    "rich_text_input": Holding(
        key="rich_text_value", initial="initial_value", read=_rich_text, is_left_out=True
    ),
    "users_select": Holding(key="selected_user", initial="initial_user", read=_one_text),
    "channels_select": Holding(key="selected_channel", initial="initial_channel", read=_one_text),
    "conversations_select": Holding(
        key="selected_conversation", initial="initial_conversation", read=_one_text
    ),
    "multi_users_select": Holding(key="selected_users", initial="initial_users", read=_many_texts),
    "multi_channels_select": Holding(
        key="selected_channels", initial="initial_channels", read=_many_texts
    ),
    "multi_conversations_select": Holding(
        key="selected_conversations", initial="initial_conversations", read=_many_texts
    ),
    "datepicker": Holding(key="selected_date", initial="initial_date", read=_one_date),
    "timepicker": Holding(key="selected_time", initial="initial_time", read=_one_time),
    "datetimepicker": Holding(
        key="selected_date_time", initial="initial_date_time", read=_whole_number
    ),
}


def held(element: Mapping[str, Any], state: Mapping[str, Any] | None) -> Any:  # noqa: ANN401 - any
    """Return what a field holds now: its state, else what the app put there."""
    holding = HOLDINGS[element["type"]]
    return state.get(holding.key) if state else element.get(holding.initial)


def initial_values(blocks: Iterable[Mapping[str, Any]]) -> Values:
    """Return the state of fields that nobody touched yet."""
    return _gather(blocks, lambda field: field.element.get(HOLDINGS[field.kind].initial))


def read_fields(blocks: Sequence[Mapping[str, Any]], fields: Fields, before: Values) -> Values:
    """Return the state after a page sent `fields`; a field that is not among them is unchanged.

    An empty text means that a field was emptied.
    """

    def value(field: Placed) -> object:
        if field.field_name in fields:
            sent = [text for text in fields[field.field_name] if text]
            return HOLDINGS[field.kind].read(field.element, sent)
        return held(field.element, before.get(field.block_id, {}).get(field.action_id))

    return _gather(blocks, value)


def _gather(blocks: Iterable[Mapping[str, Any]], value: Callable[[Placed], object]) -> Values:
    values: Values = {}
    for field in placed(blocks):
        if field.kind in HOLDINGS:
            state = {"type": field.kind} | _kept(HOLDINGS[field.kind], value(field))
            values.setdefault(field.block_id, {})[field.action_id] = state
    return values


def _kept(holding: Holding, value: object) -> Payload:
    if not value and holding.is_left_out:
        return {}
    empty: list[str] | None = [] if holding.key.endswith("s") else None
    return {holding.key: value or empty}
