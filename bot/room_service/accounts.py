"""The accounts of the app. Rooms, live rooms and Chat share one account system (section 5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.room_service.envelope import Refused

USER_ID_MAX_BYTES = 32
"""Fact sheet, section 5: Chat SDK error 7003."""

PROFILE_MAX_BYTES = 500
"""Code 40601."""


@dataclass(frozen=True)
class Account:
    """A person at the room service."""

    user_id: str
    nick: str = ""
    face_url: str = ""


class Accounts:
    """Who was imported; the admin was from the start."""

    def __init__(self, admin: str) -> None:
        self._admin = admin
        self._known = {admin: Account(admin)}

    def __contains__(self, user_id: str) -> bool:
        """Tell whether the account was imported."""
        return user_id in self._known

    def __len__(self) -> int:
        """Count the accounts, the admin with them."""
        return len(self._known)

    def __iter__(self) -> Iterator[Account]:
        """Go through the accounts in the order of their import."""
        return iter(self._known.values())

    def add(self, account: Account, most: int | None) -> None:
        """Import `account`; once more is harmless. Raise 70398 when there are `most` already."""
        if account.user_id not in self and most is not None and len(self) >= most:
            raise Refused(70398)
        self._known[account.user_id] = account

    def remove(self, user_id: str) -> None:
        """Forget the account, or raise 70107. The admin stays: 70402 (ASSUMED)."""
        if user_id not in self:
            raise Refused(70107)
        if user_id == self._admin:
            raise Refused(70402)
        del self._known[user_id]


def account(user_id: object, nick: object = "", face_url: object = "") -> Account:
    """Return the account with these fields, or raise the code that says what is wrong with them."""
    if user_id is not None and not isinstance(user_id, str):
        raise Refused(60015)
    if not (user_id and is_user_id(user_id) and isinstance(nick, str)):
        raise Refused(70402)
    if not isinstance(face_url, str):
        raise Refused(70402)
    if max(len(nick.encode()), len(face_url.encode())) > PROFILE_MAX_BYTES:
        raise Refused(40601)
    return Account(user_id, nick, face_url)


def is_user_id(text: str) -> bool:
    """Tell at most 32 bytes of printable ASCII (section 5)."""
    return len(text.encode()) <= USER_ID_MAX_BYTES and all(" " <= each <= "~" for each in text)
