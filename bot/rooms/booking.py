"""A booking: a room that we have promised to a channel, and the actions that keep the promise."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.errors import Try
from bot.rooms.lifecycle import State
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomInfo


@dataclass(frozen=True, slots=True)
class Place:
    """Where in Slack something was asked.

    Attributes:
        enterprise_id: Empty outside an Enterprise Grid.
    """

    team_id: str
    channel_id: str
    user_id: str
    enterprise_id: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """Slack's private way back to the person who asked: a secret, never logged.

    Slack takes 5 posts in 30 minutes; we use 4, none after 25 minutes (requirement S4).

    Attributes:
        until: UTC epoch seconds after which it is not used.
        left: How many posts we still allow ourselves.
    """

    response_url: str
    until: float
    left: int = 4


@dataclass(frozen=True, slots=True)
class Card:
    """The one Slack message of a booking.

    Attributes:
        ts: Slack's message ts; empty when it went through a `response_url` and cannot be edited.
    """

    channel_id: str
    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A promised room.

    Attributes:
        id: Ours alone; also written into the room's `CustomInfo`.
        code: The short code on the card, shown as ``gr-<code>``.
        asked: Who asked, and where.
        channel_id: Where the card goes.
        room_id: Committed before the first call.
        is_id_ours: We minted the room id, so that nobody else can own it.
        starts_at: UTC epoch seconds.
        ends_at: UTC epoch seconds; None for live rooms, which have no planned end.
        version: Bumped by every edit; an action made for an older one does nothing.
        made_at: When the room service confirmed it; None before that.
        request_id: The room service's `RequestId` of the answer that decided.
        checked_at: When `info` was read; None when nobody asked yet.
        trouble: The last try that failed; None when the last one succeeded.
        ended_by: Slack user id of who ended it; empty when the clock or the service did.
        new_ids: How often a minted id was taken and we minted another.
        left_out: Fields of the request that this kind of room cannot be given.
    """

    id: str
    code: str
    asked: Place
    channel_id: str
    request: RoomRequest
    room_id: str
    is_id_ours: bool
    owner_account: str
    starts_at: int
    ends_at: int | None
    created_at: float
    state: State = State.PLANNED
    version: int = 1
    reply: Reply | None = None
    card: Card | None = None
    made_at: float | None = None
    request_id: str = ""
    info: RoomInfo | None = None
    checked_at: float | None = None
    trouble: Try | None = None
    ended_by: str = ""
    new_ids: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def custom_info(self) -> str:
        """Return the mark by which we know this room as ours."""
        return f"greenroom:{self.id}"


class ActionKind(StrEnum):
    """One outside effect of a booking."""

    CREATE_ROOM = "create_room"
    POST_CARD = "post_card"
    EDIT_CARD = "edit_card"
    SAY_TRYING = "say_trying"  # tell the asker that it takes longer
    OVER = "over"  # the planned end has come: the card says so
    TELL_FAILURE = "tell_failure"  # explain to the asker what came of it


class ActionState(StrEnum):
    """Where an action stands."""

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class NewAction:
    """An action to be written with the change that calls for it.

    Attributes:
        key: Unique for ever; a second action with the same key is not written.
        due: UTC epoch seconds.
    """

    kind: ActionKind
    key: str
    due: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A claimed action: ours until the lease ends.

    Attributes:
        version: The booking's version that it was made for.
        attempts: How often it was claimed, this time included.
        intent_at: When its effect was last announced to the store; None before that.
        last_error: What the last attempt met, in a few words.
    """

    id: int
    booking_id: str
    kind: ActionKind
    key: str
    due: float
    version: int
    attempts: int
    intent_at: float | None = None
    last_error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an action, written in one step and only while the lease is ours.

    Attributes:
        state: PENDING means "again at `next_try`".
        next_try: UTC epoch seconds; only read when `state` is PENDING.
        booking: The booking as it is now; None leaves it as it was.
        then: Further actions that this one calls for.
        tries: The calls made, for the log that support reads.
    """

    state: ActionState
    next_try: float = 0.0
    result: str = ""
    error: str = ""
    booking: Booking | None = None
    then: tuple[NewAction, ...] = ()
    tries: tuple[Try, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One line of the append-only log: a call on the wire, made for a booking or for a person.

    Attributes:
        reference: Ours, without ``gr-``.
        command: The REST command.
        booking_id: Empty when it was made for no booking, for example by ``/room info``.
    """

    reference: str
    command: str
    one: Try
    booking_id: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person typed, kept so that nothing is lost when it could not be done.

    Attributes:
        text: The typed words after ``/room``, or empty when `request` says it all.
        fields: The form's values by field, as Slack sent them.
    """

    id: str
    asked: Place
    request: RoomRequest
    created_at: float
    fields: dict[str, str] = field(default_factory=dict)
