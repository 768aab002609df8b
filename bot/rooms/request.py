"""What a person asks for: one frozen object that typed text and the form both end in.

Its law: a request that exists breaks no rule; every broken one is told at once, by field.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.errors import BadInput
from bot.rooms.limits import LIMITS, byte_length
from bot.rooms.room import VOICE_TEMPLATES, RoomKind, SeatMode, SeatTemplate
from bot.rooms.when.readings import Note

DEFAULT_LENGTH_S: Final = 3600  # the service's own default end is start + 1 h (page 002)

# ASSUMED: the pages say nothing on characters; this is what every statement on them allows
# (fact sheet, 4.4), and it needs no escaping in a link.
ROOM_ID_SHAPE: Final = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class When:
    """When a scheduled room begins, and how often.

    Attributes:
        at: UTC epoch seconds.
        local: The wall time as meant, ISO without zone; a series repeats this one.
        zone: The zone it was read in: IANA name, ``UTC`` or ``UTC+5:30``.
        notes: What must be told beside the time.
        rule: The text of an RRULE without DTSTART; empty: once.
    """

    at: int
    local: str
    zone: str
    notes: tuple[Note, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRequest:
    """A room as asked for; raises `BadInput` with all broken rules when it is made.

    Attributes:
        name: What people call it; empty means "after the person who asks".
        room_id: The id that the person chose; None lets us mint one.
        length_s: Planned length of a conference, seconds; live rooms have no end.
        invitees: Slack user ids.
        groups: Slack user group ids, expanded when the room is made.
        channel_id: Where the card goes; None means where it was asked.
        cap: `MaxMemberCount`.
        seats: `MaxSeatCount`; None leaves it to the package or the template.
        is_public: Shown in the list of live rooms; None leaves it to the service.
        is_quiet: Tell only the person who asks.
        when: When it begins; None means at once.
        remind_s: How long before the start people are reminded, seconds; 0: not at all; None:
            as the person or the operator set it.
    """

    kind: RoomKind
    name: str = ""
    room_id: str | None = None
    length_s: int = DEFAULT_LENGTH_S
    invitees: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    channel_id: str | None = None
    cap: int | None = None
    seats: int | None = None
    seat_mode: SeatMode | None = None
    template: SeatTemplate | None = None
    is_audio_disabled: bool = False
    is_video_disabled: bool = False
    is_screen_sharing_disabled: bool = False
    is_message_disabled: bool = False
    is_cloud_recording_disabled: bool = False
    is_public: bool | None = None
    notice: str = ""
    cover: str = ""
    categories: tuple[int, ...] = ()
    is_quiet: bool = False
    when: When | None = None
    remind_s: int | None = None

    def __post_init__(self) -> None:
        """Check every rule; the first broken one of a field speaks for it."""
        problems: dict[str, str] = {}
        for rule in RULES:
            if not rule.is_kept(self):
                problems.setdefault(rule.field, rule.sentence)
        if problems:
            raise BadInput(problems)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a request, and how to say it to a person."""

    field: str
    is_kept: Callable[[RoomRequest], bool]
    sentence: str


def _fits(field: str, read: Callable[[RoomRequest], int | None], sentence: str) -> Rule:
    """Make a rule of a limit; a value that is None or 0 was not given, and fits."""
    limit = LIMITS[field]
    return Rule(
        field,
        lambda asked: not (size := read(asked)) or limit.least <= size <= limit.most,
        sentence.format(least=limit.least, most=f"{limit.most:,}".replace(",", "\u202f")),
    )


def _only_for(
    kinds: frozenset[RoomKind], field: str, is_set: Callable[[RoomRequest], bool]
) -> Rule:
    names = " or ".join(sorted(kinds))
    return Rule(
        field,
        lambda asked: asked.kind in kinds or not is_set(asked),
        f"Only a {names} room can have this.",
    )


_CONFERENCE = frozenset({RoomKind.CONFERENCE})
_LIVE = frozenset({RoomKind.LIVE, RoomKind.VOICE})
_PRINTABLE_URL = re.compile(r"https?://[\x21-\x7e]+")


def _template_fits(asked: RoomRequest) -> bool:
    is_voice = asked.template in VOICE_TEMPLATES
    return asked.template is None or is_voice == (asked.kind is RoomKind.VOICE)


