"""Which account a Slack person has, and which accounts we have imported."""

from functools import partial
from typing import Final

from bot.rooms.people import Account, AccountRule
from bot.store.database import Connection, Database, Params, Row
from bot.store.rows import storable

GET: Final = """
    select user_id, account, rule, name, is_imported from account
    where team_id = :team_id and user_id = :user_id
"""
KEEP: Final = """
    insert into account (team_id, user_id, account, rule, name, is_imported)
    values (:team_id, :user_id, :account, :rule, :name, :is_imported)
    on conflict (team_id, user_id) do update set
        account = excluded.account, rule = excluded.rule, name = excluded.name,
        is_imported = excluded.is_imported
"""
HOLDER: Final = """
    select user_id from account where account = :account and team_id = :team_id
    order by user_id limit 1
"""
# The people of one organisation are the same in all of its workspaces.
ELSEWHERE: Final = """
    select user_id from account where account = :account and team_id <> :team_id
        and team_id not in (
            select sister.team_id from workspace as mine
            join workspace as sister on sister.enterprise_id = mine.enterprise_id
            where mine.team_id = :team_id and mine.enterprise_id <> ''
        )
    limit 1
"""
MARK: Final = "update account set is_imported = :is_imported where account = :account"


class AccountTable:
    """`bot.ports.Accounts` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, team_id: str, user_id: str) -> Account | None:
        """Return what we remember of a person, or None."""
        params = {"team_id": team_id, "user_id": user_id}
        row = await self._database.read(partial(_first, GET, params))
        return None if row is None else _account(row)

    async def keep(self, team_id: str, account: Account) -> None:
        """Remember it, in place of what was there."""
        params: Params = {
            "team_id": team_id,
            "user_id": account.user_id,
            "account": account.account,
            "rule": account.rule,
            "name": storable(account.name),
            "is_imported": int(account.is_imported),
        }
        await self._database.write(partial(_write, KEEP, params))

    async def holder(self, team_id: str, account: str) -> str | None:
        """Return the Slack user id of who has that account, or None."""
        params = {"team_id": team_id, "account": account}
        row = await self._database.read(partial(_first, HOLDER, params))
        return None if row is None else str(row["user_id"])

    async def is_elsewhere(self, team_id: str, account: str) -> bool:
        """Say whether a person of another workspace, and of no sister of it, has that account."""
        params = {"team_id": team_id, "account": account}
        return await self._database.read(partial(_first, ELSEWHERE, params)) is not None

    async def mark_imported(self, account: str, *, imported: bool) -> None:
        """Remember that the room service knows it, or no longer does, whoever has it."""
        params: Params = {"account": account, "is_imported": int(imported)}
        await self._database.write(partial(_write, MARK, params))


def _account(row: Row) -> Account:
    rule = row["rule"]
    return Account(
        user_id=row["user_id"],
        account=row["account"],
        rule=None if rule is None else AccountRule(rule),
        name=row["name"],
        is_imported=bool(row["is_imported"]),
    )


def _first(sql: str, params: Params, connection: Connection) -> Row | None:
    rows = connection.rows(sql, params)
    return rows[0] if rows else None


def _write(sql: str, params: Params, connection: Connection) -> None:
    connection.write(sql, params)
