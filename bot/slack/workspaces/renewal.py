"""Tokens that rotate: renewed two hours before they end, and never before an ack.

slack-sdk's `AsyncTokenRotator` makes the same call, but judges by the machine's clock; ours is a
port.
"""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import SlackError, SlackRefused, StoreUnavailable
from bot.ports import Clock, Grants
from bot.rooms.installation import Grant
from bot.slack.calls import call

LOG = logging.getLogger(__name__)
METHOD: Final = "oauth.v2.access"
# A token lives for twelve hours: docs.slack.dev/authentication/using-token-rotation
AHEAD_S: Final = 2 * 3600.0
SPARE_S: Final = 60.0  # of a token that is about to be used
EVERY_S: Final = 300.0
AT_ONCE: Final = 50
# Whoever was quicker has Slack's answer by then, and writes it down.
LOOKS, LOOK_AGAIN_S = 5, 0.5
WRITE_AGAIN_S: Final = 1.0
AT_THE_END_S: Final = 5.0  # of the ten seconds between SIGTERM and the end


@dataclass(frozen=True, slots=True)
class App:
    """Who we are to all workspaces: the app's credentials, and a client without a token."""

    client_id: str
    client_secret: str = field(repr=False)
    client: AsyncWebClient

    async def access(self, **arguments: str) -> AsyncSlackResponse:
        """Ask for a token with a code or a refresh token. Raises `SlackError`.

        The credentials go as arguments: slack-sdk's own method sends them by a way that aiohttp 4
        will not have.
        """
        ours = {"client_id": self.client_id, "client_secret": self.client_secret}
        asked = self.client.api_call(METHOD, data=ours | arguments)
        return await call("oauth.v2.access", asked)


class Renewal:
    """Buys the next token with the refresh token, which is good for once.

    Args:
        app: Who buys.
        grants: Where the tokens stand.
        clock: Whether a token has ended.
    """

    def __init__(self, app: App, grants: Grants, clock: Clock) -> None:
        self._app = app
        self._grants = grants
        self._clock = clock
        self._turn = asyncio.Lock()

    def is_due(self, grant: Grant) -> bool:
        """Say whether its token has ended, or will before it is used."""
        return grant.expires_at is not None and grant.expires_at < self._clock.now() + SPARE_S

    async def renewed(self, grant: Grant) -> Grant:
        """Return the grant with a token that is good; what others renewed meanwhile is taken.

        Raises:
            SlackError: Slack gives no other token; a refused one is gone for good.
            StoreUnavailable: The store cannot be asked.
        """
        async with self._turn:
            stored = await self._grants.of(grant.team_id, grant.enterprise_id) or grant
            if stored.refresh_token != grant.refresh_token:
                return stored
            return await self._bought_whole(stored)

    async def _bought_whole(self, grant: Grant) -> Grant:
        """Buy it to the end, also when we are being stopped: there is no second time."""
        buying = asyncio.create_task(self._bought(grant), name="renewal")
        try:
            return await asyncio.shield(buying)
        except asyncio.CancelledError:
            await asyncio.wait({buying}, timeout=AT_THE_END_S)
            raise

    async def _bought(self, grant: Grant) -> Grant:
        was = grant.refresh_token
        try:
            said = await self._app.access(grant_type="refresh_token", refresh_token=was)
        except SlackRefused:
            if theirs := await self._bought_by_others(grant):
                return theirs
            raise
        fresh = replace(
            grant,
            token=str(said.get("access_token") or ""),
            refresh_token=str(said.get("refresh_token") or ""),
            expires_at=self._clock.now() + float(said.get("expires_in") or 0),
        )
        if await self._written(fresh, was):
            return fresh
        return await self._grants.of(grant.team_id, grant.enterprise_id) or grant

    async def _bought_by_others(self, grant: Grant) -> Grant | None:
        """Return what another process bought in the same moment; None when none did."""
        for _ in range(LOOKS):
            stored = await self._grants.of(grant.team_id, grant.enterprise_id)
            if stored is not None and stored.refresh_token != grant.refresh_token:
                return stored
            await asyncio.sleep(LOOK_AGAIN_S)
        return None

    async def _written(self, fresh: Grant, was: str) -> bool:
        """Write it, however long the store is away: the token before it is used up."""
        while True:
            try:
                return await self._grants.renew(fresh, was)
            except StoreUnavailable as error:
                LOG.warning("A renewed token is not written yet: %s", error)
            await asyncio.sleep(WRITE_AGAIN_S)

    async def upkeep(self) -> None:
        """Renew what ends soon, for as long as we run."""
        while True:
            try:
                await self.renew_what_ends_soon()
            except StoreUnavailable as error:
                LOG.warning("No token is renewed just now: %s", error)
            await asyncio.sleep(EVERY_S)

    async def renew_what_ends_soon(self) -> None:
        """Renew every token that has less than two hours left; one that fails holds up no other."""
        for grant in await self._grants.expiring(self._clock.now() + AHEAD_S, AT_ONCE):
            whose = grant.team_id or grant.enterprise_id
            try:
                await self.renewed(grant)
            except SlackRefused as refused:
                said = "Slack renews the token of %s no more (%s): the app is to be installed again"
                LOG.error(said, whose, refused.error)  # noqa: TRY400  its word says all
            except SlackError as error:
                LOG.warning("The token of %s is not renewed yet: %s", whose, error)
