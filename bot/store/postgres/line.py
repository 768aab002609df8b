"""A line to PostgreSQL: a connection that mends itself, and does jobs as far as that is safe.

Its law: a job is never kept twice. One that was certainly not kept is done again, on another
connection if need be, for a while; one of which nobody knows is told as not taken.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from time import monotonic
from typing import Any, Final

import psycopg
from psycopg import errors

from bot.errors import StoreUnavailable
from bot.store.jobs import Caught, Job, Needs, Tell, unavailable
from bot.store.postgres.clock import DatabaseClock
from bot.store.postgres.connection import LOST, OutcomeUnknown, PostgresConnection

AWAY_S: Final = 5.0  # a job waits so long for a database that is away; a restart takes two
PAUSE_S: Final = 0.1  # between two tries to connect
MET_MOST: Final = 4  # tries of a step that meets others
MET_PAUSE_S: Final = 0.02  # lets the other one pass, before it is tried again

# Another step came in between, and both cannot have been first: this one looks again. What a
# unique key refuses, the second look finds.
MET: Final = frozenset(
    {
        errors.SerializationFailure.sqlstate,
        errors.DeadlockDetected.sqlstate,
        errors.UniqueViolation.sqlstate,
    }
)
# What psycopg raises when a statement of ours is wrong; its other errors are the database's.
BUGS: Final = (
    psycopg.IntegrityError,
    psycopg.ProgrammingError,
    psycopg.DataError,
    psycopg.InternalError,
    psycopg.NotSupportedError,
)
PROTECTIONS: Final[Mapping[Needs, Callable[[PostgresConnection], AbstractContextManager[None]]]] = {
    Needs.NOTHING: lambda _: nullcontext(),
    Needs.TRANSACTION: PostgresConnection.last_word,
    Needs.SAVEPOINT: PostgresConnection.transaction,
}


class Line:
    """Does jobs on a connection of its own; used by one thread.

    Args:
        connect: Opens a connection, or raises `psycopg.Error`.
        clock: Set by the way, by whichever line finds that it is time.
        is_ending: Once it is set, nobody waits for a database that is away.
    """

    def __init__(
        self,
        connect: Callable[[], PostgresConnection],
        clock: DatabaseClock,
        is_ending: threading.Event,
    ) -> None:
        self._connect = connect
        self._clock = clock
        self._is_ending = is_ending
        self._connection: PostgresConnection | None = None
        self._away: Exception = StoreUnavailable("not connected yet")
        self._tried_at = 0.0

    def do(self, jobs: Sequence[Job[Any]], tell: Tell) -> None:
        """Do them in one transaction; where that fails, one by one."""
        if len(jobs) > 1:
            jobs = self._together(jobs, tell)
        for job in jobs:
            self._alone(job)
            tell([job])

    def close(self) -> None:
        """Close the connection, if there is one."""
        self._drop()

    def _together(self, jobs: Sequence[Job[Any]], tell: Tell) -> Sequence[Job[Any]]:
        """Do all or none; return those that are still to be done."""
        connection = self._reach(monotonic())
        if connection is None:
            return jobs
        caught = Caught()
        with caught, connection.transaction():
            for job in jobs:
                if not job.is_taken_back:
                    job.do(connection)
        if isinstance(caught.error, OutcomeUnknown):
            self._drop()
            for job in jobs:
                job.error = unavailable(caught.error)
        elif caught.error is not None:
            return jobs
        tell(jobs)
        return ()

    def _alone(self, job: Job[Any]) -> None:
        """Do one, and again as long as that is safe and helps."""
        until = job.asked_at + AWAY_S
        met = 0
        while not job.is_taken_back:
            connection = self._reach(until)
            if connection is None:
                job.error = unavailable(self._away)
                return
            error = _tried(job, connection)
            if error is None:
                return
            met += _state(error) in MET
            if not self._goes_on(error, connection, until, met):
                job.error = unavailable(error) if _is_fault(error) else error
                return

    def _goes_on(
        self, error: Exception, connection: PostgresConnection, until: float, met: int
    ) -> bool:
        """Say whether to try again what raised `error`: it was certainly not kept."""
        if isinstance(error, OutcomeUnknown):
            self._drop()
            return False
        if connection.is_lost(error):
            self._drop()
            return monotonic() < until
        return _state(error) in MET and met < MET_MOST and not self._is_ending.wait(MET_PAUSE_S)

    def _reach(self, until: float) -> PostgresConnection | None:
        """Return the connection; wait for one until that instant, but try once at least."""
        if self._connection is not None and not self._connection.is_alive():
            self._drop()
        while self._connection is None:
            if monotonic() >= self._tried_at + PAUSE_S:
                self._try_to_connect()
            elif monotonic() >= until or self._is_ending.wait(PAUSE_S):
                return None
        if self._clock.is_stale():
            self._look(self._connection)
        return self._connection

    def _try_to_connect(self) -> None:
        try:
            connection = self._connect()
        except psycopg.Error as error:
            self._away = error
        else:
            self._connection = connection
            self._look(connection)
        self._tried_at = monotonic()

    def _look(self, connection: PostgresConnection) -> None:
        """Set the clock; a job that follows meets what stood in the way, if anything did."""
        with Caught():
            self._clock.look(connection)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _tried(job: Job[Any], connection: PostgresConnection) -> Exception | None:
    """Do a job once; return what was raised."""
    caught = Caught()
    with caught, PROTECTIONS[job.needs](connection):
        job.do(connection)
    return caught.error


def _state(error: Exception) -> str | None:
    return error.sqlstate if isinstance(error, psycopg.Error) else None


def _is_fault(error: Exception) -> bool:
    """Say whether `error` is the database's, and no bug of ours."""
    if not isinstance(error, psycopg.Error):
        return isinstance(error, OutcomeUnknown)
    return not isinstance(error, BUGS) or _state(error) in LOST
