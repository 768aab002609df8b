"""What is said when there is no room: to its owner before the start, to an admin, to the channel.

Its law: cause, what to do and a reference are always there, and a way into a room never is.
"""

from dataclasses import replace
from typing import Final

from bot.explain.explain import frame_of, sentence
from bot.explain.explanation import Explanation, Offer
from bot.explain.frame import Tried
from bot.explain.language import Language
from bot.ports import Said
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.booked import times_in_words
from bot.slack.cards.in_words import shown_name, tries_in_words
from bot.slack.explanations import explanation
from bot.slack.message import Message

BEING_TRIED: Final = frozenset({State.PREPARING, State.TROUBLE})


def warning(said: Said, now: float) -> Message:
    """Warn who asked for a room that it is not there yet."""
    return _explained(said, Tried.NOT_THERE_YET, now)


def admin_notice(said: Said, now: float) -> Message:
    """Tell an admin what only they can mend."""
    message = _explained(said, Tried.MAKE_NAMED_ROOM, now)
    told = _explanation(said)
    only_admin = frame_of(told.language).missing.only_admin
    lead = mrkdwn.escape(only_admin.format(admin=told.words.admin))
    parts = (blocks.section("admin", lead), *message.blocks)
    return Message(f"{lead} {message.text}", parts)


def failure(said: Said, now: float) -> Message:
    """Tell the channel, whose people wait, why there is no room at its start."""
    return replace(_explained(said, Tried.STARTS_WITHOUT, now), in_channel=True)


def _explained(said: Said, tried: Tried, now: float) -> Message:
    booking, told = said.booking, _explanation(said)
    missing = frame_of(told.language).missing
    about = blocks.section("about", _about(booking, told.language, now))
    is_past = booking.has_ended(now)
    do, label = (Button.AGAIN, missing.again) if is_past else (Button.RETRY, missing.retry)
    button = blocks.button(do, label, pack(booking=booking.id), style="primary")
    again = blocks.actions("again", button)
    if is_past:
        told = replace(told, words=replace(told.words, remedy=missing.too_late))
    what = sentence(tried, told.language, shown_name(booking))
    message = explanation(told, what=what, reference=booking.code, at=now)
    what_, *others, copy = message.blocks
    return replace(message, blocks=(what_, about, *others, again, copy))


def _explanation(said: Said) -> Explanation:
    """Return it in words of the one button that is here, which looks before it makes."""
    if said.explanation is None:
        raise ValueError("There is no explanation in what is to be said.")
    words, frame = said.explanation.words, frame_of(said.explanation.language)
    elsewhere, here = frame.offers[Offer.CHECK_AND_RETRY], frame.missing.retry
    remedy = words.remedy.replace(f"“{elsewhere}”", f"“{here}”")
    return replace(said.explanation, words=replace(words, remedy=remedy, offers=()))


def _about(booking: Booking, language: Language, now: float) -> str:
    """Say which room it is, since not every headline can, and what comes next."""
    missing = frame_of(language).missing
    line = missing.about.format(
        name=mrkdwn.bold(shown_name(booking)),
        times=times_in_words(booking, language),
        who=mrkdwn.user(booking.asked.user_id),
        where=mrkdwn.channel(booking.channel_id, missing.direct),
    )
    going_on = _going_on(booking, language, now)
    return f"{line}\n*{missing.following}*  {going_on}" if going_on else line


def _going_on(booking: Booking, language: Language, now: float) -> str:
    missing = frame_of(language).missing
    if booking.state is State.FAILED:
        return missing.is_not_tried
    if booking.state not in BEING_TRIED:
        return ""
    is_due = booking.next_try is not None and booking.next_try <= now  # it runs just now
    shown = replace(booking, next_try=None) if is_due else booking
    return f"{missing.is_tried} {tries_in_words(shown, language)}".rstrip()
