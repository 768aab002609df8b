"""Another program that holds our database."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Final

from bot.store.postgres.connection import connect


@contextmanager
def _sqlite(url: str) -> Iterator[None]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as other:
        other.execute("begin immediate")
        yield
        other.rollback()


@contextmanager
def _postgresql(url: str) -> Iterator[None]:
    with connect(url) as other, other.transaction():
        other.execute("lock table inbox in access exclusive mode")
        yield


HOLDERS: Final[Mapping[str, Callable[[str], AbstractContextManager[None]]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}


def held(url: str) -> AbstractContextManager[None]:
    """Hold the database at an address, as a backup or a program does that takes its time."""
    return HOLDERS[url.partition(":")[0]](url)
