"""The fields of the room form, as one table: which kinds of room have them, how they are shown.

Its law: a field's name is its `block_id`, its `action_id` and the name that rules report.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from bot.rooms.room import VOICE_TEMPLATES, RoomKind, SeatMode, SeatTemplate
from bot.rooms.times import parse_length
from bot.slack.forms.how_often import is_rule


class Field(StrEnum):
    """A field of the form."""

    KIND = "kind"
    NAME = "name"
    START_DATE = "start_date"
    START_TIME = "start_time"
    LENGTH = "length"
    INVITEES = "invitees"
    CHANNEL = "channel"
    REPEAT = "repeat"
    UNTIL = "until"
    REMIND = "remind"
    TEMPLATE = "template"
    VOICE_TEMPLATE = "voice_template"
    SEATS = "seats"
    SEAT_MODE = "seat_mode"
    CAP = "cap"
    SWITCHES = "switches"
    NO_CHAT = "no-chat"
    PUBLIC = "public"
    NOTICE = "notice"
    COVER = "cover"
    CATEGORIES = "categories"
    ROOM_ID = "room_id"
    QUIET = "quiet"


class Shape(Enum):
    """How a field is filled in."""

    TEXT = auto()
    LONG_TEXT = auto()
    CHOICE = auto()
    CHECKS = auto()
    PEOPLE = auto()
    CHANNEL = auto()
    DATE = auto()
    TIME = auto()


Options = Sequence[tuple[str, str]]

MOST_OF_A_LENGTH: Final = 20
# Stands for "nothing chosen": Slack gives no way to empty a choice again.
DEFAULT: Final = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of `ROWS`.

    Attributes:
        kinds: Which kinds of room have the field.
        options: Value and words, for choices and boxes.
        keeps: Says whether a text that is no option may stand among them all the same, because
            it was typed and makes sense.
    """

    field: Field
    label: str
    shape: Shape = Shape.TEXT
    kinds: frozenset[RoomKind] = frozenset(RoomKind)
    options: Options = ()
    hint: str = ""
    placeholder: str = ""
    keeps: Callable[[str], bool] = lambda _: False


KINDS: Final[Mapping[RoomKind, str]] = {
    RoomKind.CONFERENCE: "Conference room",
    RoomKind.LIVE: "Live video room",
    RoomKind.VOICE: "Voice room",
}
TEMPLATES: Final[Mapping[SeatTemplate, str]] = {
    SeatTemplate.VIDEO_GRID_9: "Grid that grows, up to 9 seats",
    SeatTemplate.VIDEO_FLOAT_7: "One large, up to 6 small beside it",
    SeatTemplate.VIDEO_FIXED_GRID_9: "Fixed grid of 9",
    SeatTemplate.VIDEO_FIXED_FLOAT_7: "One large, 6 fixed beside it",
    SeatTemplate.VIDEO_LANDSCAPE_4: "Landscape, 4 seats",
    SeatTemplate.AUDIO_SALON: "Audio salon",
    SeatTemplate.KARAOKE: "Karaoke",
}
SEAT_MODES: Final[Mapping[SeatMode, str]] = {
    SeatMode.FREE: "Anybody may take one",
    SeatMode.APPLY: "People ask for one",
}
SWITCHES: Final[Mapping[str, tuple[str, str]]] = {
    # Name in the language → attribute of the request, words.
    "muted": ("is_audio_disabled", "Everybody is muted"),
    "no-video": ("is_video_disabled", "No video"),
    "no-share": ("is_screen_sharing_disabled", "No screen sharing"),
    "no-record": ("is_cloud_recording_disabled", "No cloud recording"),
}
NO_CHAT: Final = ("is_message_disabled", "No chat messages")

REPEATS: Final = ("every day", "every weekday", "every week", "every 2 weeks")  # as one types it
OFF: Final = "off"
REMINDERS: Final[Mapping[str, str]] = {
    OFF: "No reminder",
    "5m": "5 minutes before",
    "10m": "10 minutes before",
    "15m": "15 minutes before",
    "30m": "30 minutes before",
    "60m": "1 hour before",
}

_CONFERENCE: Final = frozenset({RoomKind.CONFERENCE})
_LIVE: Final = frozenset({RoomKind.LIVE})
_VOICE: Final = frozenset({RoomKind.VOICE})
_LEFT_TO_THE_SERVICE: Final = (DEFAULT, "As the room service does it")


def is_length(text: str) -> bool:
    """Say whether `text` is a length."""
    return len(text) < MOST_OF_A_LENGTH and parse_length(text) is not None


def _layouts(*, of_voice: bool) -> Options:
    fitting = [one for one in TEMPLATES.items() if (one[0] in VOICE_TEMPLATES) == of_voice]
    return (_LEFT_TO_THE_SERVICE, *((template.value, words) for template, words in fitting))


