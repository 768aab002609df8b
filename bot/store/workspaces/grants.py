"""The grants: which token is ours in which workspace, and which workspaces an organisation has."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.rooms.installation import Grant
from bot.store.database import Connection, Database, Params, Row
from bot.store.rows import storable

# A workspace that joined an organisation since has another key and stays the same workspace.
KEEP: Final = (
    """
    delete from granted
    where team_id = :team_id and team_id <> '' and enterprise_id <> :enterprise_id
    """,
    """
    insert into granted (
        enterprise_id, team_id, token, refresh_token, expires_at, scopes,
        app_id, bot_id, bot_user_id, team_name, installer_id, installed_at
    ) values (
        :enterprise_id, :team_id, :token, :refresh_token, :expires_at, :scopes,
        :app_id, :bot_id, :bot_user_id, :team_name, :installer_id, :installed_at
    )
    on conflict (enterprise_id, team_id) do update set
        token = excluded.token, refresh_token = excluded.refresh_token,
        expires_at = excluded.expires_at, scopes = excluded.scopes, app_id = excluded.app_id,
        bot_id = excluded.bot_id, bot_user_id = excluded.bot_user_id,
        team_name = excluded.team_name, installer_id = excluded.installer_id,
        installed_at = excluded.installed_at
    """,
)
LEARN: Final = """
    insert into workspace (team_id, enterprise_id) values (:team_id, :enterprise_id)
    on conflict (team_id) do update set enterprise_id = excluded.enterprise_id
"""
# A workspace's own installation counts before the one of its organisation.
OF: Final = """
    select granted.*, workspace.enterprise_id as known_in
    from granted left join workspace on workspace.team_id = :team_id
    where (granted.team_id = :team_id and granted.team_id <> '')
        or (granted.team_id = '' and granted.enterprise_id <> ''
            and granted.enterprise_id in (:enterprise_id, workspace.enterprise_id))
    order by granted.team_id desc limit 1
"""
SOME: Final = "select * from granted order by enterprise_id, team_id limit :limit"
EXPIRING: Final = """
    select * from granted where refresh_token <> '' and expires_at < :before
    order by expires_at limit :limit
"""
# A refresh token is good for once, so who comes second must not write over the first.
RENEW: Final = """
    update granted set token = :token, refresh_token = :refresh_token, expires_at = :expires_at
    where enterprise_id = :enterprise_id and team_id = :team_id and refresh_token = :was
"""


class GrantTable:
    """`bot.ports.Grants` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, grant: Grant) -> None:
        """Remember it, in place of what the same workspace or organisation granted before."""
        await self._database.step(partial(_keep, _row(grant)))

    async def of(self, team_id: str, enterprise_id: str = "") -> Grant | None:
        """Return what holds in that workspace: its own grant, else its organisation's.

        Of which organisation it is, is remembered, so that its id alone is enough from then on.
        """
        params: Params = {"team_id": team_id, "enterprise_id": enterprise_id}
        row = await self._database.read(partial(_first, params))
        if row is None:
            return None
        if team_id and not row["team_id"] and row["known_in"] != row["enterprise_id"]:
            learnt: Params = {"team_id": team_id, "enterprise_id": row["enterprise_id"]}
            await self._database.write(partial(_learn, learnt))
        return _grant(row)

    async def some(self, limit: int) -> Sequence[Grant]:
        """Return up to `limit` of them."""
        return await self._database.read(partial(_grants, SOME, {"limit": limit}))

    async def expiring(self, before: float, limit: int) -> Sequence[Grant]:
        """Return those whose token ends before that instant and can be renewed."""
        params: Params = {"before": before, "limit": limit}
        return await self._database.read(partial(_grants, EXPIRING, params))

    async def renew(self, grant: Grant, was: str) -> bool:
        """Write its new tokens; False when its refresh token is no longer `was`."""
        params: Params = {**_row(grant), "was": was}
        return await self._database.write(partial(_renew, params))


def _row(grant: Grant) -> Params:
    return {
        "enterprise_id": grant.enterprise_id,
        "team_id": grant.team_id,
        "token": grant.token,
        "refresh_token": grant.refresh_token,
        "expires_at": grant.expires_at,
        "scopes": ",".join(sorted(grant.scopes)),
        "app_id": grant.app_id,
        "bot_id": grant.bot_id,
        "bot_user_id": grant.bot_user_id,
        "team_name": storable(grant.team_name),
        "installer_id": grant.installer_id,
        "installed_at": grant.installed_at,
    }


def _grant(row: Row) -> Grant:
    scopes = frozenset(filter(None, row["scopes"].split(",")))
    columns = {name: row[name] for name in Grant.__slots__}
    return Grant(**{**columns, "scopes": scopes})


def _first(params: Params, connection: Connection) -> Row | None:
    rows = connection.rows(OF, params)
    return rows[0] if rows else None


def _grants(sql: str, params: Params, connection: Connection) -> Sequence[Grant]:
    return [_grant(row) for row in connection.rows(sql, params)]


def _keep(row: Params, connection: Connection) -> None:
    for sql in KEEP:
        connection.write(sql, row)
    if row["team_id"]:
        _learn(row, connection)


def _learn(row: Params, connection: Connection) -> None:
    connection.write(LEARN, row)


def _renew(params: Params, connection: Connection) -> bool:
    return connection.write(RENEW, params) == 1
