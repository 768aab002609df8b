"""What people typed, kept for a day so that a refusal loses nothing."""

from functools import partial
from typing import Final

from bot.rooms.draft import Draft
from bot.store.database import Connection, Database, Params
from bot.store.frozen_json import dump, load

KEEP: Final = """
    insert into draft (id, team_id, created_at, body)
    values (:id, :team_id, :created_at, :body)
    on conflict (id) do update set created_at = excluded.created_at, body = excluded.body
"""
GET: Final = "select body from draft where id = :id"


class DraftTable:
    """`bot.ports.Drafts` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, draft: Draft) -> None:
        """Keep it."""
        params: Params = {
            "id": draft.id,
            "team_id": draft.asked.team_id,
            "created_at": draft.created_at,
            "body": dump(draft),
        }
        await self._database.write(partial(_keep, params))

    async def get(self, draft_id: str) -> Draft | None:
        """Return it, or None when it was never kept or has been swept."""
        return await self._database.read(partial(_get, draft_id))


def _keep(params: Params, connection: Connection) -> None:
    connection.write(KEEP, params)


def _get(draft_id: str, connection: Connection) -> Draft | None:
    rows = connection.rows(GET, {"id": draft_id})
    return load(Draft, rows[0]["body"]) if rows else None