ROWS: Final[Sequence[Row]] = (
    Row(
        field=Field.KIND,
        label="Kind",
        shape=Shape.CHOICE,
        options=[(kind.value, words) for kind, words in KINDS.items()],
    ),
    Row(
        field=Field.NAME,
        label="Name",
        placeholder="Sprint review",
        hint="Empty: it is called after you.",
    ),
    Row(
        field=Field.START_DATE,
        label="Day",
        shape=Shape.DATE,
        hint="Leave day and time empty to make the room at once.",
    ),
    Row(field=Field.START_TIME, label="Time", shape=Shape.TIME),
    Row(
        field=Field.LENGTH,
        label="Planned length",
        kinds=_CONFERENCE,
        placeholder="1h",
        hint="45m, 1h or 1h30; from 5 minutes to 24 hours. Empty: 1h.",
    ),
    Row(field=Field.INVITEES, label="Who is invited", shape=Shape.PEOPLE),
    Row(
        field=Field.CHANNEL,
        label="Channel for the card",
        shape=Shape.CHANNEL,
        hint="Empty: where you opened this form.",
    ),
    Row(
        field=Field.REPEAT,
        label="How often",
        shape=Shape.CHOICE,
        options=((DEFAULT, "Once"), *((words, words.capitalize()) for words in REPEATS)),
        keeps=is_rule,
    ),
    Row(
        field=Field.UNTIL,
        label="Until",
        shape=Shape.DATE,
        hint="The last day of a series. Empty: until somebody ends it.",
    ),
    Row(
        field=Field.REMIND,
        label="Reminder",
        shape=Shape.CHOICE,
        options=((DEFAULT, "As usual"), *REMINDERS.items()),
        keeps=is_length,
    ),
    Row(
        field=Field.TEMPLATE,
        label="Layout",
        shape=Shape.CHOICE,
        kinds=_LIVE,
        options=_layouts(of_voice=False),
    ),
    Row(
        field=Field.VOICE_TEMPLATE,
        label="Layout",
        shape=Shape.CHOICE,
        kinds=_VOICE,
        options=_layouts(of_voice=True),
    ),
    Row(field=Field.SEATS, label="Seats", kinds=_CONFERENCE | _VOICE, placeholder="8"),
    Row(
        field=Field.SEAT_MODE,
        label="How a seat is taken",
        shape=Shape.CHOICE,
        options=(
            _LEFT_TO_THE_SERVICE,
            *((mode.value, words) for mode, words in SEAT_MODES.items()),
        ),
    ),
    Row(
        field=Field.CAP,
        label="People at most",
        placeholder="50",
        hint="Empty: as many as your package allows.",
    ),
    Row(
        field=Field.SWITCHES,
        label="Rules",
        shape=Shape.CHECKS,
        kinds=_CONFERENCE,
        options=[(name, words) for name, (_, words) in SWITCHES.items()],
    ),
    Row(
        field=Field.NO_CHAT,
        label="Chat",
        shape=Shape.CHECKS,
        options=[(Field.NO_CHAT.value, NO_CHAT[1])],
    ),
    Row(
        field=Field.PUBLIC,
        label="List of live rooms",
        shape=Shape.CHOICE,
        kinds=_LIVE | _VOICE,
        options=(
            _LEFT_TO_THE_SERVICE,
            ("public", "Shown to everybody"),
            ("unlisted", "Not shown"),
        ),
    ),
    Row(
        field=Field.NOTICE,
        label="Notice",
        shape=Shape.LONG_TEXT,
        kinds=_LIVE | _VOICE,
        hint="Text at the room’s door, at most 100 bytes.",
    ),
    Row(
        field=Field.COVER,
        label="Cover picture",
        kinds=_LIVE | _VOICE,
        placeholder="https://example.org/cover.png",
    ),
    Row(
        field=Field.CATEGORIES,
        label="Category numbers",
        kinds=_LIVE | _VOICE,
        placeholder="1,2",
        hint="At most 3, with commas between them.",
    ),
    Row(
        field=Field.ROOM_ID,
        label="Room id",
        placeholder="sprint-review",
        hint="Letters, digits, - and _. Empty: a fresh one that nobody can guess.",
    ),
    Row(
        field=Field.QUIET,
        label="Card",
        shape=Shape.CHECKS,
        options=[(Field.QUIET.value, "Show it to me alone")],
    ),
)

# What people read where a field is named: fields, and what rules report that is no field.
LABELS: Final[Mapping[str, str]] = {
    **{row.field.value: row.label for row in ROWS},
    **{name: words for name, (_, words) in SWITCHES.items()},
    "account": "Account",
    "button": "Button",
    "code": "Code",
    "command": "Words",
    "custom_info": "Mark",
    "draft": "What was typed",
    "every": "How often",
    "filter": "Filter",
    "owner": "Owner",
    "ref": "Room",
    "when": "When",
}


def rows_of(kind: RoomKind) -> list[Row]:
    """Return the fields that this kind of room has, in reading order."""
    return [row for row in ROWS if kind in row.kinds]
