"""What a person may do with a booking, said to them alone.

Its law: nothing is offered here that its state or this person's rights would refuse at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.booked import how_often, times_in_words
from bot.slack.cards.in_words import STATES, kind_in_words, quoted_name, reference
from bot.slack.message import Message


@dataclass(frozen=True, slots=True)
class Row:
    """A button's row.

    Attributes:
        sure: Asked before the press counts; empty asks nothing.
    """

    label: str
    style: str | None = None
    sure: str = ""


ROWS: Final[Mapping[Button, Row]] = {
    Button.SHOW: Row("Show it"),
    Button.AGAIN: Row("Make one like it"),
    Button.CHANGE: Row("Change"),
    Button.RETRY: Row("Retry now"),
    Button.PUT_BACK: Row("Put back"),
    Button.SKIP: Row("Skip this one"),
    Button.CANCEL: Row("Cancel", "danger", "It is called off, and who was coming is told."),
    Button.CANCEL_SERIES: Row(
        "Cancel the series",
        "danger",
        "All rooms of it that are ahead are cancelled, and no more are booked.",
    ),
    Button.END: Row("End it", "danger", "Everybody inside is put out, and the room is gone."),
}


@dataclass(frozen=True, slots=True)
class May:
    """What may be done in a state.

    Attributes:
        words: What is said of it.
        buttons: For who may; CANCEL becomes SKIP and CANCEL_SERIES for one of a series.
    """

    words: str
    buttons: Sequence[Button] = ()


_NOTHING: Final = May("There is nothing to change any more.")
_CHANGE: Final = May("You may change it or call it off.", (Button.CHANGE, Button.CANCEL))
_RETRY: Final = May(
    "You may have it tried again now, change it or call it off.",
    (Button.RETRY, Button.CHANGE, Button.CANCEL),
)
BOOKED: Final[Mapping[State, May]] = {
    State.PLANNED: _CHANGE,
    State.PREPARING: _CHANGE,
    State.TROUBLE: _RETRY,
    State.FAILED: _RETRY,
    State.READY: May(
        "You may change it, or end it; that closes it for everybody inside.",
        (Button.CHANGE, Button.CANCEL, Button.END),
    ),
    State.CANCELLED: May("You may put it back until its start.", (Button.PUT_BACK,)),
    State.OVER: _NOTHING,
}
AT_ONCE: Final[Mapping[State, May]] = {
    State.READY: May("You may end it; that closes it for everybody inside.", (Button.END,)),
    State.TROUBLE: May("You may have it tried again now.", (Button.RETRY,)),
    State.FAILED: May("You may have it tried again now.", (Button.RETRY,)),
}
OF_A_SERIES: Final = (Button.SKIP, Button.CANCEL_SERIES)


def manage_panel(booking: Booking, *, may: bool) -> Message:
    """Show what this person may do with a room.

    Args:
        booking: The room.
        may: They are its owner, who asked for it, or an admin.
    """
    said = f"{quoted_name(booking)} · {kind_in_words(booking)} · {STATES[booking.state]}"
    here = (BOOKED if booking.is_scheduled else AT_ONCE).get(booking.state, _NOTHING)
    who = mrkdwn.user(booking.asked.user_id)
    refused = f"Nothing for you to do here: {who}, the room’s owner and admins manage it."
    lines = [said, _when(booking), here.words if may else refused]
    show = () if booking.is_only_promised else (Button.SHOW,)
    offered = [*show, Button.AGAIN, *(_offered(booking, here) if may else ())]
    parts = (
        blocks.section("manage", "\n".join(filter(None, lines))),
        blocks.actions("manage_do", *(_button(one, booking) for one in offered)),
        blocks.context("manage_foot", reference(booking)),
    )
    return Message(said, parts)


def _when(booking: Booking) -> str:
    if not booking.is_scheduled:
        return ""
    return " · ".join(filter(None, [times_in_words(booking), how_often(booking)]))


def _offered(booking: Booking, here: May) -> list[Button]:
    offered: list[Button] = []
    for one in here.buttons:
        offered += OF_A_SERIES if one is Button.CANCEL and booking.series_id else (one,)
    return offered


def _button(one: Button, booking: Booking) -> Any:  # noqa: ANN401  an element of Slack's
    row = ROWS[one]
    of_series = one is Button.CANCEL_SERIES
    value = pack(series=booking.series_id) if of_series else pack(booking=booking.id)
    return blocks.button(one, row.label, value, style=row.style, sure=row.sure)
