"""What a call asks for beside `RoomInfo`: a value of its body, or the code that says what is wrong.

Types are strict here too; an account that is not a string is 60015 wherever it stands.
"""

from typing import Any

from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms import fields
from bot.room_service.rooms.fields import Check
from bot.room_service.rooms.rules import room_id_of

ACCOUNTS_MAX = 20
"""Of kick_user_out and ban_room_member (60708, 60711)."""

__all__ = ["account", "accounts", "flag", "room_id_of", "strings", "text", "whole"]


def account(body: Json, name: str) -> str:
    """Return an account that must be there."""
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise Refused(60015)
    return str(_checked(body, name, fields.account, ...))


def accounts(body: Json, name: str = "MemberList_Account", most: int = ACCOUNTS_MAX) -> list[str]:
    """Return 1 to `most` accounts, each once."""
    value = body.get(name)
    if not isinstance(value, list) or not 1 <= len(value) <= most:
        raise Refused(100002, f"{name} must be an array of 1 to {most} accounts")
    if not all(isinstance(each, str) for each in value):
        raise Refused(60015)
    if not all(value):
        raise Refused(100002, f"{name} must not have empty accounts")
    return list(dict.fromkeys(value))


def strings(body: Json, name: str, most: int) -> list[str]:
    """Return at most `most` strings; an empty list is one, too."""
    value = body.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Refused(100002, f"{name} must be an array of strings")
    if len(value) > most:
        raise Refused(100002, f"{name} has more than {most} entries")
    return value


def text(body: Json, name: str, most: int, *, default: str | None = None) -> str:
    """Return a string of at most `most` bytes; it must be there when there is no default."""
    absent = ... if default is None else default
    return str(_checked(body, name, fields.text(most), absent))


def whole(
    body: Json,
    name: str,
    *,
    default: int | None = None,
    least: int = 0,
    most: int = fields.INTEGER_MAX,
) -> int:
    """Return a whole number; it must be there when there is no default."""
    absent = ... if default is None else default
    number = int(_checked(body, name, fields.integer, absent))
    if not least <= number <= most:
        raise Refused(100002, f"{name} must be from {least} to {most}")
    return number


def flag(body: Json, name: str, *, default: bool) -> bool:
    """Return a bool."""
    return bool(_checked(body, name, fields.boolean, default))


def _checked(body: Json, name: str, check: Check, absent: object) -> Any:  # noqa: ANN401  JSON
    """Return the value under `name`, or `absent` unless that is an ellipsis."""
    if name not in body:
        if absent is ...:
            raise Refused(100002, f"{name} is missing")
        return absent
    problem = check(name, body[name])
    if problem is not None:
        raise Refused(100002, problem)
    return body[name]
