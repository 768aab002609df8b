"""The app's installation: the code that an admin's yes gives, the token that it buys, its end.

docs.slack.dev/authentication/installing-with-oauth and using-token-rotation
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

CODE_LIVES_S: Final = 600.0


class GrantRefused(Exception):
    """A code or a refresh token that buys nothing; its text is Slack's word."""


@dataclass(frozen=True, kw_only=True)
class Bought:
    """What a code or a refresh token buys; without rotation there is no refresh token."""

    token: str
    refresh_token: str = ""


@dataclass(frozen=True, kw_only=True)
class Code:
    """One yes.

    Attributes:
        person: Who said it.
        scopes: What was asked for.
        redirect_uri: The address that was named; the exchange names it again. Empty: none was.
        born: Seconds since the epoch.
    """

    person: str
    scopes: frozenset[str]
    redirect_uri: str
    born: float


class Installation:
    """Whether the app's token counts, and which one it is.

    Args:
        clock: Seconds since the epoch.
        token: What an app without rotation has, and one with it before the first exchange.
        lives_s: How long a token lives; 0: it does not rotate.
        is_installed: Whether the token counts from the start.
    """

    def __init__(
        self, clock: Callable[[], float], token: str, *, lives_s: int, is_installed: bool
    ) -> None:
        self._clock = clock
        self._first = token
        self._lives_s = lives_s
        self._codes: dict[str, Code] = {}
        self._now = Bought(token=token)
        self._ends_at: float | None = None
        self.is_installed = is_installed

    @property
    def token(self) -> str:
        """Return the token that counts."""
        return self._now.token

    @property
    def has_ended(self) -> bool:
        """Say whether that token's time is over."""
        return self._ends_at is not None and self._ends_at <= self._clock()

    def new_code(self, person: str, scopes: frozenset[str], redirect_uri: str) -> str:
        """Return the code of a yes: good for once, and for ten minutes."""
        code = secrets.token_urlsafe(24)
        self._codes[code] = Code(
            person=person, scopes=scopes, redirect_uri=redirect_uri, born=self._clock()
        )
        return code

    def exchange(self, code: str, redirect_uri: str) -> tuple[Code, Bought]:
        """Install the app; raises `GrantRefused`."""
        given = self._codes.pop(code, None)
        if given is None or self._clock() - given.born > CODE_LIVES_S:
            raise GrantRefused("invalid_code")
        if given.redirect_uri != redirect_uri:
            raise GrantRefused("bad_redirect_uri")
        self.is_installed = True
        return given, self._buy()

    def refresh(self, refresh_token: str) -> Bought:
        """Buy the next token; that a refresh token is good for once is ASSUMED for all apps."""
        if not self._lives_s or refresh_token != self._now.refresh_token or not self.is_installed:
            raise GrantRefused("invalid_refresh_token")
        return self._buy()

    def _buy(self) -> Bought:
        if self._lives_s:
            fresh = f"xoxe.xoxb-1-{secrets.token_hex(16)}"
            self._now = Bought(token=fresh, refresh_token=f"xoxe-1-{secrets.token_hex(16)}")
            self._ends_at = self._clock() + self._lives_s
        return self._now
