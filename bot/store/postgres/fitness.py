"""Whether a PostgreSQL database can be our store: everything that is wrong with it, at once."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow

from bot.errors import StoreUnavailable
from bot.store.postgres.clock import DatabaseClock
from bot.store.postgres.connection import PostgresConnection, connect
from bot.store.postgres.lanes import LANES
from bot.store.postgres.migrations import missing

OLDEST: Final = 13  # PostgreSQL's own support for 12 has ended: postgresql.org/support/versioning
ENCODING: Final = "UTF8"
QUEUE: Final = 4  # `bot.engine.queue`
CONNECTIONS: Final = LANES + 1 + QUEUE  # of each process, at most
SKEW_MOST_S: Final = 60
PORT_MOST: Final = 65_535
# The client says in words what is wrong, and then quotes it: that may be a password.
WORDS: Final = re.compile(r"[A-Za-z/ ]*")

ONLY_READS: Final = "select current_setting('transaction_read_only') = 'on' as yes"
MAY_MAKE: Final = "select coalesce(has_schema_privilege(current_schema(), 'create'), false) as yes"
MAY_WRITE: Final = """
    select has_table_privilege('booking', 'select') and has_table_privilege('booking', 'insert')
        and has_table_privilege('booking', 'update') and has_table_privilege('booking', 'delete')
        as yes
"""
MOST: Final = "select current_setting('max_connections') as most"

Conn = psycopg.Connection[DictRow]


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was looked at."""

    said: str
    is_fine: bool = True


def fault_of(url: str) -> str:
    """Return what is wrong with an address, without repeating any of it; empty: nothing is."""
    try:
        given = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        (said,) = WORDS.findall(str(error))[:1]
        return f"PostgreSQL does not understand it: {said.strip()}"
    ports = filter(None, str(given.get("port") or "").split(","))  # one for each of several hosts
    if not all(re.fullmatch("[0-9]{1,5}", one) and 1 <= int(one) <= PORT_MOST for one in ports):
        return f"its port is no number of 1 to {PORT_MOST:,}"
    return ""


def described(url: str) -> str:
    """Return what may be said of an address: never its password.

    Raises:
        StoreUnavailable: It is none. What is wrong with it is not repeated, as it may be secret.
    """
    try:
        given = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise StoreUnavailable("DATABASE_URL is no address that PostgreSQL understands.") from None
    where = given.get("host") or "this machine"
    return f"The PostgreSQL database {given.get('dbname') or 'of that user'} on {where}"


def unfit(conn: Conn) -> Iterator[str]:
    """Yield why this server or this database cannot keep our rows, a sentence each."""
    version = conn.info.server_version // 10_000
    if version < OLDEST:
        yield f"PostgreSQL {OLDEST} or newer is needed; this one is {version}."
    encoding = conn.info.parameter_status("server_encoding")
    if encoding != ENCODING:
        yield (
            f"The database is encoded in {encoding}, which cannot hold every name: make one with"
            f" `create database greenroom encoding '{ENCODING}' template template0`."
        )
    if _yes(conn, ONLY_READS):
        yield "The server only reads: it is a standby, or was told to."


def look(url: str, now: Callable[[], float]) -> Sequence[Seen]:
    """Look at everything; nothing is made or changed.

    Args:
        url: The database.
        now: The machine's time, UTC epoch seconds, to compare the database's with.
    """
    try:
        name = described(url)
        with connect(url) as conn:
            return [Seen(f"{name} can be reached"), *_all_seen(conn, now)]
    except psycopg.Error as error:
        return [Seen(f"{name} cannot be opened: {str(error).strip()}", is_fine=False)]
    except StoreUnavailable as error:
        return [Seen(str(error), is_fine=False)]


def is_up_to_date(url: str) -> bool:
    """Say whether it can be opened, and nothing would be made or changed by that."""
    try:
        with connect(url) as conn:
            return not [*unfit(conn), *missing(conn)]
    except (psycopg.Error, StoreUnavailable):
        return False


def _all_seen(conn: Conn, now: Callable[[], float]) -> Iterator[Seen]:
    yield from (Seen(why, is_fine=False) for why in unfit(conn))
    yield _tables(conn)
    yield _time(conn, now)
    (row,) = conn.execute(MOST)
    yield Seen(f"it allows {row['most']} connections; each process of ours takes {CONNECTIONS}")


def _tables(conn: Conn) -> Seen:
    """Tell how far the tables are, and whether we may do with them what we must."""
    try:
        steps = missing(conn)
    except StoreUnavailable as error:
        return Seen(str(error), is_fine=False)
    if steps and not _yes(conn, MAY_MAKE):
        return Seen("its tables are not up to date, and this user may not make any", is_fine=False)
    if steps:
        return Seen(f"its tables are brought up to date at the next start ({', '.join(steps)})")
    if not _yes(conn, MAY_WRITE):
        return Seen("its tables are up to date, but this user may not write to them", is_fine=False)
    return Seen("its tables are up to date, and this user may write to them")


def _time(conn: Conn, now: Callable[[], float]) -> Seen:
    clock = DatabaseClock()
    clock.look(PostgresConnection(conn))
    skew = now() - clock.now()
    direction = "ahead of" if skew > 0 else "behind"
    said = f"this machine's clock is {abs(skew):.1f} s {direction} the database's, which counts"
    return Seen(said, is_fine=abs(skew) <= SKEW_MOST_S)


def _yes(conn: Conn, question: str) -> bool:
    (row,) = conn.execute(question)
    return bool(row["yes"])
