"""A workspace has left: it is wiped, and forgotten by whoever remembers something of it."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from bot.rooms.installation import Leaving

LOG = logging.getLogger(__name__)


class Forgets(Protocol):
    """Remembers something of workspaces."""

    def forget(self, team_id: str) -> None:
        """Remember it no longer."""
        ...


class Farewell:
    """Sees to it that nothing is kept.

    Args:
        events: The events that say that a workspace left.
        wipe: Wipes what is stored, and returns the ids of the workspaces that are gone.
        memories: Whoever remembers something of a workspace; first of all what we speak with.
    """

    def __init__(
        self,
        events: frozenset[str],
        wipe: Callable[[Leaving], Awaitable[Sequence[str]]],
        memories: Sequence[Forgets],
    ) -> None:
        self.events = events
        self._wipe = wipe
        self._memories = memories

    async def leave(self, leaving: Leaving) -> None:
        """Wipe and forget all that is about who left. Raises `StoreUnavailable`."""
        self._forget(leaving.team_id)
        gone = await self._wipe(leaving)
        for team_id in gone:
            self._forget(team_id)
        LOG.info("Greenroom was taken off %s; what there is of it is wiped", ", ".join(gone))

    def _forget(self, team_id: str) -> None:
        for memory in self._memories:
            memory.forget(team_id)
