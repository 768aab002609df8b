"""With whose token we speak in which workspace, where there is one and where there are many.

Its law: nobody is spoken to but through the client of their own workspace.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SlackRefused, StoreUnavailable
from bot.ports import Clock, Grants
from bot.rooms.installation import Grant
from bot.rooms.place import Place
from bot.slack.identity import Identity
from bot.slack.workspaces.renewal import Renewal

# docs.slack.dev/reference/methods/auth.test, of the token of an app that was taken off.
GONE: Final = "account_inactive"
TOKEN: Final = "token"  # noqa: S105 - what is refused, where no method was called
# How long another process may still speak where the app was taken off.
REMEMBERED_S: Final = 60.0
MOST_REMEMBERED: Final = 2000  # workspaces
ADMITS_WITHIN_S: Final = 1.0  # it stands before the ack: Slack wants that within 3 s


class Clients(Protocol):
    """The Web API client of each workspace."""

    async def of(self, team_id: str) -> AsyncWebClient:
        """Return the client that speaks there. Raises `SlackError`, `StoreUnavailable`."""
        ...

    def may(self, team_id: str, scope: str) -> bool:
        """Say whether that scope was granted there, or may have been: then Slack will say."""
        ...

    async def admits(self, place: Place) -> bool:
        """Say whether we are let in there; asks nobody but the store, and not for long."""
        ...

    def forget(self, team_id: str) -> None:
        """Forget what is remembered of that workspace."""
        ...


class OneClient:
    """One token, for whoever it is that Slack sends."""

    def __init__(self, client: AsyncWebClient, identity: Identity) -> None:
        self._client = client
        self._identity = identity

    async def of(self, _team_id: str) -> AsyncWebClient:
        """Return the one there is."""
        return self._client

    def may(self, _team_id: str, scope: str) -> bool:
        """Say what Slack said of the token."""
        return self._identity.may(scope)

    async def admits(self, _place: Place) -> bool:
        """Say yes: only who installed the app has its command."""
        return True

    def forget(self, _team_id: str) -> None:
        """Keep the token: it comes from the settings."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store said of a workspace, and when, UTC epoch seconds."""

    grant: Grant
    client: AsyncWebClient
    at: float


class ManyClients:
    """The token that each workspace, or its organisation, granted.

    Args:
        grants: Where they stand.
        renewal: Renews a token that has ended.
        open_client: Makes the client of a token.
        clock: How long a grant is remembered, and whether its token has ended.
    """

    def __init__(
        self,
        grants: Grants,
        renewal: Renewal,
        open_client: Callable[[str], AsyncWebClient],
        clock: Clock,
    ) -> None:
        self._grants = grants
        self._renewal = renewal
        self._open_client = open_client
        self._clock = clock
        self._known: OrderedDict[str, _Known] = OrderedDict()

    async def of(self, team_id: str) -> AsyncWebClient:
        """Return the client that speaks there; a token that has ended is renewed first."""
        known = self._fresh(team_id) or await self._read(team_id)
        if known is None:
            raise SlackRefused(TOKEN, GONE)
        if self._renewal.is_due(known.grant):
            known = self._remember(team_id, await self._renewal.renewed(known.grant))
        return known.client

    def may(self, team_id: str, scope: str) -> bool:
        """Say whether that scope was granted there."""
        known = self._known.get(team_id)
        return known is None or scope in known.grant.scopes

    async def admits(self, place: Place) -> bool:
        """Say whether we are let in there; a store that is away says so itself a moment later."""
        if self._fresh(place.team_id) is not None:
            return True
        try:
            async with asyncio.timeout(ADMITS_WITHIN_S):
                return await self._read(place.team_id, place.enterprise_id) is not None
        except (StoreUnavailable, TimeoutError):
            return True

    def forget(self, team_id: str) -> None:
        """Forget its token."""
        self._known.pop(team_id, None)

    def _fresh(self, team_id: str) -> _Known | None:
        known = self._known.get(team_id)
        if known is None or not 0 <= self._clock.now() - known.at < REMEMBERED_S:
            return None
        return known

    async def _read(self, team_id: str, enterprise_id: str = "") -> _Known | None:
        grant = await self._grants.of(team_id, enterprise_id)
        if grant is None:
            self.forget(team_id)
            return None
        return self._remember(team_id, grant)

    def _remember(self, team_id: str, grant: Grant) -> _Known:
        before = self._known.pop(team_id, None)
        is_same = before is not None and before.grant.token == grant.token
        client = before.client if before and is_same else self._open_client(grant.token)
        known = self._known[team_id] = _Known(grant, client, self._clock.now())
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return known
