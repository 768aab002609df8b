"""UserSig, verified by decoding it.

Key order, spacing and compression differ between the languages that sign, so whole signatures
cannot be compared (fact sheet, section 3.1). The order of checks is the one inferred there.
"""

import base64
import hashlib
import hmac
import zlib
from collections.abc import Mapping
from typing import Any, Final

from bot.room_service.credentials import Credentials
from bot.room_service.entrance import strict_json
from bot.room_service.envelope import Refused

LONGEST_BYTES = 65_536
"""Of the JSON inside. Ours, against a signature that inflates without end."""

TO_STANDARD: Final = str.maketrans("*-_", "+/=")
NOT_IN_ALPHABET: Final = frozenset("+/=")
FIELDS: Final[Mapping[str, type]] = {
    "TLS.ver": str,
    "TLS.identifier": str,
    "TLS.sdkappid": int,
    "TLS.time": int,
    "TLS.expire": int,
    "TLS.sig": str,
}


def verify(usersig: str, credentials: Credentials, *, identifier: str, now: float) -> None:
    """Raise `Refused` unless `usersig` was made by the holder of the key, for this caller.

    Args:
        usersig: As it stood in the query, percent-decoded.
        credentials: The app that the query named.
        identifier: The account that the query named.
        now: Unix seconds.
    """
    if not usersig:
        raise Refused(70002)
    signed = _decoded(usersig)
    if signed["TLS.identifier"] != identifier:
        raise Refused(70013)
    if signed["TLS.sdkappid"] != credentials.sdk_app_id:
        raise Refused(70014)
    if not hmac.compare_digest(signature(signed, credentials.secret_key), _sig(signed)):
        raise Refused(70009)
    if signed["TLS.time"] + signed["TLS.expire"] < now:
        raise Refused(70001)


def signature(signed: Mapping[str, Any], secret_key: str) -> bytes:
    """Return what `TLS.sig` must be: base64 of the HMAC over the fields as lines of text."""
    names = ["TLS.identifier", "TLS.sdkappid", "TLS.time", "TLS.expire"]
    if "TLS.userbuf" in signed:
        names.append("TLS.userbuf")
    text = "".join(f"{name}:{signed[name]}\n" for name in names)
    digest = hmac.new(secret_key.encode(), text.encode(), hashlib.sha256).digest()
    return base64.b64encode(digest)


def _sig(signed: Mapping[str, Any]) -> bytes:
    return str(signed["TLS.sig"]).encode()


def _decoded(usersig: str) -> Mapping[str, Any]:
    try:
        signed = strict_json.parse(_inflated(usersig))
    except (ValueError, zlib.error):
        raise Refused(70003) from None
    if not isinstance(signed, dict) or not all(_fits(signed, name) for name in FIELDS):
        raise Refused(70003)
    return signed


def _inflated(usersig: str) -> bytes:
    if NOT_IN_ALPHABET & set(usersig):
        raise ValueError("not the alphabet of UserSig")
    packed = base64.b64decode(usersig.translate(TO_STANDARD), validate=True)
    inflater = zlib.decompressobj()
    raw = inflater.decompress(packed, LONGEST_BYTES)
    if not inflater.eof:
        raise ValueError("cut off, or longer than any signature")
    return raw


def _fits(signed: Mapping[str, Any], name: str) -> bool:
    return type(signed.get(name)) is FIELDS[name]
