"""A PostgreSQL database that no Greenroom works on, for jobs that need it alone."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from bot.errors import StoreUnavailable
from bot.store.postgres.connection import TAKE_ALONE, PostgresConnection, connect
from bot.store.postgres.fitness import described
from bot.store.postgres.store import make_ready


@contextmanager
def alone(url: str) -> Iterator[PostgresConnection]:
    """Keep everybody else out for as long as the context lasts.

    Raises:
        StoreUnavailable: It cannot be opened, somebody works on it, or it was lost meanwhile.
    """
    name = described(url)
    try:
        with connect(url) as conn:
            make_ready(conn)
            (row,) = conn.execute(TAKE_ALONE)
            if not row["is_free"]:
                raise StoreUnavailable(f"{name} is in use by a running Greenroom: stop it first.")
            yield PostgresConnection(conn)
    except psycopg.Error as error:
        raise StoreUnavailable(f"{name}: {str(error).strip()}") from error
