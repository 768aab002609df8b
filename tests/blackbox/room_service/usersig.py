"""Whether a UserSig is good, found out by decoding it (fact sheet 3.1)."""

import base64
import binascii
import hashlib
import hmac
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TO_BASE64 = str.maketrans("*-_", "+/=")
FIELDS = {
    "TLS.ver": str,
    "TLS.identifier": str,
    "TLS.sdkappid": int,
    "TLS.expire": int,
    "TLS.time": int,
    "TLS.sig": str,
}


class Unreadable(ValueError):
    """The text is no UserSig."""


@dataclass(frozen=True, slots=True)
class Application:
    """Whose signatures count: the id, its key, and its one App admin."""

    sdkappid: int
    key: str
    admin: str = "administrator"


def decode(usersig: str) -> Mapping[str, Any]:
    """Return the fields inside `usersig`, or raise `Unreadable`."""
    try:
        packed = base64.b64decode(usersig.translate(TO_BASE64), validate=True)
        fields = json.loads(zlib.decompress(packed))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise Unreadable(str(error)) from error
    if not isinstance(fields, dict) or any(type(fields.get(k)) is not t for k, t in FIELDS.items()):
        raise Unreadable("a field is missing or has the wrong type")
    return fields


def signature(fields: Mapping[str, Any], key: str) -> str:
    """Return what ``TLS.sig`` must be for `fields`."""
    text = (
        f"TLS.identifier:{fields['TLS.identifier']}\n"
        f"TLS.sdkappid:{fields['TLS.sdkappid']}\n"
        f"TLS.time:{fields['TLS.time']}\n"
        f"TLS.expire:{fields['TLS.expire']}\n"
    )
    if "TLS.userbuf" in fields:
        text += f"TLS.userbuf:{fields['TLS.userbuf']}\n"
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), hashlib.sha256)).decode()


def refusal(usersig: str, identifier: str, application: Application, *, now: int) -> int:
    """Return the code that `usersig` earns at `now` (Unix seconds); 0 when it is good.

    The order of the checks is that of fact sheet 3.1 (marked there as inferred).
    """
    if not usersig:
        return 70002
    try:
        fields = decode(usersig)
    except Unreadable:
        return 70003
    verdicts = (
        (70013, fields["TLS.identifier"] != identifier),
        (70014, fields["TLS.sdkappid"] != application.sdkappid),
        (70009, not hmac.compare_digest(fields["TLS.sig"], signature(fields, application.key))),
        (70001, fields["TLS.time"] + fields["TLS.expire"] < now),
        (60010, identifier != application.admin),
    )
    return next((code for code, holds in verdicts if holds), 0)
