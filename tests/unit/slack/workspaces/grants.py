"""A store of grants and states that a test can look into, and take away."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.errors import StoreUnavailable
from bot.rooms.installation import Grant

GRANT: Final = Grant(
    team_id="T0ACME",
    token="xoxb-acme",
    scopes=frozenset({"chat:write", "im:history"}),
    installed_at=1.0,
)


@dataclass
class FakeGrants:
    """Grants by workspace; `asked` counts the looks."""

    kept: dict[tuple[str, str], Grant] = field(default_factory=dict)
    asked: int = 0
    is_away: bool = False

    async def keep(self, grant: Grant) -> None:
        self._look()
        self.kept[grant.enterprise_id, grant.team_id] = grant

    async def of(self, team_id: str, enterprise_id: str = "") -> Grant | None:
        self._look()
        return self.kept.get((enterprise_id, team_id)) or self.kept.get((enterprise_id, ""))

    async def some(self, limit: int) -> Sequence[Grant]:
        self._look()
        return list(self.kept.values())[:limit]

    async def expiring(self, before: float, limit: int) -> Sequence[Grant]:
        self._look()
        found = [one for one in self.kept.values() if one.expires_at and one.expires_at < before]
        return found[:limit]

    async def renew(self, grant: Grant, was: str) -> bool:
        if self.kept[grant.enterprise_id, grant.team_id].refresh_token != was:
            return False
        await self.keep(grant)
        return True

    def _look(self) -> None:
        self.asked += 1
        if self.is_away:
            raise StoreUnavailable("the disk is full")


@dataclass
class FakeStates:
    """States and when they end."""

    kept: dict[str, float] = field(default_factory=dict)
    is_away: bool = False

    async def keep(self, state: str, expires_at: float) -> None:
        if self.is_away:
            raise StoreUnavailable("the disk is full")
        self.kept[state] = expires_at

    async def use(self, state: str, now: float) -> bool:
        return self.kept.pop(state, 0.0) > now
