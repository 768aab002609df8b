"""A PostgreSQL database that no Greenroom works on, for jobs that need it alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from psycopg import errors

from bot.errors import StoreUnavailable
from bot.store.postgres.connection import TAKE_ALONE, PostgresConnection, connect
from bot.store.postgres.fitness import described
from bot.store.postgres.store import make_ready

# The server learns a moment later that whoever was there has gone.
WAIT_A_LITTLE: Final = "select set_config('lock_timeout', '2000', false)"


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
            conn.execute(WAIT_A_LITTLE)
            conn.execute(TAKE_ALONE)
            yield PostgresConnection(conn)
            conn.execute("analyze")  # so that statements are planned for what is there now
    except errors.LockNotAvailable:
        said = f"{name} is in use by a running Greenroom: stop it first."
        raise StoreUnavailable(said) from None
    except psycopg.Error as error:
        raise StoreUnavailable(f"{name}: {str(error).strip()}") from error
