"""Where calls go: the host of the app's region, and the URL with its five query parameters."""

import ipaddress
import random
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

# Fact sheet, 2.1. An app lives in one of them; the wrong one answers 70016 or 70020.
REGIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "singapore": "adminapisgp.im.qcloud.com",  # pages 000 to 004
        "china": "console.tim.qq.com",  # pages 000, 001, 004: "Others in China"
        "usa": "adminapiusa.im.qcloud.com",  # pages 000, 004: United States, Silicon Valley
        "jakarta": "adminapiidn.im.qcloud.com",  # live pages from April 2026
        "seoul": "adminapikr.im.qcloud.com",  # Chat pages (1047 family)
        "tokyo": "adminapijpn.im.qcloud.com",  # Chat pages
        "frankfurt": "adminapiger.im.qcloud.com",  # Chat pages
        "mumbai": "adminapiind.im.qcloud.com",  # older Chat pages only
        "saudi-arabia": "adminapiksa.im.qcloud.com",  # published code only
    }
)
RANDOM_BITS: Final = 32  # page 002: unsigned, 0 to 4294967295
LOCALHOST: Final = "localhost"


def check_base_url(url: str) -> None:
    """Raise `ValueError`, with a sentence, unless signatures may travel to `url`."""
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in {"https", "http"}:
        raise ValueError("The base URL starts with https:// and names a host.")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ValueError("Plain http is only for this machine; use https://.")
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError("The base URL has no query, no fragment and no user name.")


def _is_loopback(host: str) -> bool:
    try:
        return host == LOCALHOST or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Endpoint:
    """Builds the URL of each call of one app, made by one account."""

    def __init__(self, base_url: str, sdk_app_id: int, identifier: str) -> None:
        """Take scheme and host, perhaps with a path, and who calls.

        Args:
            base_url: ``https://`` and a host of `REGIONS`, or another one.
            sdk_app_id: The app.
            identifier: The App admin that calls.

        Raises:
            ValueError: Signatures may not travel to `base_url`.
        """
        check_base_url(base_url)
        self.base_url = base_url.rstrip("/")
        # `quote` and not `quote_plus`: an identifier may have spaces, and a + is read as a +
        # by some servers (60004 then). Encoded once, here; nothing after this encodes again.
        self._fixed = urlencode(
            {"sdkappid": sdk_app_id, "identifier": identifier, "contenttype": "json"},
            quote_via=quote,
        )

    def url(self, path: str, usersig: str) -> str:
        """Return the URL of a call.

        Args:
            path: Service and command, for example ``room_engine_http_srv/create_room``.
            usersig: Its alphabet, with * - and _, stands in a query as it is.
        """
        fresh = f"usersig={usersig}&random={random.getrandbits(RANDOM_BITS)}"
        return f"{self.base_url}/v4/{path}?{self._fixed}&{fresh}"
