"""Bolt's two stores of an OAuth flow, over our own."""

import secrets
from logging import Logger, getLogger
from typing import Final

from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.ports import Clock, Grants, States
from bot.rooms.installation import Grant

LOG: Final = getLogger(__name__)
STATE_LIVES_S: Final = 600.0  # the same as the cookie that goes with it (slack-sdk's default)
STATE_BYTES: Final = 32


class InstallationStore(AsyncInstallationStore):
    """Bolt's installations over `Grants`; tokens of persons are never asked for, nor kept."""

    def __init__(self, grants: Grants) -> None:
        self._grants = grants

    @property
    def logger(self) -> Logger:
        """Return where it speaks."""
        return LOG

    async def async_save(self, installation: Installation) -> None:
        """Keep what an admin has granted."""
        await self._grants.keep(_grant(installation))

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,  # noqa: ARG002 - Bolt's signature; nobody has a token of their own
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """Return what holds in that workspace, or in that organisation."""
        team = "" if is_enterprise_install else team_id or ""
        grant = await self._grants.of(team, enterprise_id or "")
        return None if grant is None else _installation(grant)

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """Return the same without who installed it."""
        found = await self.async_find_installation(
            enterprise_id=enterprise_id,
            team_id=team_id,
            is_enterprise_install=is_enterprise_install,
        )
        return None if found is None else found.to_bot()


class StateStore(AsyncOAuthStateStore):
    """Bolt's states over `States`: good for once and for ten minutes."""

    def __init__(self, states: States, clock: Clock) -> None:
        self._states = states
        self._clock = clock

    @property
    def logger(self) -> Logger:
        """Return where it speaks."""
        return LOG

    async def async_issue(self, *_: object, **__: object) -> str:
        """Return a state that nobody can guess."""
        state = secrets.token_urlsafe(STATE_BYTES)
        await self._states.keep(state, self._clock.now() + STATE_LIVES_S)
        return state

    async def async_consume(self, state: str) -> bool:
        """Say whether it is one of ours, not too old and not used before; it is used now."""
        return await self._states.use(state, self._clock.now())


def _grant(given: Installation) -> Grant:
    expires_at = given.bot_token_expires_at
    return Grant(
        team_id="" if given.is_enterprise_install else given.team_id or "",
        enterprise_id=given.enterprise_id or "",
        token=given.bot_token or "",
        refresh_token=given.bot_refresh_token or "",
        expires_at=None if expires_at is None else float(expires_at),
        scopes=frozenset(given.bot_scopes or ()),
        app_id=given.app_id or "",
        bot_id=given.bot_id or "",
        bot_user_id=given.bot_user_id or "",
        team_name=given.team_name or given.enterprise_name or "",
        installer_id=given.user_id or "",
        installed_at=given.installed_at,
    )


def _installation(grant: Grant) -> Installation:
    expires_at = grant.expires_at
    return Installation(
        team_id=grant.team_id or None,
        enterprise_id=grant.enterprise_id or None,
        is_enterprise_install=not grant.team_id,
        bot_token=grant.token,
        bot_refresh_token=grant.refresh_token or None,
        bot_token_expires_at=None if expires_at is None else int(expires_at),
        bot_scopes=sorted(grant.scopes),
        app_id=grant.app_id,
        bot_id=grant.bot_id,
        bot_user_id=grant.bot_user_id,
        team_name=grant.team_name,
        user_id=grant.installer_id,
        installed_at=grant.installed_at,
        token_type="bot",  # noqa: S106 - a kind, no secret
    )
