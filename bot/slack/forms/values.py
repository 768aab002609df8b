"""What stands in the room form, and the request that it asks for."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.errors import BadInput
from bot.rooms.request import DEFAULT_LENGTH_S, RoomRequest
from bot.rooms.room import RoomKind, SeatMode, SeatTemplate
from bot.rooms.times import parse_length
from bot.slack.forms.fields import NO_CHAT, OFF, SWITCHES, Field, rows_of
from bot.slack.forms.start import ZONE, start_fields, when_from

__all__ = [
    "GROUPS",
    "READERS",
    "ZONE",
    "FormValues",
    "read_fields",
    "request_from",
    "shown_reminder",
    "values_of",
]

# User groups cannot be picked in a form; typed ones are carried along under this name.
GROUPS: Final = "groups"


@dataclass(frozen=True, slots=True)
class FormValues:
    """What stands in the form.

    Attributes:
        kind: The kind of room that is chosen.
        fields: Field → what stands in it, as text; several people or boxes with commas between.
            What is empty is left out. Texts are as typed, also where they make no sense.
    """

    kind: RoomKind = RoomKind.CONFERENCE
    fields: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Leave out what is empty, so that equal forms are equal."""
        kept = {str(name): text for name, text in self.fields.items() if text}
        object.__setattr__(self, "fields", kept)

    def text(self, name: str) -> str:
        """Return what stands in a field, without the spaces around it."""
        return self.fields.get(name, "").strip()

    def several(self, name: str) -> tuple[str, ...]:
        """Return the entries of a field with several."""
        return tuple(part.strip() for part in self.text(name).split(",") if part.strip())


def request_from(values: FormValues, now: float, zone: str) -> RoomRequest:
    """Return the request that the form asks for; what the kind does not have is not asked for.

    Args:
        values: What stands in it.
        now: UTC epoch seconds.
        zone: Of who fills it in: IANA name or offset.

    Raises:
        BadInput: With every problem, by field.
    """
    has = {row.field for row in rows_of(values.kind)}
    problems: dict[str, str] = {}
    attributes = _ticked(values, has) | read_fields(values, has, problems)
    try:
        attributes["when"] = when_from(values.fields, now, zone)
    except BadInput as bad:
        problems |= bad.problems
        attributes.pop("remind_s", None)  # whether it may have one is not known yet
    try:
        request = RoomRequest(kind=values.kind, **attributes)
    except BadInput as bad:
        raise BadInput(_on_fields(bad.problems, values.kind) | problems) from None
    if problems:
        raise BadInput(problems)
    return request


def read_fields(
    values: FormValues, has: Collection[str], problems: dict[str, str]
) -> dict[str, Any]:
    """Return the attributes that the texts of fields in `has` say; the rest adds to `problems`."""
    attributes: dict[str, Any] = {}
    for name, reader in READERS.items():
        if name not in has or not values.text(name):
            continue
        try:
            attributes[reader.attribute] = reader.read(values.text(name))
        except ValueError:
            problems[name] = reader.how
    return attributes


def values_of(request: RoomRequest, raw: Mapping[str, str] | None = None) -> FormValues:
    """Return what the form shows for a request.

    Args:
        request: What was understood.
        raw: Field → what was typed there instead, for what was not.
    """
    shown: dict[str, str] = {name: reader.show(request) for name, reader in READERS.items()}
    ticked = [name for name, (attribute, _) in SWITCHES.items() if getattr(request, attribute)]
    shown |= {
        Field.SWITCHES: ",".join(ticked),
        Field.NO_CHAT: Field.NO_CHAT.value if request.is_message_disabled else "",
        Field.QUIET: Field.QUIET.value if request.is_quiet else "",
    }
    known = {name: text for name, text in (raw or {}).items() if name in {*Field, GROUPS}}
    carried = {GROUPS: ",".join(request.groups), **start_fields(request.when)}
    fields = _on_fields({**shown, **carried, **known}, request.kind)
    return FormValues(request.kind, fields)


