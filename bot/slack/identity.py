"""Who we are in Slack and what we may do there: asked at the start, remembered for the next one."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import SlackError, SlackRefused, StoreUnavailable
from bot.ports import Clock, Installations
from bot.rooms.installation import Installation
from bot.slack.calls import call

LOG = logging.getLogger(__name__)
FIRST_WAIT_S, MOST_WAIT_S = 1.0, 60.0
SCOPES_HEADER: Final = "x-oauth-scopes"


@dataclass(slots=True)
class Identity:
    """What `auth.test` said; nothing waits for it.

    Attributes:
        scopes: What was granted; empty until it is known.
    """

    scopes: frozenset[str] = frozenset()
    is_known: bool = False

    def may(self, scope: str) -> bool:
        """Say whether that scope was granted, or may have been: then Slack will say."""
        return not self.is_known or scope in self.scopes

    def take(self, installation: Installation) -> None:
        """Take what is known of an installation."""
        self.scopes, self.is_known = installation.scopes, True


async def find_out(
    client: AsyncWebClient, identity: Identity, installations: Installations, clock: Clock
) -> None:
    """Ask Slack who we are, until it says; until then what it said the last time holds.

    A refused token is told in the log.
    """
    try:
        known = await installations.latest()
        if known is not None:
            identity.take(known)
        said = await _asked(client)
        if said is not None:
            installation = _read(said, clock.now())
            identity.take(installation)
            LOG.info("Greenroom is %s in %s", said.get("user"), said.get("team"))
            await installations.keep(installation)
    except StoreUnavailable as error:
        LOG.warning("What Slack says of us is not kept: %s", error)


async def _asked(client: AsyncWebClient) -> AsyncSlackResponse | None:
    """Return what Slack says; None when it does not take our token."""
    wait_s = FIRST_WAIT_S
    while True:
        try:
            return await call("auth.test", client.auth_test())
        except SlackRefused as refused:
            LOG.error("Slack refuses the bot token: %s", refused.error)  # noqa: TRY400  its word says all
            return None
        except SlackError as error:
            LOG.warning("Slack does not answer yet (%s); next try in %.0f s", error, wait_s)
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, MOST_WAIT_S)


def _read(said: AsyncSlackResponse, at: float) -> Installation:
    granted = str(said.headers.get(SCOPES_HEADER, ""))
    return Installation(
        team_id=str(said.get("team_id") or ""),
        enterprise_id=str(said.get("enterprise_id") or ""),
        bot_user_id=str(said.get("user_id") or ""),
        scopes=frozenset(filter(None, granted.replace(" ", "").split(","))),
        seen_at=at,
    )
