"""Answers that tell: what a room is like, whose account it is, what goes on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.rooms.people import Account, AccountRule, Person
from bot.rooms.room import RoomInfo
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.in_words import (
    MOST_OF_A_NAME,
    MOST_OF_A_NOTICE,
    STATES,
    info_facts,
    info_rules,
    kind_in_words,
    quoted_name,
    trouble_in_words,
)
from bot.slack.message import Message

RULES: Final[Mapping[AccountRule | None, str]] = {
    AccountRule.SLACK_ID: "it is your Slack id (rule `slack-id`)",
    AccountRule.EMAIL: "it is your e-mail address in Slack (rule `email`)",
    AccountRule.EMAIL_NAME: "it is your e-mail address up to the @ (rule `email-name`)",
    None: "you linked it with `/room link`",
}
FIELDS_IN_A_BLOCK: Final = 10
SETTLED: Final = frozenset({State.READY, State.OVER, State.CANCELLED})
ANOTHER: Final = f"Another account: {mrkdwn.code('/room link <account>')}"


class LinkedAccount(Protocol):
    """What linking an account came to."""

    @property
    def account(self) -> Account:
        """Return the account."""
        ...

    @property
    def is_known(self) -> bool:
        """Say whether the room service knows it already."""
        ...


def info_answer(info: RoomInfo, booking: Booking | None, request_id: str, now: float) -> Message:
    """Say what the room service says of a room, and what we know of it."""
    name = mrkdwn.clip(info.name or info.room_id, MOST_OF_A_NAME)
    parts = [blocks.section("info_title", f"{mrkdwn.bold(name)}\nWhat the room service says")]
    kind = kind_in_words(booking) if booking is not None else ""
    parts += _in_tens(info_facts(info, kind))
    rules = info_rules(info)
    if rules:
        parts.append(blocks.section("info_rules", f"*Rules*  {', '.join(rules)}"))
    if info.notice and info.notice.strip():
        notice = mrkdwn.quote(mrkdwn.clip(info.notice, MOST_OF_A_NOTICE))
        parts.append(blocks.section("info_notice", notice))
    parts.append(blocks.section("info_ours", _ours(booking)))
    asked = f"asked {mrkdwn.date(now)} · request {mrkdwn.code(mrkdwn.clip(request_id, 200))}"
    parts.append(blocks.context("info_foot", asked))
    text = f"{mrkdwn.escape(name)} · id {mrkdwn.escape(mrkdwn.clip(info.room_id, 100))}"
    return Message(text, tuple(parts))


def _in_tens(facts: Sequence[str]) -> Iterator[blocks.Block]:
    for start in range(0, len(facts), FIELDS_IN_A_BLOCK):
        yield blocks.fields(f"info_facts_{start}", *facts[start : start + FIELDS_IN_A_BLOCK])


def _ours(booking: Booking | None) -> str:
    if booking is None:
        return "*Greenroom*  I did not make this room."
    where, who = mrkdwn.channel(booking.channel_id), mrkdwn.user(booking.asked.user_id)
    when = mrkdwn.date(booking.created_at)
    return (
        f"*Greenroom*  {mrkdwn.code(f'gr-{booking.code}')} · asked for by {who} {when}, for {where}"
    )


def whoami(person: Person, account: Account, admin_note: str = "") -> Message:
    """Say which account somebody has and by which rule.

    Args:
        person: Who asks.
        account: Theirs.
        admin_note: One more raw sentence, for example for admins; empty adds nothing.
    """
    known = (
        "The room service knows it."
        if account.is_imported
        else "I make it known to the room service with your next room."
    )
    said = f"Your account is {_account(account)}: {RULES[account.rule]}. {known}"
    name = mrkdwn.escape(mrkdwn.clip(account.name or person.name, MOST_OF_A_NAME))
    parts = [blocks.section("account", said)]
    foot = f"As {name} · zone {mrkdwn.escape(mrkdwn.clip(person.zone, 60))}"
    parts.append(blocks.context("account_foot", foot, ANOTHER))
    if admin_note:
        parts.append(blocks.section("account_note", mrkdwn.escape(mrkdwn.clip(admin_note, 500))))
    return Message(said, tuple(parts))


def _account(account: Account) -> str:
    return mrkdwn.code(mrkdwn.clip(account.account, 100))


def linked(link: LinkedAccount) -> Message:
    """Say that an account was linked."""
    known = (
        "The room service knows it."
        if link.is_known
        else "The room service does not know it yet; I make it known with your next room."
    )
    said = f"Linked. Your rooms belong to {_account(link.account)} from now on. {known}"
    return Message(said, (blocks.section("linked", said),))


def card_elsewhere(booking: Booking) -> Message:
    """Say that the card of a room goes to another channel."""
    where = mrkdwn.channel(booking.channel_id)
    said = f"I am making the room {quoted_name(booking)}; its card goes to {where}."
    return Message(said, (blocks.section("elsewhere", said),))


def trying(booking: Booking) -> Message:
    """Say that it takes longer and is being tried again."""
    said = f"The room {quoted_name(booking)} is not there yet; I am trying again. "
    said = f"{said}{trouble_in_words(booking)}".strip()
    foot = f"You hear from me what comes of it · {mrkdwn.code(f'gr-{booking.code}')}"
    return Message(said, (blocks.section("trying", said), blocks.context("trying_foot", foot)))


def retrying(booking: Booking) -> Message:
    """Say that a press of Retry was taken; a late one finds nothing to try."""
    name, room_id = quoted_name(booking), _id(booking)
    said = (
        f"Trying again to make {name} with the id {room_id}."
        if booking.state not in SETTLED
        else f"Nothing to try: {name} is {STATES[booking.state]}, with the id {room_id}."
    )
    return Message(said, (blocks.section("retrying", said),))


def _id(booking: Booking) -> str:
    return mrkdwn.code(mrkdwn.clip(booking.room_id, 100))


def ended(booking: Booking) -> Message:
    """Say that a room has ended."""
    said = f"The room {quoted_name(booking)} has ended, for everybody in it."
    again = blocks.button(Button.AGAIN, "Again", pack(booking=booking.id))
    return Message(said, (blocks.section("ended", said, again),))
