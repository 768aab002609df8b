"""The way in: an admin allows the app at Slack, comes back with a code, and we get our token.

Bolt's flow checks state and browser; what is ours is what is asked, what is said, and that no code
and no token reaches a log.
"""

import logging
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store.models.installation import Installation

from bot.errors import SlackError, SlackRefused, StoreUnavailable
from bot.ports import Clock, Grants, States
from bot.slack.workspaces.pages import HEADERS, INSTALL, Page, failure, invitation, welcome
from bot.slack.workspaces.renewal import App
from bot.slack.workspaces.stores import STATE_LIVES_S, InstallationStore, StateStore

LOG: Final = logging.getLogger(__name__)
REDIRECT: Final = "/slack/oauth_redirect"
CLIENT: Final = "https://app.slack.com/client/"


class InstallFlow(AsyncOAuthFlow):
    """Bolt's flow with our words.

    Args:
        app: Who asks to be let in.
        authorize_url: Where Slack asks the admin.
        scopes: What we ask for.
        grants: Where tokens are kept.
        states: Where what was begun is kept.
        clock: When it was installed.
    """

    def __init__(
        self,
        app: App,
        *,
        authorize_url: str,
        scopes: Sequence[str],
        grants: Grants,
        states: States,
        clock: Clock,
    ) -> None:
        self._app = app
        self._authorize_url = authorize_url
        self._clock = clock
        settings = AsyncOAuthSettings(
            client_id=app.client_id,
            client_secret=app.client_secret,
            scopes=[*scopes],
            user_scopes=[],
            install_path=INSTALL,
            redirect_uri_path=REDIRECT,
            installation_store=InstallationStore(grants),
            state_store=StateStore(states, clock),
            state_expiration_seconds=int(STATE_LIVES_S),
            callback_options=AsyncCallbackOptions(self._succeeded, self._failed),
        )
        super().__init__(client=app.client, settings=settings)

    async def handle_installation(self, request: AsyncBoltRequest) -> BoltResponse:
        """Show the page that leads to Slack, and remember that it was begun."""
        try:
            answer = await super().handle_installation(request)
        except StoreUnavailable:
            return _shown(*failure("storage_error"))
        answer.headers.update(_headers())
        return answer

    async def handle_callback(self, request: AsyncBoltRequest) -> BoltResponse:
        """Take what Slack sends the admin back with; see Bolt for the order of checks."""
        try:
            return await super().handle_callback(request)
        except StoreUnavailable as error:
            LOG.warning("An installation is not kept: %s", error)
            return _shown(*failure("storage_error"))
        except SlackError as error:
            LOG.warning("An installation is not finished: %s", error)
            return _shown(*failure("unreachable"))

    async def build_authorize_url(self, state: str, request: AsyncBoltRequest) -> str:
        """Return where Slack asks; a `team` in the request is the one that it proposes."""
        asked = {
            "client_id": self.client_id,
            "scope": ",".join(self.settings.scopes or ()),
            "user_scope": "",
            "state": state,
        }
        team = (request.query.get("team") or [""])[0]
        return f"{self._authorize_url}?{urlencode(asked | ({'team': team} if team else {}))}"

    async def build_install_page_html(self, url: str, request: AsyncBoltRequest) -> str:  # noqa: ARG002 - Bolt's signature
        """Return the page that leads there."""
        return invitation(url).html()

    async def run_installation(self, code: str) -> Installation | None:
        """Exchange the code for our token; None when Slack does not take it.

        Raises:
            SlackError: Slack gave no answer.
        """
        try:
            said = await self._app.access(code=code)
        except SlackRefused as refused:
            LOG.warning("Slack does not take the code of an installation: %s", refused.error)
            return None
        installed = _installation(said.data if isinstance(said.data, dict) else {}, self._clock)
        LOG.info("Greenroom was installed in %s", installed.team_id or installed.enterprise_id)
        return installed

    async def _succeeded(self, args: AsyncSuccessArgs) -> BoltResponse:
        given = args.installation
        name = given.team_name or given.enterprise_name or ""
        answer = _shown(200, welcome(name, f"{CLIENT}{given.team_id or given.enterprise_id}"))
        forget = self.settings.state_utils.build_set_cookie_for_deletion()
        answer.headers["set-cookie"] = [forget]
        return answer

    async def _failed(self, args: AsyncFailureArgs) -> BoltResponse:
        LOG.info("An installation ended: %s", args.reason)
        return _shown(*failure(args.reason))


def _installation(said: dict[str, Any], clock: Clock) -> Installation:
    """Read Slack's answer: docs.slack.dev/reference/methods/oauth.v2.access."""
    team, enterprise = said.get("team") or {}, said.get("enterprise") or {}
    lives_s = said.get("expires_in")
    return Installation(
        app_id=said.get("app_id"),
        enterprise_id=enterprise.get("id"),
        enterprise_name=enterprise.get("name"),
        team_id=team.get("id"),
        team_name=team.get("name"),
        bot_token=said.get("access_token"),
        bot_user_id=said.get("bot_user_id"),
        bot_scopes=str(said.get("scope") or ""),
        bot_refresh_token=said.get("refresh_token"),
        bot_token_expires_at=None if lives_s is None else int(clock.now() + int(lives_s)),
        user_id=str((said.get("authed_user") or {}).get("id") or ""),
        is_enterprise_install=bool(said.get("is_enterprise_install")),
        token_type=said.get("token_type"),
        installed_at=clock.now(),
    )


def _headers() -> dict[str, str | Sequence[str]]:
    return {name.lower(): [value] for name, value in HEADERS.items()}


def _shown(status: int, page: Page) -> BoltResponse:
    return BoltResponse(status=status, body=page.html(), headers=_headers())
