"""The queue of wake-ups: Procrastinate carries them to a machine that is free, when they are due.

Its law: a job stands for a bundle of actions that are due together, and names none of them. It
makes its worker claim what is due, under our lease; so one job too many finds nothing to do, and
one too few is sent again. One job an action was measured as well: up to 2.4 ms of CPU each for it
and the database, which is more than all else that an action costs.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final

import procrastinate
import psycopg
from procrastinate.exceptions import ProcrastinateException

from bot.engine.queue_tables import bring_up_to_date
from bot.errors import StoreUnavailable
from bot.ports import Wake

QUEUE: Final = "greenroom"
WAKE: Final = "wake"
BUNDLE: Final = 32  # actions of one wake-up
MOST: Final = 16  # wake-ups for one instant: whoever is woken goes on until nothing is due
URGENT, CALM = 1, 0  # Procrastinate fetches the higher first

AT_ONCE: Final = 8  # jobs of one worker; each ends when what is due is claimed
# A job that is due later rings no bell: how late it is noticed at most. A look costs 1 ms.
POLL_S: Final = 0.5
# Of Procrastinate's workers, far below its defaults (scheduling note 2.5).
HEARTBEAT_S, STALLED_S, TEND_S = 2.0, 8.0, 4.0
AGAIN_S: Final = 1.0  # before a worker that broke off is started again
CONNECTIONS: Final = 3  # of the pool; one more listens
PATIENCE_S: Final = 5.0  # for a connection, and in the end for jobs, which take milliseconds

Job = Callable[[], Awaitable[object]]
# What comes out of Procrastinate when the database is away: nearly all of it is wrapped.
AWAY: Final = (ProcrastinateException, psycopg.Error)
OF_A_DATABASE_THAT_IS_AWAY: Final = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    psycopg.errors.ReadOnlySqlTransaction,
    StoreUnavailable,
)
_log = logging.getLogger(__name__)


class WakeQueue:
    """Procrastinate, as far as we use it.

    Args:
        address: The database, as PostgreSQL's client takes it.
        takes: Whether this process takes jobs, and does not only send some.

    Attributes:
        takes: The same.
    """

    def __init__(self, address: str, *, takes: bool = True) -> None:
        self.takes = takes
        self._address = address
        connector = procrastinate.PsycopgConnector(
            conninfo=address, min_size=1, max_size=CONNECTIONS, timeout=PATIENCE_S
        )
        self._app = procrastinate.App(connector=connector)

    async def prepare(self) -> None:
        """Make its tables, or bring them up to date. Raises `StoreUnavailable`."""
        await bring_up_to_date(self._address)

    def on(self, name: str, job: Job) -> None:
        """Do `job` for each job of that name; one that raises is tried again in a second."""
        retry = procrastinate.RetryStrategy(wait=int(AGAIN_S))

        @self._app.task(name=name, queue=QUEUE, retry=retry)
        async def task(**_: object) -> None:  # whatever another version wrote
            await job()

    def at(self, cron: str, name: str, job: Job) -> None:
        """Do `job` at those times, in one process each time."""

        @self._app.periodic(cron=cron)
        @self._app.task(name=name, queue=QUEUE)
        async def task(timestamp: int) -> None:  # noqa: ARG001  Procrastinate's own signature
            await job()

    async def work(self) -> None:
        """Take jobs until cancelled; then finish those that run. Nothing ends it but that.

        While the database is away, Procrastinate raises that in the place of the cancellation.
        """
        me = asyncio.current_task()
        while me is not None and not me.cancelling():
            with _noted("the queue is away"):
                async with self._app.open_async():
                    tending = asyncio.create_task(self._tend(), name="tend the queue")
                    try:
                        await self._app.run_worker_async(
                            queues=[QUEUE],
                            concurrency=AT_ONCE,
                            fetch_job_polling_interval=POLL_S,
                            update_heartbeat_interval=HEARTBEAT_S,
                            stalled_worker_timeout=STALLED_S,
                            delete_jobs="always",
                            shutdown_graceful_timeout=PATIENCE_S,
                            install_signal_handlers=False,
                        )
                    finally:
                        await end(tending)
            await asyncio.sleep(AGAIN_S)

    async def _tend(self) -> None:
        """Give jobs of workers that are gone to others: Procrastinate does not by itself."""
        while True:
            with _noted("jobs of workers that are gone wait"):
                manager = self._app.job_manager
                for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_S):
                    await manager.retry_job(job)
            await asyncio.sleep(TEND_S)


async def end(task: asyncio.Task[None]) -> None:
    """Cancel a task that uses the pool of connections, until it is heard.

    Up to Python 3.11 `asyncio.wait_for`, by which the pool waits, loses a cancellation that comes
    in the same moment as what it waits for (CPython issue 86296).
    """
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=AGAIN_S)


@contextmanager
def _noted(what: str) -> Iterator[None]:
    """Go on behind what Procrastinate raises when the database is away; the log has it."""
    try:
        yield
    except AWAY as error:
        _log.warning("%s: %s", what, error.__cause__ or error)  # its own words are two


def _is_away(error: BaseException | None) -> bool:
    cause = error.__cause__ if isinstance(error, ProcrastinateException) else error
    return isinstance(cause, OF_A_DATABASE_THAT_IS_AWAY)


def _is_told(record: logging.LogRecord) -> bool:
    """Let a warning of a line be enough where the database is away, and one be all.

    Procrastinate logs pages about it as errors, once where it happens and once as it ends.
    """
    error = record.exc_info[1] if record.exc_info else None
    if not _is_away(error):
        return True
    record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
    record.exc_info = None
    if isinstance(error, ProcrastinateException):  # its own words are two
        record.msg, record.args = "the queue is away: %s", (error.__cause__,)
    return record.name != "procrastinate.utils"


for _name in ("procrastinate.worker", "procrastinate.worker.worker", "procrastinate.utils"):
    logging.getLogger(_name).addFilter(_is_told)
logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # it warns of each try to connect

# It defers by connections that it is given, so it never opens one.
_SENDER: Final = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())


def send(conn: psycopg.Connection[Any], wakes: Sequence[Wake]) -> None:
    """Write wake-ups by a connection, in the transaction that is open on it."""
    (row,) = conn.execute("select clock_timestamp() as now")
    for wake in wakes:
        jobs = min(-(-wake.actions // BUNDLE), MOST)
        _SENDER.configure_task(
            WAKE,
            queue=QUEUE,
            priority=URGENT if wake.is_urgent else CALM,
            schedule_at=_when(row["now"], wake.in_s),
            connection=conn,
        ).batch_defer(*[{} for _ in range(jobs)])


def _when(now: datetime, in_s: float) -> datetime | None:
    """Return when it is due, by the database's clock; None rings a bell at once."""
    return now + timedelta(seconds=in_s) if in_s else None
