"""The envelope of every answer: four fields, HTTP 200 for good and bad news alike (page 002)."""

import itertools
import secrets
from collections.abc import Callable, Mapping
from typing import Any, Final

Json = dict[str, Any]

TEXTS: Final[Mapping[int, str]] = {
    60002: "the HTTP request could not be parsed",
    60003: "the request body is not a valid JSON object",
    60004: "identifier is missing from the URL",
    60006: "sdkappid is not a valid number",
    60007: "this REST call is over its frequency limit",
    60009: "no such command at this path",
    60010: "only an App admin account may call the REST API",
    60012: "sdkappid is missing from the URL",
    60015: "an account in the body must be a string",
    70001: "usersig has expired",
    70002: "usersig is empty",
    70003: "usersig could not be parsed",
    70009: "usersig does not verify: wrong key",
    70013: "identifier differs from the account in usersig",
    70014: "sdkappid differs from the one in usersig",
    70020: "sdkappid is unknown in this data centre",
    70107: "Err_TLS_PT_Open_Login_Account_Not_Exist",
    70206: "the batch must have 1 to 100 entries",
    70398: "the app has reached its number of accounts",
    70402: "a parameter is missing, too long, or has characters that are not allowed",
    40601: "a profile field is longer than 500 bytes",
    100001: "internal server error, please retry",
    100003: "room id has been used",
    100004: "room does not exist",
    100005: "the account is not a member of the room",
    100006: "no permission: the room is of another type",
    100007: "no payment information, please buy a package on the console",
    100008: "the room is full",
    100010: "room id has been used by the same owner",
    100011: "room id has been used by a group",
    100012: "creating the same room id too often",
    100013: "more seats than the package has",
    100016: "the member is banned",
    100026: "the room name or other information contains sensitive content",
    100200: "the seat is locked",
    100201: "the seat is taken",
    100203: "the member has a seat already",
    100205: "all seats are taken",
    100206: "the member has no seat",
    100302: "the callback has no token",
    100500: "more than 10 keys",
    100501: "a value is longer than 2 KB",
    100502: "the values are longer than 16 KB together",
    100503: "none of the keys exists",
    100504: "a key is longer than 50 bytes",
}
"""Words for the codes we give. Only 70107's is a text seen for real; the others are ASSUMED."""


class Refused(Exception):
    """The call was understood and turned down."""

    def __init__(self, code: int, info: str | None = None) -> None:
        self.code = code
        self.info = TEXTS.get(code, f"error {code}") if info is None else info
        super().__init__(f"{code} {self.info}")


def request_ids() -> Callable[[], str]:
    """Return a maker of request ids in the documented shape, `Id-<32 hex>-O-Seq-<digits>`."""
    numbers = itertools.count(1)
    return lambda: f"Id-{secrets.token_hex(16)}-O-Seq-{next(numbers)}"


def answer(code: int, info: str, request_id: str | None, extra: Json) -> Json:
    """Put `extra` into the envelope; account answers carry no request id (section 5)."""
    identity = {} if request_id is None else {"RequestId": request_id}
    status = "OK" if code == 0 else "FAIL"
    return {"ActionStatus": status, "ErrorInfo": info, "ErrorCode": code, **identity, **extra}
