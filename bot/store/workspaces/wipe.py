"""What goes when a workspace leaves: all that is about it; nothing is kept.

Its law: every table stands here, or its rows hang on a booking (`OF_A_BOOKING`); a test holds it.
Large tables go a little at a time, so that no acknowledgement waits long behind them.
"""

import math
from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.rooms.installation import Leaving
from bot.store.database import Connection, Database, Params
from bot.store.sweep import AT_ONCE, BOOKINGS_AT_ONCE, OF_A_BOOKING

# Of an organisation: its workspaces but those that let us in by themselves, and itself, for what
# was asked where Slack named no workspace.
TEAMS: Final = """
    select team_id from workspace
    where enterprise_id = :enterprise_id and team_id not in (select team_id from granted)
"""
TOKENS: Final = """
    delete from granted
    where team_id = :team_id and installed_at <= :at
        and (team_id <> '' or enterprise_id = :enterprise_id)
"""
IS_BACK: Final = """
    select 1 from granted
    where team_id = :team_id and (team_id <> '' or enterprise_id = :enterprise_id)
"""
# By their time: a workspace that is back may have made others since.
OF_A_TIME: Final = (
    "delete from series where team_id = :team_id and created_at <= :until",
    "delete from draft where team_id = :team_id and created_at <= :until",
    "delete from inbox where team_id = :team_id and at <= :until",
)
# The rest has no time; it is a workspace's that is not back.
OF_NO_TIME: Final = (
    "delete from account where team_id = :team_id",
    "delete from usual where team_id = :team_id",
    "delete from installation where team_id = :team_id",
    "delete from workspace where team_id = :team_id",
)
# Held, so that what others are just writing about them is seen before they go; before their
# actions, as `bot.store.tables.finishing` does: who waits for the one holds nothing of the other.
BOOKINGS: Final = """
    select id from booking where team_id = :team_id and created_at <= :until limit :most
    /* PostgreSQL: for update */
"""
ATTEMPTS: Final = """
    delete from attempt where id in (
        select id from attempt where team_id = :team_id and at <= :until limit :most
    )
"""


async def wipe(database: Database, leaving: Leaving) -> tuple[str, ...]:
    """Wipe all that is about who left; return the ids of the workspaces that are gone.

    Broken off, it can be begun again. Rooms that stand at the room service are left to it.
    """
    teams, until = await database.step(partial(_begin, leaving))
    for team_id in teams:
        where: Params = {"team_id": team_id, "until": until}
        while await database.step(partial(_some_bookings, where)) == BOOKINGS_AT_ONCE:
            pass
        while await database.write(partial(_some_attempts, where)) == AT_ONCE:
            pass
        await database.step(partial(_end, where))
    return tuple(teams)


def _begin(leaving: Leaving, connection: Connection) -> tuple[Sequence[str], float]:
    """Take the tokens away, and what would make further bookings; say whose, and until when."""
    who: Params = {"team_id": leaving.team_id, "enterprise_id": leaving.enterprise_id}
    connection.write(TOKENS, {**who, "at": leaving.at})
    until = leaving.at if connection.rows(IS_BACK, who) else math.inf
    teams = [leaving.team_id] if leaving.team_id else _teams(leaving.enterprise_id, connection)
    for team_id in teams:
        for sql in OF_A_TIME:
            connection.write(sql, {"team_id": team_id, "until": until})
    return teams, until


def _teams(enterprise_id: str, connection: Connection) -> list[str]:
    rows = connection.rows(TEAMS, {"enterprise_id": enterprise_id})
    return list(dict.fromkeys([*(str(row["team_id"]) for row in rows), enterprise_id]))


def _some_bookings(where: Params, connection: Connection) -> int:
    rows = connection.rows(BOOKINGS, {**where, "most": BOOKINGS_AT_ONCE})
    ids: list[Params] = [{"id": row["id"]} for row in rows]
    for sql in OF_A_BOOKING:
        connection.write_all(sql, ids)
    return len(ids)


def _some_attempts(where: Params, connection: Connection) -> int:
    return connection.write(ATTEMPTS, {**where, "most": AT_ONCE})


def _end(where: Params, connection: Connection) -> None:
    if where["until"] == math.inf:
        for sql in OF_NO_TIME:
            connection.write(sql, {"team_id": where["team_id"]})
