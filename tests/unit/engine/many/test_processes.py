"""Several processes: what one writes another does, and whoever stops leaves nothing behind."""

import asyncio
import logging
from time import monotonic

import psycopg
import pytest
from procrastinate.exceptions import ConnectorException

from bot.engine.queue import WakeQueue
from bot.errors import StoreUnavailable
from bot.rooms.actions.action import ActionKind, NewAction
from bot.store.postgres.connection import address, connect
from tests.factories import a_booking
from tests.postgres import QUICK, Cluster, cut_off
from tests.unit.engine.many.conftest import Process, Start
from tests.unit.engine.performers import Performer, Stuck


async def add(process: Process, *names: str, in_s: float = 0.0) -> None:
    """Add a booking of each name with one action that is due in so many seconds."""
    due = process.clock.now() + in_s
    for name in names:
        action = NewAction(ActionKind.CREATE_ROOM, name, due)
        await process.store.bookings.add(a_booking(id=name), [action])


async def left_in_the_queue(url: str) -> int:
    """Return how many jobs there are, once those that run have ended."""
    with connect(url) as conn:
        for _ in range(50):
            (row,) = conn.execute("select count(*) as number from procrastinate_jobs")
            if not row["number"]:
                break
            await asyncio.sleep(0.1)
    return int(row["number"])


async def test_what_one_that_only_answers_writes_another_does_at_once(start: Start) -> None:
    idle, perform = Performer(), Performer()
    answers = await start(idle, works=False)
    await start(perform)
    await asyncio.sleep(0.3)  # the ticks of the start are over

    began = monotonic()
    await add(answers, "a")
    answers.engine.nudge()
    await perform.has_done(1)

    assert monotonic() - began < 0.8
    assert idle.done == []


async def test_what_is_due_soon_is_done_when_it_is_due_and_its_job_is_gone(
    start: Start, url: str
) -> None:
    perform = Performer()
    process = await start(perform)

    began = monotonic()
    await add(process, "a", in_s=1.5)
    await perform.has_done(1)

    assert 1.4 < monotonic() - began < 3.5
    assert await left_in_the_queue(url) == 0


async def test_several_share_what_is_due_and_do_each_once(start: Start) -> None:
    perform = Performer()
    processes = [await start(perform) for _ in range(3)]
    names = [f"{number:03}" for number in range(300)]

    await add(processes[0], *names)
    processes[0].engine.nudge()
    await perform.has_done(300)

    assert sorted(one.key for one in perform.done) == names


async def test_what_one_gives_back_another_does_at_once(start: Start) -> None:
    stuck, perform = Stuck(), Performer()
    stopping = await start(stuck)
    await add(stopping, "a")
    stopping.engine.nudge()
    await stuck.has_done(1)
    await start(perform)

    began = monotonic()
    await stopping.engine.stop(0.0)
    await perform.has_done(1)

    assert monotonic() - began < 2.0


async def test_a_queue_whose_connections_were_cut_works_again(start: Start, url: str) -> None:
    perform = Performer()
    answers = await start(Performer(), works=False)
    await start(perform)
    await asyncio.sleep(0.3)

    cut_off(url)
    await add(answers, "a")
    answers.engine.nudge()

    await perform.has_done(1)


async def test_a_queue_ends_when_it_is_told_to_though_the_database_is_away() -> None:
    cluster = Cluster(*QUICK)
    try:
        queue = WakeQueue(address(cluster.url("postgres")))
        await queue.prepare()
        working = asyncio.create_task(queue.work())
        await asyncio.sleep(1.0)
        await asyncio.to_thread(cluster.stop)

        working.cancel()
        ended, _ = await asyncio.wait({working}, timeout=20.0)
    finally:
        cluster.remove()

    assert ended == {working}


def wrapped(cause: Exception) -> ConnectorException:
    """Return how Procrastinate passes on what the database's client raised."""
    error = ConnectorException("Database error.")
    error.__cause__ = cause
    return error


def logged(error: Exception, name: str = "procrastinate.worker.worker") -> None:
    """Log an error as Procrastinate does: with pages about it."""
    logging.getLogger(name).error("Side task\nfailed", exc_info=error)


def test_of_a_database_that_is_away_one_warning_of_one_line_is_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    away = wrapped(psycopg.OperationalError("the server is shutting down"))

    for name in ("procrastinate.worker.worker", "procrastinate.utils"):
        logged(away, name)

    (told,) = caplog.records
    assert told.levelname == "WARNING"
    assert told.getMessage() == "the queue is away: the server is shutting down"
    assert told.exc_info is None


def test_a_job_that_found_no_database_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    logged(StoreUnavailable("away"))

    (told,) = caplog.records
    assert (told.levelname, told.exc_info) == ("WARNING", None)


@pytest.mark.parametrize(
    "bug", [LookupError("a bug"), wrapped(psycopg.errors.UndefinedTable("a bug"))]
)
def test_a_bug_is_told_as_one(bug: Exception, caplog: pytest.LogCaptureFixture) -> None:
    logged(bug)

    (told,) = caplog.records
    assert told.levelname == "ERROR"
    assert "a bug" in caplog.text
