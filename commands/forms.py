"""The forms that are sent to us, one row each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.slack.forms import change_form as change
from bot.slack.forms import room_form as room
from commands import change_form, room_form
from commands.verb import Run

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A form's row.

    Attributes:
        problems_of: What is wrong with it, by field, at that time; makes no call.
        kept_text: What the inbox keeps of it.
        channel_of: Where it was opened.
        send: Does what it asks for.
    """

    problems_of: Callable[[View, float], Mapping[str, str]]
    kept_text: Callable[[View], str]
    channel_of: Callable[[View], str]
    send: Run


FORMS: Final[Mapping[str, Row]] = {
    room.CALLBACK_ID: Row(
        room_form.problems_of,
        room_form.kept_text,
        lambda view: room_form.carried(view).channel,
        room_form.send,
    ),
    change.CALLBACK_ID: Row(
        change_form.problems_of,
        change_form.kept_text,
        lambda view: change_form.carried(view).channel,
        change_form.send,
    ),
}
