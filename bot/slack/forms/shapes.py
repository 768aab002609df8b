"""The fields of a form as Slack shows them, and what they hold as Slack sends it back."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from bot.slack import blocks, mrkdwn
from bot.slack.blocks import Block
from bot.slack.forms.fields import DEFAULT, Field, Row, Shape

MOST_OF_A_ZONE: Final = 60
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
# Slack takes the names of the time zone database; an offset (UTC+5:30) is said in words alone.
_IANA: Final = re.compile(r"UTC|[A-Z][A-Za-z]+/[A-Za-z0-9_+/-]{1,50}")


def show(row: Row, initial: str, zone: str) -> Block:
    """Return a field of a form.

    Args:
        row: Which.
        initial: What stands in it; where that makes no sense, nothing does.
        zone: Of times of the day: IANA name or offset.
    """
    return _MAKERS[row.shape](row, initial, zone)


def hold(row: Row, element: Mapping[str, Any]) -> str:
    """Return what stands in a field, of ``view["state"]["values"]``."""
    return _READERS[row.shape](element)


def is_date(text: str) -> bool:
    """Say whether `text` is a day: ``2027-03-12``."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_time(text: str) -> bool:
    """Say whether `text` is a time of the day: ``09:30``."""
    return _TIME.fullmatch(text) is not None


def _several(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def _text(row: Row, initial: str, _zone: str) -> Block:
    return blocks.input_text(
        row.field,
        row.label,
        initial,
        hint=row.hint,
        placeholder=row.placeholder,
        is_long=row.shape is Shape.LONG_TEXT,
    )


def _choice(row: Row, initial: str, _zone: str) -> Block:
    is_kind = row.field is Field.KIND
    options = list(row.options)
    if initial not in dict(options) and row.keeps(initial):
        options.append((initial, initial))
    return blocks.input_choice(
        row.field, row.label, options, initial, hint=row.hint, is_told=is_kind
    )


def _checks(row: Row, initial: str, _zone: str) -> Block:
    return blocks.input_checks(row.field, row.label, row.options, _several(initial))


def _people(row: Row, initial: str, _zone: str) -> Block:
    people = [one for one in _several(initial) if mrkdwn.is_id(one)]
    return blocks.input_people(row.field, row.label, people, hint=row.hint)


def _channel(row: Row, initial: str, _zone: str) -> Block:
    channel_id = initial if mrkdwn.is_id(initial) else ""
    return blocks.input_channel(row.field, row.label, channel_id, hint=row.hint)


def _date(row: Row, initial: str, _zone: str) -> Block:
    chosen = initial if is_date(initial) else ""
    return blocks.input_date(row.field, row.label, chosen, hint=row.hint)


def _time(row: Row, initial: str, zone: str) -> Block:
    chosen = initial if is_time(initial) else ""
    known = zone if _IANA.fullmatch(zone) else ""
    hint = f"In the zone {mrkdwn.clip(mrkdwn.clean(zone), MOST_OF_A_ZONE)}." if zone else ""
    return blocks.input_time(row.field, row.label, chosen, zone=known, hint=hint)


_MAKERS: Final[Mapping[Shape, Callable[[Row, str, str], Block]]] = {
    Shape.TEXT: _text,
    Shape.LONG_TEXT: _text,
    Shape.CHOICE: _choice,
    Shape.CHECKS: _checks,
    Shape.PEOPLE: _people,
    Shape.CHANNEL: _channel,
    Shape.DATE: _date,
    Shape.TIME: _time,
}


def _read_text(element: Mapping[str, Any]) -> str:
    return str(element.get("value") or "")


def _read_choice(element: Mapping[str, Any]) -> str:
    chosen = str((element.get("selected_option") or {}).get("value") or "")
    return "" if chosen == DEFAULT else chosen


def _read_checks(element: Mapping[str, Any]) -> str:
    return ",".join(str(one.get("value")) for one in element.get("selected_options") or ())


def _read_people(element: Mapping[str, Any]) -> str:
    return ",".join(map(str, element.get("selected_users") or ()))


def _read_channel(element: Mapping[str, Any]) -> str:
    return str(element.get("selected_conversation") or "")


def _read_date(element: Mapping[str, Any]) -> str:
    return str(element.get("selected_date") or "")


def _read_time(element: Mapping[str, Any]) -> str:
    return str(element.get("selected_time") or "")


_READERS: Final[Mapping[Shape, Callable[[Mapping[str, Any]], str]]] = {
    Shape.TEXT: _read_text,
    Shape.LONG_TEXT: _read_text,
    Shape.CHOICE: _read_choice,
    Shape.CHECKS: _read_checks,
    Shape.PEOPLE: _read_people,
    Shape.CHANNEL: _read_channel,
    Shape.DATE: _read_date,
    Shape.TIME: _read_time,
}
