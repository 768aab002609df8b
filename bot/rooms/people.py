"""People: who they are in Slack, and by which rule they become an account of the room service."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.errors import BadInput
from bot.rooms.limits import LIMITS, byte_length


@dataclass(frozen=True, slots=True)
class Person:
    """A person as Slack knows them.

    Attributes:
        zone: IANA name, for example ``Europe/Berlin``.
        locale: IETF tag, for example ``zh-CN``; empty when Slack gave none.
        email: Empty unless the app may read it.
        is_admin: Workspace admin or owner.
        is_outsider: Guest, stranger of a shared channel, or deactivated.
    """

    user_id: str
    name: str
    zone: str
    locale: str = ""
    email: str = ""
    is_admin: bool = False
    is_outsider: bool = False
    is_bot: bool = False


class AccountRule(StrEnum):
    """How a Slack person becomes an account: `TRTC_ACCOUNT_RULE`."""

    SLACK_ID = "slack-id"
    EMAIL = "email"
    EMAIL_NAME = "email-name"


@dataclass(frozen=True, slots=True)
class Account:
    """A person's id at the room service and where it comes from.

    Attributes:
        rule: The rule that matched; None when the person linked it by hand.
        name: The person's name, given to the room service as the account's `Nick`.
        is_imported: We have imported it, so it may own rooms.
    """

    user_id: str
    account: str
    rule: AccountRule | None
    name: str = ""
    is_imported: bool = False


# Printable ASCII without the space (Chat SDK error 7003 allows 0x20-0x7e; fact sheet, 5).
ACCOUNT_SHAPE: Final = re.compile(r"[\x21-\x7e]+")


def checked_account(account: str) -> str:
    """Return `account` if the room service can take it, or raise `BadInput` on ``account``."""
    limit = LIMITS["account"]
    size = byte_length(account)
    if size > limit.most:
        raise BadInput({"account": f"An account has at most {limit.most} bytes, this one {size}."})
    if ACCOUNT_SHAPE.fullmatch(account) is None:
        raise BadInput({"account": "An account has only printable ASCII characters, no spaces."})
    return account


def account_by_rule(person: Person, rule: AccountRule) -> str:
    """Return the account that `rule` gives to `person`.

    Raises:
        BadInput: The rule needs an e-mail that Slack does not show us, or what it gives is
            no valid account; the sentence says that ``/room link`` helps.
    """
    if rule is AccountRule.SLACK_ID:
        return person.user_id
    if not person.email:
        raise BadInput(
            {"account": f"Slack shows me no e-mail of {person.name}; use /room link <account>."}
        )
    address = person.email.lower()
    try:
        return checked_account(address if rule is AccountRule.EMAIL else address.split("@")[0])
    except BadInput as bad:
        said = f"{bad.problems['account']} Use /room link <account>."
        raise BadInput({"account": said}) from bad
