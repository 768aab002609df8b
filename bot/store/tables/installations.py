"""The installations: which workspaces let us in, and what we may do there."""

from functools import partial
from typing import Final

from bot.rooms.installation import Installation
from bot.store.database import Connection, Database, Params

KEEP: Final = """
    insert into installation (enterprise_id, team_id, bot_user_id, scopes, seen_at)
    values (:enterprise_id, :team_id, :bot_user_id, :scopes, :seen_at)
    on conflict (enterprise_id, team_id) do update set
        bot_user_id = excluded.bot_user_id, scopes = excluded.scopes, seen_at = excluded.seen_at
"""
LATEST: Final = """
    select team_id, enterprise_id, bot_user_id, scopes, seen_at from installation
    order by seen_at desc, team_id limit 1
"""


class InstallationTable:
    """`bot.ports.Installations` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, installation: Installation) -> None:
        """Remember it, in place of what was known of that workspace."""
        params: Params = {
            "enterprise_id": installation.enterprise_id,
            "team_id": installation.team_id,
            "bot_user_id": installation.bot_user_id,
            "scopes": ",".join(sorted(installation.scopes)),
            "seen_at": installation.seen_at,
        }
        await self._database.write(partial(_keep, params))

    async def latest(self) -> Installation | None:
        """Return the one that was seen last, or None."""
        return await self._database.read(_latest)


def _keep(params: Params, connection: Connection) -> None:
    connection.write(KEEP, params)


def _latest(connection: Connection) -> Installation | None:
    rows = connection.rows(LATEST, {})
    if not rows:
        return None
    scopes = frozenset(filter(None, rows[0]["scopes"].split(",")))
    return Installation(**{**rows[0], "scopes": scopes})
