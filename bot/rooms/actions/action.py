"""Actions: one outside effect of a booking each, due at a time; and what came of one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.errors import Try
from bot.rooms.actions.news import News
from bot.rooms.booking import Booking


class ActionKind(StrEnum):
    """One outside effect of a booking."""

    CREATE_ROOM = "create_room"
    POST_CARD = "post_card"
    EDIT_CARD = "edit_card"
    SAY_TRYING = "say_trying"  # tell the asker that it takes longer
    OVER = "over"  # the planned end has come: the card says so
    TELL_FAILURE = "tell_failure"  # explain to the asker what came of it
    REMIND = "remind"  # the channel, and who said yes
    WARN_OWNER = "warn_owner"  # before the start: the room is not there yet
    TELL_OWNER = "tell_owner"  # no further try will be made by itself
    TELL_ADMIN = "tell_admin"  # what only an admin can mend
    POST_FAILURE = "post_failure"  # at the start: explain it to the channel
    TELL_NEWS = "tell_news"  # what people did to the booking
    DESTROY_ROOM = "destroy_room"


# These run while another action of the same booking does: they must not wait for it, nor hold it
# up, and they write nothing about the booking but what is left of the way back.
BESIDE: Final = frozenset(
    {
        ActionKind.SAY_TRYING,
        ActionKind.REMIND,
        ActionKind.WARN_OWNER,
        ActionKind.TELL_OWNER,
        ActionKind.TELL_ADMIN,
        ActionKind.POST_FAILURE,
        ActionKind.TELL_NEWS,
    }
)


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
        news: What TELL_NEWS tells; None for all others.
        room_id: Which room DESTROY_ROOM ends: the booking may have another one by then.
    """

    kind: ActionKind
    key: str
    due: float
    news: News | None = None
    room_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A claimed action: ours until the lease ends.

    Attributes:
        plan: The booking's plan that it was made for.
        attempts: How often it was claimed, this time included.
        intent_at: When its effect was last announced to the store; None before that.
        last_error: What the last attempt met, in a few words.
    """

    id: int
    booking_id: str
    kind: ActionKind
    key: str
    due: float
    plan: int
    attempts: int
    intent_at: float | None = None
    last_error: str = ""
    news: News | None = None
    room_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an action, written in one step and only while the lease is ours.

    Attributes:
        state: PENDING means "again at `next_try`".
        next_try: UTC epoch seconds; only read when `state` is PENDING.
        booking: The booking as it is now; None leaves it as it was.
        is_unsaid: Nothing left for outside in this attempt: what was announced did not happen.
        then: Further actions that this one calls for.
        tries: The calls made, for the log that support reads.
    """

    state: ActionState
    next_try: float = 0.0
    result: str = ""
    error: str = ""
    booking: Booking | None = None
    is_unsaid: bool = False
    then: tuple[NewAction, ...] = ()
    tries: tuple[Try, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One line of the append-only log: a call on the wire, made for a booking or for a person.

    Attributes:
        reference: Ours, without ``gr-``.
        command: The REST command.
        booking_id: Empty when it was made for no booking, for example by ``/room info``.
        team_id: The workspace that it was made for; no other reads it.
    """

    reference: str
    command: str
    one: Try
    booking_id: str = ""
    team_id: str = ""
