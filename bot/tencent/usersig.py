"""UserSig (TLSSigAPIv2): the signature of every call, made by us and kept while it is good.

The algorithm is the fact sheet's section 3.1, read from the `tls-sig-api-v2` package. What is
verified is `TLS.sig` and the decoded fields; layout and compression differ between languages.
"""

import base64
import hashlib
import hmac
import json
import zlib
from typing import Final

from bot.ports import Clock

EXPIRE_S: Final = 3600  # section 3.2: 5 to 60 minutes are enough for a server that signs itself
MARGIN: Final = 0.2  # of its life; the rest bears clocks that differ and calls that wait
_ALPHABET: Final = bytes.maketrans(b"+/=", b"*-_")  # not RFC 4648's URL alphabet


def sign(sdk_app_id: int, secret_key: str, identifier: str, *, expire_s: int, now: int) -> str:
    """Return the signature of `identifier`, good for `expire_s` seconds from `now`.

    Args:
        sdk_app_id: The app, as in the query's `sdkappid`.
        secret_key: Its secret; the characters are the key, though they look like hex.
        identifier: The account that calls, as in the query's `identifier`.
        expire_s: Seconds that it is good for.
        now: UTC epoch seconds.
    """
    lines = {
        "TLS.identifier": identifier,
        "TLS.sdkappid": sdk_app_id,
        "TLS.time": now,
        "TLS.expire": expire_s,
    }
    text = "".join(f"{name}:{value}\n" for name, value in lines.items())
    digest = hmac.new(secret_key.encode(), text.encode(), hashlib.sha256).digest()
    signed = {"TLS.ver": "2.0", **lines, "TLS.sig": base64.b64encode(digest).decode()}
    packed = base64.b64encode(zlib.compress(json.dumps(signed).encode()))
    return packed.translate(_ALPHABET).decode()


class Signer:
    """Signs for one account, and signs anew well before the signature expires."""

    def __init__(
        self,
        sdk_app_id: int,
        secret_key: str,
        identifier: str,
        clock: Clock,
        expire_s: int = EXPIRE_S,
    ) -> None:
        self._sdk_app_id = sdk_app_id
        self._secret_key = secret_key
        self._identifier = identifier
        self._clock = clock
        self._expire_s = expire_s
        self._usersig = ""
        self._made_at = 0.0

    def usersig(self) -> str:
        """Return a signature with at least a fifth of its life ahead."""
        age = self._clock.now() - self._made_at
        # A negative age is a clock that was put back: the signature lies in the future.
        if not (self._usersig and 0 <= age < self._expire_s * (1 - MARGIN)):
            self.renew()
        return self._usersig

    def renew(self) -> None:
        """Sign anew: the room service did not take the one we had."""
        self._made_at = self._clock.now()
        self._usersig = sign(
            self._sdk_app_id,
            self._secret_key,
            self._identifier,
            expire_s=self._expire_s,
            now=int(self._made_at),
        )