RULES: Final[tuple[Rule, ...]] = (
    _fits("name", lambda r: byte_length(r.name), "A name has at most {most} bytes."),
    Rule("name", lambda r: r.name == " ".join(r.name.split()), "A name is one line of text."),
    Rule("name", lambda r: r.name.isprintable(), "A name has no control characters."),
    _fits("room_id", lambda r: byte_length(r.room_id or ""), "A room id has at most {most} bytes."),
    Rule(
        "room_id",
        lambda r: r.room_id is None or ROOM_ID_SHAPE.fullmatch(r.room_id) is not None,
        "A room id has only letters a–z, digits, - and _.",
    ),
    Rule(
        "length",
        lambda r: LIMITS["length"].least <= r.length_s <= LIMITS["length"].most,
        "A room lasts from 5 minutes to 24 hours.",
    ),
    _fits("invitees", lambda r: len(r.invitees), "At most {most} people can be invited."),
    Rule("cap", lambda r: r.cap is None or r.cap >= LIMITS["cap"].least, "A cap is 2 or more."),
    _fits("cap", lambda r: r.cap, "A cap is at most {most} people."),
    Rule("seats", lambda r: r.seats is None or r.seats >= 1, "Give 1 seat or more."),
    _fits("seats", lambda r: r.seats, "At most {most} seats."),
    Rule("template", _template_fits, "This layout does not fit this kind of room."),
    _fits("notice", lambda r: byte_length(r.notice), "A notice has at most {most} bytes."),
    _fits("cover", lambda r: byte_length(r.cover), "A cover address has at most {most} bytes."),
    Rule(
        "cover",
        lambda r: not r.cover or _PRINTABLE_URL.fullmatch(r.cover) is not None,
        "A cover is a web address that starts with http:// or https://.",
    ),
    _fits("categories", lambda r: len(r.categories), "At most {most} category numbers."),
    Rule(
        "categories",
        lambda r: all(0 <= number < 2**31 for number in r.categories),
        "A category is a whole number from 0 to 2147483647.",
    ),
    _fits("remind", lambda r: r.remind_s, "A reminder comes 1 minute to 24 hours before."),
    Rule(
        "remind",
        lambda r: r.when is not None or r.remind_s is None,
        "Only a room that is scheduled reminds.",
    ),
    Rule(
        "quiet",
        lambda r: r.when is None or not r.is_quiet,
        "A scheduled room is a promise to a channel; it cannot be quiet.",
    ),
    Rule(
        "room_id",
        lambda r: r.room_id is None or r.when is None or not r.when.rule,
        "Each room of a series has an id of its own; leave the id out.",
    ),
    _only_for(_CONFERENCE, "length", lambda r: r.length_s != DEFAULT_LENGTH_S),
    _only_for(_CONFERENCE, "muted", lambda r: r.is_audio_disabled),
    _only_for(_CONFERENCE, "no-video", lambda r: r.is_video_disabled),
    _only_for(_CONFERENCE, "no-share", lambda r: r.is_screen_sharing_disabled),
    _only_for(_CONFERENCE, "no-record", lambda r: r.is_cloud_recording_disabled),
    _only_for(_LIVE, "public", lambda r: r.is_public is not None),
    _only_for(_LIVE, "notice", lambda r: bool(r.notice)),
    _only_for(_LIVE, "cover", lambda r: bool(r.cover)),
    _only_for(_LIVE, "categories", lambda r: bool(r.categories)),
    _only_for(_LIVE, "template", lambda r: r.template is not None),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRoom:
    """A request made ready for the room service: whose it is, its id, its times.

    Raises `BadInput` when it is made and breaks a limit that only now can be checked.

    Attributes:
        room_id: Committed to our store before the first call.
        owner_account: Always sent, and the same on every repeat: 100010 depends on it.
        invitee_accounts: `ScheduleInviteeList_Account`; conference only.
        starts_at: UTC epoch seconds; conference only.
        custom_info: Marks the room as ours; conference only.
    """

    request: RoomRequest
    room_id: str
    owner_account: str
    starts_at: int
    invitee_accounts: tuple[str, ...] = ()
    custom_info: str = ""

    def __post_init__(self) -> None:
        """Check the limits that the request alone could not show."""
        sizes = {
            "room_id": byte_length(self.room_id),
            "owner": byte_length(self.owner_account),
            "invitees": len(self.invitee_accounts),
            "custom_info": byte_length(self.custom_info),
        }
        problems = {}
        for field, size in sizes.items():
            limit = LIMITS["account" if field == "owner" else field]
            if not limit.least <= size <= limit.most:
                said = f"From {limit.least} to {limit.most} {limit.unit}, these are {size}."
                problems[field] = said
        if problems:
            raise BadInput(problems)

    @property
    def ends_at(self) -> int:
        """Return the planned end, UTC epoch seconds."""
        return self.starts_at + self.request.length_s
