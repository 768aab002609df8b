"""Who may call the local room service, and with which key."""

import secrets
from dataclasses import dataclass, field
from typing import Self

ADMIN = "administrator"
"""The admin that every sample and tool uses (fact sheet, section 5)."""

LOWEST_APP_ID = 20_000_000
APP_IDS = 10_000_000
"""SDKAppIDs of the international site: eight digits, the first a 2 (section 2.1, folk rule)."""


@dataclass(frozen=True)
class Credentials:
    """One app: its number, its secret, and its one admin.

    Attributes:
        sdk_app_id: SDKAppID that calls must name.
        secret_key: Key of the HMAC, used as UTF-8 text, never decoded as hex. Kept out of repr.
        admin: The one account that may call.
    """

    sdk_app_id: int
    secret_key: str = field(repr=False)
    admin: str = ADMIN

    @classmethod
    def random(cls) -> Self:
        """Make up an app that nobody else knows."""
        return cls(LOWEST_APP_ID + secrets.randbelow(APP_IDS), secrets.token_hex(32))
