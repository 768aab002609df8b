"""The card of a room: what was checked or stored, and nothing else.

Its law: a card has a way in only while the room is ready, was confirmed and a template is set.
"""

from typing import Any, Final

from bot.explain.language import Language
from bot.ports import Clock
from bot.rooms.booking import Booking
from bot.rooms.join import JoinUrl
from bot.rooms.lifecycle import State
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.booked import people_lines, when_line
from bot.slack.cards.in_words import (
    facts,
    kind_in_words,
    left_out_in_words,
    rules_in_words,
    shown_name,
    shown_notice,
)
from bot.slack.cards.looks import BOOKED_LABELS, LABELS, LOOKS, Scene, buttons_of
from bot.slack.message import Message

EVENT_TYPE: Final = "greenroom_card"
LEAD_S: Final = 600
MOST_OF_THE_PEOPLE: Final = 1200  # characters of mentions: about eighty people


class Cards:
    """Draws the card of a booking.

    Args:
        join_url: How people get in; None shows the bare id.
        clock: Says how old what is shown is.
        lead_s: How long before the start a room is made, seconds.
        language: The workspace's, for what went wrong.
    """

    def __init__(
        self,
        join_url: JoinUrl | None,
        clock: Clock,
        *,
        lead_s: int = LEAD_S,
        language: Language = Language.ENGLISH,
    ) -> None:
        self._join_url = join_url
        self._clock = clock
        self._lead_s = lead_s
        self._language = language

    def card(self, booking: Booking) -> Message:
        """Return the card of a booking as it is now."""
        scene = Scene(self._clock.now(), self._lead_s, self._language)
        status = LOOKS[booking.state].status(booking, scene)
        name = shown_name(booking)
        # Slack wants new block ids when a message changes (S39).
        mark = f"{booking.version}_{booking.state}"
        parts = [
            blocks.section(
                f"title_{mark}", f"{mrkdwn.bold(name)}\n{kind_in_words(booking)} · {status}"
            ),
            *_booked(booking, mark),
            blocks.fields(f"facts_{mark}", *facts(booking)),
            *_notes(booking, mark),
        ]
        buttons = [*self._join(booking), *_buttons(booking, scene)]
        if buttons:
            # But a press of a button that is still there must find it, also after an edit.
            parts.append(blocks.actions("do", *buttons))
        parts.append(blocks.context(f"foot_{mark}", _foot(booking)))
        text = f"{mrkdwn.escape(name)} · {kind_in_words(booking)} · {status}"
        return Message(f"{text} Id {mrkdwn.escape(booking.room_id)}", tuple(parts), in_channel=True)

    def _join(self, booking: Booking) -> list[Any]:
        button = join_button(booking, self._join_url)
        return [] if button is None else [button]


def join_button(booking: Booking, join_url: JoinUrl | None) -> Any | None:  # noqa: ANN401 - Slack's
    """Return the way into a room; None while there is none."""
    is_confirmed = booking.state is State.READY and booking.made_at is not None
    if not is_confirmed or join_url is None:
        return None
    request = booking.request
    url = join_url.for_room(booking.room_id, request.name, request.kind)
    return blocks.link_button(Button.JOIN, "Join", url, pack(booking=booking.id))


def _booked(booking: Booking, mark: str) -> list[blocks.Block]:
    """Return what a booking for a time shows more: when, and who comes."""
    if not booking.is_scheduled:
        return []
    parts = [blocks.section(f"when_{mark}", when_line(booking))]
    people = people_lines(booking)
    return [*parts, blocks.section(f"coming_{mark}", people)] if people else parts


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


def _buttons(booking: Booking, scene: Scene) -> list[Any]:
    value = pack(booking=booking.id)
    labels = BOOKED_LABELS if booking.is_scheduled else LABELS
    return [blocks.button(one, labels[one], value) for one in buttons_of(booking, scene)]


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
