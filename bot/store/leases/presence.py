"""Presence: which of the processes on a PostgreSQL database are gone, and what they had in hand.

Its law: whoever works here holds a lock by its own name for as long as it has a connection, and
announces nothing without one. So what a process that is gone had not announced is free again; what
it had announced may still be on its way, and keeps its lease.
"""

from typing import Final

from bot.store.database import Connection
from bot.store.tables.actions import EFFECT_S
from bot.store.tables.inbox import RELEASE as FREE_INBOX

# After PostgreSQL was away everybody is gone until they connect again, which each does within the
# second of a tick. A call that left just before the end has long been counted by then, too.
GONE_S: Final = 3.0

# Names of locks are of a whole database; ours are of our tables, wherever they are in it.
_LOCK: Final = "hashtextextended(concat(current_schema(), ' process ', {name}::text), 0)"
COME: Final = f"select pg_advisory_lock_shared({_LOCK.format(name=':me')})"
SIGN_IN: Final = "insert into process (name) values (:me) on conflict do nothing"
GONE: Final = f"""
    select name from process where pg_try_advisory_xact_lock({_LOCK.format(name="name")})
"""  # noqa: S608  names of ours
FREE: Final = """
    update action set owner = '', lease_until = 0, promoted = 0
    where state = 'pending' and owner = :me and intent_at is null
"""
SHORTEN: Final = """
    update action set lease_until = intent_at + :effect_s, promoted = 0
    where state = 'pending' and owner = :me and lease_until > intent_at + :effect_s
"""
SIGN_OUT: Final = "delete from process where name = :me"


class Presence:
    """What one process sees of the others."""

    def __init__(self) -> None:
        self._gone_since: dict[str, float] = {}

    def look(self, now: float, connection: Connection) -> None:
        """Free what those had in hand who have been gone for `GONE_S`; a part of a step."""
        gone = [str(row["name"]) for row in connection.rows(GONE, {})]
        self._gone_since = {name: self._gone_since.get(name, now) for name in gone}
        for name, since in self._gone_since.items():
            if now - since >= GONE_S:
                _free(name, connection)


def _free(name: str, connection: Connection) -> None:
    connection.write(FREE, {"me": name})
    connection.write(SHORTEN, {"me": name, "effect_s": EFFECT_S})
    connection.write(FREE_INBOX, {"me": name})
    connection.write(SIGN_OUT, {"me": name})
