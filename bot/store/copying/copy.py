"""Copying all rows in the order of their keys; whatever stops it, the next try goes on there.

Its law: the rows themselves are the checkpoint. What the target has is the beginning of what the
source has, row by row, or nothing is written; and at the end both are read and compared.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from bot.store.copying.sides import CannotCopy, Side
from bot.store.copying.tables import TABLES, Table
from bot.store.database import Params, Row

BATCH: Final = 1_000  # rows of one transaction

OnRows = Callable[[str, int], None]


@dataclass(slots=True)
class Digest:
    """The rows of a table so far, in few bytes: the same for the same rows in any database."""

    rows: int = 0
    _hash: Any = field(default_factory=hashlib.sha256)

    def add(self, row: Row) -> Row:
        """Take a row in."""
        self._hash.update(json.dumps([row[name] for name in sorted(row)]).encode("ascii"))
        self.rows += 1
        return row

    @property
    def text(self) -> str:
        """Return it, short enough to be read."""
        return str(self._hash.hexdigest())[:16]


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a table.

    Attributes:
        were_there: How many rows the target had already, from a copy that was interrupted.
    """

    table: str
    rows: int
    were_there: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A table on its way: `rest` is what the target lacks."""

    table: Table
    rest: Iterator[Row]
    digest: Digest
    were_there: int


def count(source: Side) -> dict[str, int]:
    """Return how many rows each table has."""
    return {one.name: int(source.rows(one.number, {})[0]["number"]) for one in TABLES}


def copy(source: Side, target: Side, on_rows: OnRows) -> Sequence[Copied]:
    """Copy all tables, and check that both ends have the same rows.

    Args:
        source: Where they are.
        target: Where they go.
        on_rows: Called with a table and how many more of its rows are there.

    Raises:
        CannotCopy: The target has other rows, or the source was changed in the meantime.
    """
    parts = [_begun(source, target, table) for table in TABLES]
    for part in parts:
        on_rows(part.table.name, part.were_there)
        for number in _written(part, target):
            on_rows(part.table.name, number)
    return [_checked(part, target) for part in parts]


def _rows(side: Side, table: Table) -> Iterator[Row]:
    """Yield all rows in the order of their keys."""
    rows = side.rows(table.first, {"most": BATCH})
    while rows:
        yield from rows
        behind = {name: rows[-1][name] for name in table.key}
        rows = side.rows(table.further, {**behind, "most": BATCH})


def _digest(side: Side, table: Table) -> Digest:
    digest = Digest()
    for row in _rows(side, table):
        digest.add(row)
    return digest


def _begun(source: Side, target: Side, table: Table) -> _Part:
    """Compare what the target has with the beginning of the source."""
    there, digest = _digest(target, table), Digest()
    rows = map(digest.add, _rows(source, table))
    for _ in islice(rows, there.rows):
        pass
    if digest.text != there.text:
        raise CannotCopy(
            f"The target has rows in {table.name} that are not the source's: give it a database"
            " that is empty, or that a copy of the same source was begun in."
        )
    return _Part(table, rows, digest, there.rows)


def _written(part: _Part, target: Side) -> Iterator[int]:
    """Write what the target lacks; yield after each transaction how many rows it had."""
    while batch := [*islice(part.rest, BATCH)]:
        many: list[Params] = [dict(row) for row in batch]
        with target.transaction():
            target.write_all(part.table.insert(tuple(batch[0])), many)
            if part.table.counts:
                target.rows(part.table.go_on, {})
        yield len(batch)


def _checked(part: _Part, target: Side) -> Copied:
    """Read again what was written, and compare."""
    there = _digest(target, part.table)
    if (there.rows, there.text) != (part.digest.rows, part.digest.text):
        raise CannotCopy(f"The rows of {part.table.name} differ: somebody works on the target.")
    return Copied(part.table.name, there.rows, part.were_there, there.text)
