"""What is said when there is no room: to its owner before the start, to an admin, to the channel.

Its law: cause, what to do and a reference are always there, and a way into a room never is.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.explain.explanation import Explanation
from bot.ports import Said
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.booked import times_in_words
from bot.slack.cards.in_words import shown_name, tries_in_words
from bot.slack.explanations import explanation
from bot.slack.message import Message

RETRY: Final = "Retry now"
AGAIN: Final = "Again"
TOO_LATE: Final = "Book one like it with “Again”, if it is still wanted."
ELSEWHERE: Final = "“Check and retry”"  # its name in the catalogue
NEXT: Final[Mapping[State, str]] = {
    State.PREPARING: "It is being tried again.",
    State.TROUBLE: "It is being tried again.",
    State.FAILED: "It is not tried again by itself.",
}


def warning(said: Said, now: float) -> Message:
    """Warn who asked for a room that it is not there yet."""
    name = shown_name(said.booking)
    return _explained(said, f"The room “{name}” is not there yet.", now)


def admin_notice(said: Said, now: float) -> Message:
    """Tell an admin what only they can mend."""
    name = shown_name(said.booking)
    message = _explained(said, f"Could not make the room “{name}”.", now)
    lead = mrkdwn.escape(f"Only an admin can mend this. {_explanation(said).words.admin}")
    parts = (blocks.section("admin", lead), *message.blocks)
    return Message(f"{lead} {message.text}", parts)


def failure(said: Said, now: float) -> Message:
    """Tell the channel, whose people wait, why there is no room at its start."""
    name = shown_name(said.booking)
    return replace(_explained(said, f"“{name}” starts and has no room.", now), in_channel=True)


def _explained(said: Said, what: str, now: float) -> Message:
    booking = said.booking
    about = blocks.section("about", _about(booking, now))
    is_past = booking.has_ended(now)
    do, label = (Button.AGAIN, AGAIN) if is_past else (Button.RETRY, RETRY)
    button = blocks.button(do, label, pack(booking=booking.id), style="primary")
    again = blocks.actions("again", button)
    told = _explanation(said)
    if is_past:
        told = replace(told, words=replace(told.words, remedy=TOO_LATE))
    message = explanation(told, what=what, reference=booking.code, at=now)
    what_, *others, copy = message.blocks
    return replace(message, blocks=(what_, about, *others, again, copy))


def _explanation(said: Said) -> Explanation:
    """Return it in words of the one button that is here, which looks before it makes."""
    if said.explanation is None:
        raise ValueError("There is no explanation in what is to be said.")
    words = said.explanation.words
    remedy = words.remedy.replace(ELSEWHERE, f"“{RETRY}”")
    return replace(said.explanation, words=replace(words, remedy=remedy, offers=()))


def _about(booking: Booking, now: float) -> str:
    """Say which room it is, since not every headline can, and what comes next."""
    name = mrkdwn.bold(shown_name(booking))
    who, where = mrkdwn.user(booking.asked.user_id), mrkdwn.channel(booking.channel_id)
    line = f"{name}, {times_in_words(booking)} · asked for by {who}, for {where}"
    if booking.state not in NEXT:
        return line
    is_due = booking.next_try is not None and booking.next_try <= now  # it runs just now
    shown = replace(booking, next_try=None) if is_due else booking
    tries = "" if booking.state is State.FAILED else tries_in_words(shown)
    return f"{line}\n*Next*  {NEXT[booking.state]} {tries}".rstrip()
