"""Where the callbacks of a service go, which ones, and how they are signed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

PORT_MAX = 65_535
URL_MAX_BYTES = 2048
"""ASSUMED: no page names a bound."""

TOKEN_MAX = 128
"""Characters of a token, at least one (69528)."""


@dataclass
class Subscription:
    """What one service tells.

    Attributes:
        url: Where to; empty for nowhere.
        commands: Which callbacks; None for all of them.
        token: Signs; None when none was ever set. Kept out of repr.
        is_token_enabled: Whether what is sent is signed.
    """

    url: str = ""
    commands: frozenset[str] | None = None
    token: str | None = field(default=None, repr=False)
    is_token_enabled: bool = False

    def wants(self, command: str) -> bool:
        """Tell whether this callback is to be sent."""
        return bool(self.url) and (self.commands is None or command in self.commands)

    def signature(self, now: float) -> Mapping[str, str]:
        """Return what a signed callback has in its query besides; `now` in Unix seconds."""
        if not (self.token and self.is_token_enabled):
            return {}
        time = str(int(now))
        return {"RequestTime": time, "Sign": sign(self.token, time)}


def sign(token: str, request_time: str) -> str:
    """Return `Sign`: hexadecimal SHA-256 of the two texts, one after the other (269/32431)."""
    return hashlib.sha256((token + request_time).encode()).hexdigest()


def is_callback_url(value: object) -> bool:
    """Tell an address of http or https that one can call; an IP address will do (74157)."""
    if not isinstance(value, str) or len(value.encode()) > URL_MAX_BYTES:
        return False
    try:
        url = httpx.URL(value)
    except httpx.InvalidURL:
        return False
    port_is_fine = url.port is None or 0 < url.port <= PORT_MAX
    return url.scheme in {"http", "https"} and bool(url.host) and port_is_fine


def is_token(value: object) -> bool:
    """Tell a token of 1 to 128 characters."""
    return isinstance(value, str) and 1 <= len(value) <= TOKEN_MAX
