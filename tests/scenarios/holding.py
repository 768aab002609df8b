"""Another program that holds our database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Hold it, as a backup does that takes its time."""
    with closing(sqlite3.connect(database)) as other:
        other.execute("begin immediate")
        yield
        other.rollback()
