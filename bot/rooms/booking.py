"""A booking: a room that we have promised to a channel, at once or for a time."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import Try
from bot.rooms.lifecycle import State
from bot.rooms.place import Place, Reply
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomInfo


@dataclass(frozen=True, slots=True)
class Card:
    """The one Slack message of a booking.

    Attributes:
        ts: Slack's message ts; empty when it went through a `response_url` and cannot be edited.
    """

    channel_id: str
    ts: str


class Answer(StrEnum):
    """What somebody says to a booking."""

    GOING = "going"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Rsvp:
    """Who says what; the last word of a person counts.

    Attributes:
        at: When it was said, by Slack's clock; 0.0 when nobody knows.
    """

    user_id: str
    answer: Answer
    at: float = 0.0


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
        version: Bumped by every edit, so that none is written over unseen.
        plan: Bumped by the edits that call for other actions (moved, cancelled, put back, tried
            again); an action that was made for an older plan does nothing.
        made_at: When the room service confirmed it; None before that.
        request_id: The room service's `RequestId` of the answer that decided.
        checked_at: When `info` was read; None when nobody asked yet.
        trouble: The last try that failed; None when the last one succeeded.
        ended_by: Slack user id of who ended it; empty when the clock or the service did.
        new_ids: How often a minted id was taken and we minted another.
        left_out: Fields of the request that this kind of room cannot be given.
        remind_s: Seconds before the start; 0: no reminder.
        series_id: The series that it belongs to; empty when it is one by itself.
        rsvps: Who comes, in the order in which they first said so.
        tries: How often the room was tried to be made, since the last plan.
        next_try: When it is tried again, UTC epoch seconds; None when no try is due.
        closed_at: When the room was ended by us after its time; None before that.
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
    plan: int = 1
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
    remind_s: int = 0
    series_id: str = ""
    rsvps: tuple[Rsvp, ...] = ()
    tries: int = 0
    next_try: float | None = None
    closed_at: float | None = None

    @property
    def is_scheduled(self) -> bool:
        """Say whether it was booked for a time, and not at once."""
        return self.request.when is not None

    @property
    def is_only_promised(self) -> bool:
        """Say whether no room stands behind it: it is not made yet, or was called off."""
        return self.is_scheduled and self.state in {State.PLANNED, State.CANCELLED}

    def has_ended(self, now: float) -> bool:
        """Say whether its planned time is over; `now` is UTC epoch seconds."""
        return self.ends_at is not None and self.ends_at <= now

    def who(self, answer: Answer) -> tuple[str, ...]:
        """Return the Slack user ids of those who say so."""
        return tuple(one.user_id for one in self.rsvps if one.answer is answer)

    @property
    def custom_info(self) -> str:
        """Return the mark by which we know this room as ours."""
        return f"greenroom:{self.id}"
