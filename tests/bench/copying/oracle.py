"""Whether two databases have the same rows, read by nobody's code but that of their drivers.

Its law: which tables there are, their columns and their keys is what the source's own catalogue
says; every value of every row is compared.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final, Self

import psycopg
from psycopg import sql

from tests.bench.report import CannotMeasure

# True only of the processes that run on a database (docs/deploy.md), and which steps it was given.
NOT_MOVED: Final = frozenset({"stopped", "slot", "channel_turn", "process", "_sqlite_migrations"})
AT_ONCE: Final = 5_000

Values = tuple[Any, ...]
KeyAndRow = tuple[Values, Values]


class Found(Enum):
    """What there is of a row."""

    SAME = "in both, the same"
    DIFFERENT = "in both, but not the same"
    MISSING = "in the source only"
    SURPLUS = "in the target only"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the source: the columns of its key first."""

    name: str
    columns: tuple[str, ...]
    keys: int

    @classmethod
    def of(cls, conn: sqlite3.Connection, name: str) -> Self:
        """Read what the source says about a table."""
        found = conn.execute("select name, pk from pragma_table_info(?)", [name]).fetchall()
        key = [column for column, place in sorted(found, key=lambda one: one[1]) if place]
        return cls(name, (*key, *(column for column, place in found if not place)), len(key))

    def split(self, rows: Iterable[Values]) -> Iterator[KeyAndRow]:
        """Yield each row behind its key."""
        return ((row[: self.keys], row) for row in rows)


def tables(conn: sqlite3.Connection) -> Sequence[Table]:
    """Return the tables that are to be moved."""
    names = [
        name
        for (name,) in conn.execute("select name from sqlite_schema where type = 'table'")
        if name not in NOT_MOVED and not name.startswith("sqlite_")
    ]
    return [Table.of(conn, name) for name in sorted(names)]


def differences(source: Iterable[KeyAndRow], target: Iterable[KeyAndRow]) -> Counter[Found]:
    """Compare rows, each side in the order of its keys."""
    found: Counter[Found] = Counter()
    theirs = iter(target)
    other = next(theirs, None)
    for key, row in source:
        while other is not None and other[0] < key:
            found[Found.SURPLUS] += 1
            other = next(theirs, None)
        if other is None or other[0] != key:
            found[Found.MISSING] += 1
            continue
        found[Found.SAME if other[1] == row else Found.DIFFERENT] += 1
        other = next(theirs, None)
    found[Found.SURPLUS] += (other is not None) + sum(1 for _ in theirs)
    return found


def compared(file: Path, url: str) -> Counter[Found]:
    """Compare all rows of a SQLite file with those of a PostgreSQL database.

    Raises:
        CannotMeasure: A table of the source is empty, so that nothing would be known of it.
    """
    found: Counter[Found] = Counter()
    with closing(sqlite3.connect(file)) as source, psycopg.connect(url) as target:
        for table in tables(source):
            ours = table.split(_sqlite_rows(source, table))
            theirs = table.split(_postgres_rows(target, table))
            of_it = differences(ours, theirs)
            if of_it.total() == of_it[Found.SURPLUS]:
                raise CannotMeasure(f"the source has nothing in {table.name}.")
            found += of_it
    return found


def counted(file: Path) -> Counter[str]:
    """Return how many rows each table of the source has."""
    with closing(sqlite3.connect(file)) as conn:
        return Counter(
            {
                one.name: conn.execute(f'select count(*) from "{one.name}"').fetchone()[0]  # noqa: S608  the catalogue's names
                for one in tables(conn)
            }
        )


def _sqlite_rows(conn: sqlite3.Connection, table: Table) -> Iterable[Values]:
    columns = ", ".join(f'"{name}"' for name in table.columns)
    key = ", ".join(f'"{name}"' for name in table.columns[: table.keys])
    return conn.execute(f'select {columns} from "{table.name}" order by {key}')  # noqa: S608  the catalogue's names


def _postgres_rows(conn: psycopg.Connection[Values], table: Table) -> Iterator[Values]:
    """Yield the rows in the order of the key; its text is declared to be compared bytewise."""
    names = [*map(sql.Identifier, table.columns)]
    query = sql.SQL("select {} from {} order by {}").format(
        sql.SQL(", ").join(names),
        sql.Identifier(table.name),
        sql.SQL(", ").join(names[: table.keys]),
    )
    with conn.cursor(name="rows") as cursor:
        cursor.itersize = AT_ONCE
        yield from cursor.execute(query)
