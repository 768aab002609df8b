"""The card of a room: what was checked or stored, and nothing else.

Its law: a card has a way in only while the room is ready, was confirmed and a template is set.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.ports import Clock
from bot.rooms.booking import Booking
from bot.rooms.join import JoinUrl
from bot.rooms.lifecycle import State
from bot.rooms.room import RoomKind
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.in_words import (
    facts,
    kind_in_words,
    left_out_in_words,
    rules_in_words,
    shown_name,
    shown_notice,
    trouble_in_words,
)
from bot.slack.message import Message

EVENT_TYPE: Final = "greenroom_card"
MOST_OF_THE_PEOPLE: Final = 1200  # characters of mentions: about eighty people


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks.

    Attributes:
        status: Says where the room stands, in words: colour or emoji alone never do (S35).
        buttons: Without Join, which has its own law.
    """

    status: Callable[[Booking], str]
    buttons: Sequence[Button] = ()


def _planned(booking: Booking) -> str:
    return f"Planned: the room is made at {mrkdwn.date(booking.starts_at)}."


def _preparing(booking: Booking) -> str:
    return f"The room is being made. {trouble_in_words(booking)}".strip()


def _ready(booking: Booking) -> str:
    if booking.made_at is None:
        return "Ready."
    return f"Ready since {mrkdwn.date(booking.made_at)}."


def _over(booking: Booking) -> str:
    if booking.ended_by:
        return f"Over. Ended by {mrkdwn.user(booking.ended_by)}."
    if booking.trouble is not None:  # looked for, and not there
        return "Over. The room service no longer has this room."
    if booking.request.kind is RoomKind.CONFERENCE:  # page 002, the note on recycling
        return "Over. The room itself goes about 6 hours later, once nobody is inside."
    return "Over."


def _cancelled(booking: Booking) -> str:
    by = f" by {mrkdwn.user(booking.ended_by)}" if booking.ended_by else ""
    return f"Cancelled{by}."


def _trouble(booking: Booking) -> str:
    said = trouble_in_words(booking)
    return f"There is no room yet; it is being tried again. {said}".strip()


def _failed(booking: Booking) -> str:
    return f"The room could not be made. {trouble_in_words(booking)}".strip()


LOOKS: Final[Mapping[State, Look]] = {
    State.PLANNED: Look(_planned, (Button.MANAGE,)),
    State.PREPARING: Look(_preparing, (Button.MANAGE,)),
    State.READY: Look(_ready, (Button.REFRESH, Button.MANAGE)),
    State.OVER: Look(_over, (Button.AGAIN,)),
    State.CANCELLED: Look(_cancelled),
    State.TROUBLE: Look(_trouble, (Button.RETRY, Button.MANAGE)),
    State.FAILED: Look(_failed, (Button.RETRY, Button.MANAGE)),
}
LABELS: Final[Mapping[Button, str]] = {
    Button.REFRESH: "Refresh",
    Button.MANAGE: "Manage",
    Button.AGAIN: "Again",
    Button.RETRY: "Retry",
}


class Cards:
    """Draws the card of a booking.

    Args:
        join_url: How people get in; None shows the bare id.
        clock: Says how old what is shown is.
    """

    def __init__(self, join_url: JoinUrl | None, clock: Clock) -> None:
        self._join_url = join_url
        self._clock = clock

    def card(self, booking: Booking) -> Message:
        """Return the card of a booking as it is now."""
        look = LOOKS[booking.state]
        status = f"{look.status(booking)}{self._late(booking)}"
        name = shown_name(booking)
        # Slack wants new block ids when a message changes (S39).
        mark = f"{booking.version}_{booking.state}"
        parts = [
            blocks.section(
                f"title_{mark}", f"{mrkdwn.bold(name)}\n{kind_in_words(booking)} · {status}"
            ),
            blocks.fields(f"facts_{mark}", *facts(booking)),
            *_notes(booking, mark),
        ]
        buttons = [*self._join(booking), *_buttons(booking, look)]
        if buttons:
            parts.append(blocks.actions(f"do_{mark}", *buttons))
        parts.append(blocks.context(f"foot_{mark}", _foot(booking)))
        text = f"{mrkdwn.escape(name)} · {kind_in_words(booking)} · {status}"
        return Message(f"{text} Id {mrkdwn.escape(booking.room_id)}", tuple(parts), in_channel=True)

    def _late(self, booking: Booking) -> str:
        """Say that the planned end is past; nobody is kept out for that (C19)."""
        is_past = booking.ends_at is not None and booking.ends_at <= self._clock.now()
        return " Its planned end has passed." if booking.state is State.READY and is_past else ""

    def _join(self, booking: Booking) -> list[Any]:
        is_confirmed = booking.state is State.READY and booking.made_at is not None
        if not is_confirmed or self._join_url is None:
            return []
        request = booking.request
        url = self._join_url.for_room(booking.room_id, request.name, request.kind)
        return [blocks.link_button(Button.JOIN, "Join", url, pack(booking=booking.id))]


def _notes(booking: Booking, mark: str) -> list[blocks.Block]:
    request = booking.request
    rules = rules_in_words(booking)
    people = [mrkdwn.user(one) for one in request.invitees]
    people += [mrkdwn.group(one) for one in request.groups]
    lines = {
        "rules": f"*Rules*  {', '.join(rules)}" if rules else "",
        "people": f"*Invited*  {mrkdwn.fitting(people, MOST_OF_THE_PEOPLE, ' ')}" if people else "",
        "notice": shown_notice(booking),
        "left_out": " ".join(left_out_in_words(booking)),
    }
    return [blocks.section(f"{name}_{mark}", line) for name, line in lines.items() if line]


def _buttons(booking: Booking, look: Look) -> list[Any]:
    value = pack(booking=booking.id)
    return [blocks.button(one, LABELS[one], value) for one in look.buttons]


def _foot(booking: Booking) -> str:
    parts = [mrkdwn.code(f"gr-{booking.code}")]
    if booking.checked_at is not None:
        parts.append(f"checked {mrkdwn.date(booking.checked_at)}")
    elif booking.made_at is not None and booking.state is not State.READY:  # "Ready since" says it
        parts.append(f"made {mrkdwn.date(booking.made_at)}")
    return " · ".join(parts)


def metadata(key: str) -> dict[str, Any]:
    """Return what marks a posted card as that of an action; every app can read it (S57)."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
