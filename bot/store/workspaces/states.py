"""The states: one for each way in that was begun, good for once and for a short while."""

from functools import partial
from typing import Final

from bot.store.database import Connection, Database, Params

KEEP: Final = "insert into oauth_state (state, expires_at) values (:state, :expires_at)"
USE: Final = "delete from oauth_state where state = :state and expires_at > :now"


class StateTable:
    """`bot.ports.States` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, state: str, expires_at: float) -> None:
        """Remember it until then, UTC epoch seconds."""
        params: Params = {"state": state, "expires_at": expires_at}
        await self._database.write(partial(_write, KEEP, params))

    async def use(self, state: str, now: float) -> bool:
        """Forget it; False when it was not known, was used before, or is too old."""
        params: Params = {"state": state, "now": now}
        return await self._database.write(partial(_write, USE, params)) == 1


def _write(sql: str, params: Params, connection: Connection) -> int:
    return connection.write(sql, params)
