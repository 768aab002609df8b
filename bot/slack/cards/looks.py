"""How each state of a booking looks on its card: what is said of it, and its buttons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.explain.language import Language
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.rooms.room import RoomKind
from bot.slack import mrkdwn
from bot.slack.buttons import Button
from bot.slack.cards.booked import seconds_in_words
from bot.slack.cards.in_words import going_on_in_words, inside_in_words, trouble_in_words


@dataclass(frozen=True, slots=True)
class Scene:
    """What the state alone does not say.

    Attributes:
        now: UTC epoch seconds.
        lead_s: How long before the start a room is made, seconds.
        language: What went wrong is said in it: the workspace's.
    """

    now: float
    lead_s: int
    language: Language = Language.ENGLISH


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks.

    Attributes:
        status: Says where the room stands, in words: colour or emoji alone never do (S35).
        buttons: Without Join, which has its own law.
        booked: The same of a booking for a time, where they differ.
        until_start: Only shown until the booking's start.
    """

    status: Callable[[Booking, Scene], str]
    buttons: Sequence[Button] = ()
    booked: Sequence[Button] | None = None
    until_start: frozenset[Button] = frozenset()


WITHOUT_A_ROOM: Final = frozenset({State.TROUBLE, State.FAILED})


def buttons_of(booking: Booking, scene: Scene) -> list[Button]:
    """Return the buttons of a booking's card, in order."""
    look = LOOKS[booking.state]
    shown = look.buttons
    if booking.is_scheduled and look.booked is not None:
        shown = look.booked
    if booking.is_scheduled and booking.state in WITHOUT_A_ROOM and booking.has_ended(scene.now):
        return [Button.AGAIN]  # nothing is left to try
    has_begun = booking.starts_at <= scene.now
    return [one for one in shown if not (has_begun and one in look.until_start)]


def _planned(booking: Booking, scene: Scene) -> str:
    if not booking.is_scheduled:
        return f"Planned: the room is made at {mrkdwn.hour(booking.starts_at)}."
    made_at = booking.starts_at - scene.lead_s
    if made_at <= scene.now:
        return "Planned: the room is made now."
    before = seconds_in_words(scene.lead_s)
    return f"Planned. The room is made at {mrkdwn.hour(made_at)} ({before} before)."


def _preparing(booking: Booking, scene: Scene) -> str:
    return f"The room is being made. {going_on_in_words(booking, scene.language)}".strip()


def _ready(booking: Booking, scene: Scene) -> str:
    since = f"Ready since {mrkdwn.date(booking.made_at)}" if booking.made_at else "Ready"
    ready = f"{', '.join(filter(None, [since, inside_in_words(booking)]))}."
    return " ".join(filter(None, [ready, _late(booking, scene), _past(booking, scene)]))


def _late(booking: Booking, scene: Scene) -> str:
    """Say that the room was made after its start."""
    is_late = booking.made_at is not None and booking.made_at >= booking.starts_at + 1
    if not booking.is_scheduled or not is_late:
        return ""
    return f"The room is late: it started {mrkdwn.ago(booking.starts_at, scene.now)}."


def _past(booking: Booking, scene: Scene) -> str:
    """Say that the planned end is past; nobody is kept out for that (C19)."""
    is_past = booking.ends_at is not None and booking.ends_at <= scene.now
    return "Its planned end has passed." if is_past else ""


def _over(booking: Booking, _scene: Scene) -> str:
    if booking.ended_by:
        return f"Over. Ended by {mrkdwn.user(booking.ended_by)}."
    if booking.closed_at is not None:
        return f"Over. The room was closed {mrkdwn.date(booking.closed_at)}."
    if booking.trouble is not None:  # looked for, and not there
        return "Over. The room service no longer has this room."
    if booking.request.kind is RoomKind.CONFERENCE:
        return "Over. The room is closed some time later, once nobody is inside."
    return "Over."


def _cancelled(booking: Booking, scene: Scene) -> str:
    by = f" by {mrkdwn.user(booking.ended_by)}" if booking.ended_by else ""
    if not booking.is_scheduled or booking.starts_at <= scene.now:
        return f"Cancelled{by}."
    return f"Cancelled{by}. It can be put back until its start."


def _trouble(booking: Booking, scene: Scene) -> str:
    missing = "There is no room yet"
    if booking.is_scheduled:
        missing = f"There has been no room since its start, {mrkdwn.date(booking.starts_at)}"
    going_on = going_on_in_words(booking, scene.language)
    return f"{missing}; it is being tried again. {going_on}".strip()


def _failed(booking: Booking, scene: Scene) -> str:
    said = f"The room could not be made. {trouble_in_words(booking, scene.language)}".strip()
    return f"{said} It is not tried again by itself." if booking.is_scheduled else said


_ANSWERS: Final = (Button.GOING, Button.MAYBE, Button.NO)
LOOKS: Final[Mapping[State, Look]] = {
    State.PLANNED: Look(_planned, (Button.MANAGE,), booked=(*_ANSWERS, Button.MANAGE)),
    State.PREPARING: Look(_preparing, (Button.MANAGE,)),
    State.READY: Look(_ready, (Button.REFRESH, Button.MANAGE)),
    State.OVER: Look(_over, (Button.AGAIN,)),
    State.CANCELLED: Look(
        _cancelled,
        booked=(Button.PUT_BACK,),
        until_start=frozenset({Button.PUT_BACK}),
    ),
    State.TROUBLE: Look(_trouble, (Button.RETRY, Button.EXPLAIN, Button.MANAGE)),
    State.FAILED: Look(_failed, (Button.RETRY, Button.EXPLAIN, Button.MANAGE)),
}
LABELS: Final[Mapping[Button, str]] = {
    Button.GOING: "Going",
    Button.MAYBE: "Maybe",
    Button.NO: "No",
    Button.REFRESH: "Refresh",
    Button.MANAGE: "Manage",
    Button.AGAIN: "Again",
    Button.PUT_BACK: "Put back",
    Button.RETRY: "Retry",
    Button.EXPLAIN: "Explain",
}
BOOKED_LABELS: Final[Mapping[Button, str]] = {**LABELS, Button.RETRY: "Retry now"}