def _ticked(values: FormValues, has: set[Field]) -> dict[str, Any]:
    ticked = values.several(Field.SWITCHES) if Field.SWITCHES in has else ()
    return {
        **{attribute: name in ticked for name, (attribute, _) in SWITCHES.items()},
        NO_CHAT[0]: bool(values.text(Field.NO_CHAT)),
        "is_quiet": bool(values.text(Field.QUIET)),
        "groups": values.several(GROUPS),
    }


def _on_fields(texts: Mapping[str, str], kind: RoomKind) -> dict[str, str]:
    """Put what is said of a layout on the field that this kind has for it."""
    moved = dict(texts)
    if kind is RoomKind.VOICE and Field.TEMPLATE in moved:
        moved[Field.VOICE_TEMPLATE] = moved.pop(Field.TEMPLATE)
    return moved


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _whole_number(text: str) -> int:
    digits = re.sub("[,\u202f ]", "", text)
    if not re.fullmatch(r"-?[0-9]{1,10}", digits):  # as many as 32 bits have
        raise ValueError(text)
    return int(digits)


def _length(text: str) -> int:
    seconds = parse_length(text)
    if seconds is None:
        raise ValueError(text)
    return seconds


def _categories(text: str) -> tuple[int, ...]:
    return tuple(_whole_number(part) for part in text.split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class Reader:
    """How a field's text becomes an attribute of the request, and the other way round.

    Attributes:
        read: Raises `ValueError` when the text cannot be read.
        show: Its opposite; empty for what the request leaves open.
        how: Said to the person when it cannot be read: how to write it.
    """

    attribute: str
    read: Callable[[str], object]
    show: Callable[[RoomRequest], str]
    how: str = ""


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _people(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _public(text: str) -> bool:
    return PUBLIC.index(text) == 0


PUBLIC: Final = ("public", "unlisted")
_CHOOSE: Final = "Choose one from the list."
_NUMBER: Final = "Write a whole number, for example 8."
_NUMBERS: Final = "Write numbers with commas between them, for example 1,2."
_LENGTH: Final = "Write a length with its unit: 45m, 1h or 1h30."


def _shown_length(request: RoomRequest) -> str:
    return "" if request.length_s == DEFAULT_LENGTH_S else f"{request.length_s // 60}m"


def _reminder(text: str) -> int:
    return 0 if text == OFF else _length(text)


def _shown_reminder(request: RoomRequest) -> str:
    return shown_reminder(request.remind_s)


def shown_reminder(seconds: int | None) -> str:
    """Return what the field for reminders holds."""
    if seconds is None:
        return ""
    return f"{seconds // 60}m" if seconds else OFF


def _shown_public(request: RoomRequest) -> str:
    return "" if request.is_public is None else PUBLIC[0 if request.is_public else 1]


READERS: Final[Mapping[Field, Reader]] = {
    Field.NAME: Reader("name", _one_line, lambda asked: asked.name),
    Field.LENGTH: Reader("length_s", _length, _shown_length, _LENGTH),
    Field.INVITEES: Reader("invitees", _people, lambda asked: ",".join(asked.invitees)),
    Field.CHANNEL: Reader("channel_id", str, lambda asked: asked.channel_id or ""),
    Field.REMIND: Reader("remind_s", _reminder, _shown_reminder, _CHOOSE),
    Field.TEMPLATE: Reader("template", SeatTemplate, lambda asked: asked.template or "", _CHOOSE),
    Field.VOICE_TEMPLATE: Reader("template", SeatTemplate, lambda _: "", _CHOOSE),
    Field.SEATS: Reader("seats", _whole_number, lambda asked: _text(asked.seats), _NUMBER),
    Field.SEAT_MODE: Reader("seat_mode", SeatMode, lambda asked: asked.seat_mode or "", _CHOOSE),
    Field.CAP: Reader("cap", _whole_number, lambda asked: _text(asked.cap), _NUMBER),
    Field.PUBLIC: Reader("is_public", _public, _shown_public, _CHOOSE),
    Field.NOTICE: Reader("notice", str, lambda asked: asked.notice),
    Field.COVER: Reader("cover", str, lambda asked: asked.cover),
    Field.CATEGORIES: Reader(
        "categories", _categories, lambda asked: ",".join(map(str, asked.categories)), _NUMBERS
    ),
    Field.ROOM_ID: Reader("room_id", str, lambda asked: asked.room_id or ""),
}
