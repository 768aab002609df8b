"""What a person usually wants: clauses that go before those that are typed."""

from functools import partial
from typing import Final

from bot.store.database import Connection, Database, Params
from bot.store.rows import storable

GET: Final = "select clauses from usual where team_id = :team_id and user_id = :user_id"
KEEP: Final = """
    insert into usual (team_id, user_id, clauses) values (:team_id, :user_id, :clauses)
    on conflict (team_id, user_id) do update set clauses = excluded.clauses
"""


class UsualTable:
    """`bot.ports.Usual` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, team_id: str, user_id: str) -> str:
        """Return the clauses of a person, as typed; empty when there are none."""
        params = {"team_id": team_id, "user_id": user_id}
        return await self._database.read(partial(_get, params))

    async def keep(self, team_id: str, user_id: str, clauses: str) -> None:
        """Remember them, in place of what was there; empty forgets them."""
        params = {"team_id": team_id, "user_id": user_id, "clauses": storable(clauses)}
        await self._database.write(partial(_keep, params))


def _get(params: Params, connection: Connection) -> str:
    rows = connection.rows(GET, params)
    return str(rows[0]["clauses"]) if rows else ""


def _keep(params: Params, connection: Connection) -> None:
    connection.write(KEEP, params)
