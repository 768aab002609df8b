"""Group commit: one fsync for all that is queued, and no harm among neighbours."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.store.database import Connection
from bot.store.sqlite import GroupCommit, SqliteConnection, open_database
from bot.store.thread import DbThread
from tests.unit.store.gate import Gate

ADD = "insert into draft (id, created_at, body) values (:id, 0, '')"


class CountingConnection(SqliteConnection):
    """A connection that knows how often it committed."""

    commits = 0

    def commit(self) -> None:
        """Count it, then commit."""
        self.commits += 1
        super().commit()


@pytest.fixture
def connection(path: Path) -> CountingConnection:
    return CountingConnection(open_database(path))


@pytest.fixture
async def thread(connection: CountingConnection) -> AsyncIterator[DbThread]:
    thread = DbThread(GroupCommit(connection))
    yield thread
    await thread.close()


def add(*names: str) -> Callable[[Connection], None]:
    """Return a job that adds a row of each name."""

    def job(connection: Connection) -> None:
        for name in names:
            connection.write(ADD, {"id": name})

    return job


def names(connection: Connection) -> list[str]:
    return [row["id"] for row in connection.rows("select id from draft order by id", {})]


async def queued(thread: DbThread, *jobs: Callable[[Connection], None]) -> list[object]:
    """Hand in all `jobs` while the thread is busy; return what each gave or raised."""
    gate = Gate()
    first = await gate.hold(thread.read)
    rest = [asyncio.create_task(thread.step(job)) for job in jobs]
    await asyncio.sleep(0)
    gate.is_open.set()
    await first
    return list(await asyncio.gather(*rest, return_exceptions=True))


async def test_what_is_queued_together_is_committed_once(
    thread: DbThread, connection: CountingConnection
) -> None:
    await queued(thread, *(add(str(number)) for number in range(50)))

    assert connection.commits == 1
    assert len(await thread.read(names)) == 50


async def test_a_group_has_a_bound(thread: DbThread, connection: CountingConnection) -> None:
    await queued(thread, *(add(str(number)) for number in range(201)))

    assert connection.commits == 2


async def test_a_job_that_fails_leaves_nothing_and_harms_no_neighbour(thread: DbThread) -> None:
    answers = await queued(thread, add("a"), add("b", "a"), add("c"))

    assert [type(one) for one in answers] == [type(None), sqlite3.IntegrityError, type(None)]
    assert await thread.read(names) == ["a", "c"]


async def test_a_bug_in_a_job_reaches_whoever_asked(thread: DbThread) -> None:
    def bug(connection: Connection) -> None:
        connection.write(ADD, {"id": "half"})
        raise LookupError("a bug")

    answers = await queued(thread, bug, add("c"))

    assert [type(one) for one in answers] == [LookupError, type(None)]
    assert await thread.read(names) == ["c"]


async def test_a_reader_sees_what_the_same_caller_wrote(thread: DbThread) -> None:
    await thread.write(add("a"))

    assert await thread.read(names) == ["a"]


async def test_reading_alone_commits_nothing(
    thread: DbThread, connection: CountingConnection
) -> None:
    await thread.read(names)

    assert connection.commits == 0


async def test_whoever_gave_up_before_it_began_has_taken_it_back(thread: DbThread) -> None:
    gate = Gate()
    first = await gate.hold(thread.read)
    given_up = asyncio.create_task(thread.write(add("a")))
    await asyncio.sleep(0)

    given_up.cancel()
    await asyncio.sleep(0)
    gate.is_open.set()
    await first

    assert await thread.read(names) == []


async def test_a_commit_that_fails_fails_for_all(thread: DbThread) -> None:
    # A deferred key is only checked at the commit, so the commit itself is what fails.
    def orphan(connection: Connection) -> None:
        connection.write("pragma defer_foreign_keys = on", {})
        connection.write(
            "insert into room (room_id, booking_id) values ('r', 'nobody')",
            {},
        )

    answers = await queued(thread, add("a"), orphan)

    assert [type(one) for one in answers] == [StoreUnavailable, StoreUnavailable]
    assert await thread.read(names) == []


async def test_a_transaction_that_the_database_ended_is_lost_for_all(thread: DbThread) -> None:
    def lose(connection: Connection) -> None:
        connection.write("rollback", {})  # as SQLite does by itself when the disk fails
        raise sqlite3.OperationalError("disk I/O error")

    answers = await queued(thread, add("a"), lose, add("c"))

    assert [type(one) for one in answers] == [StoreUnavailable] * 3
    assert "disk I/O error" in str(answers[0])
    assert await thread.read(names) == []


async def test_what_is_queued_is_done_before_the_end(path: Path) -> None:
    thread = DbThread(GroupCommit(SqliteConnection(open_database(path))))
    late = asyncio.create_task(thread.write(add("late")))
    await asyncio.sleep(0)

    await thread.close()
    await late

    db = open_database(path)
    assert db.conn.execute("select id from draft").fetchall() == [("late",)]
    db.close()


async def test_work_that_nobody_waits_for_tells_the_log_when_it_fails(
    thread: DbThread, caplog: pytest.LogCaptureFixture
) -> None:
    thread.later(add("a"))
    thread.later(add("a"))

    await thread.read(names)
    await asyncio.sleep(0)

    assert "UNIQUE constraint failed" in caplog.text


async def test_jobs_that_can_wait_are_committed_together(
    thread: DbThread, connection: CountingConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.thread.LINGER_S", 0.2)

    async def add_soon(name: str, after: float) -> None:
        await asyncio.sleep(after)
        await thread.step(add(name), can_wait=True)

    await asyncio.gather(*(add_soon(name, 0.01 * number) for number, name in enumerate("abc")))

    assert connection.commits == 1
    assert await thread.read(names) == ["a", "b", "c"]


async def test_a_job_that_cannot_wait_takes_those_that_can_along_at_once(
    thread: DbThread, connection: CountingConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.thread.LINGER_S", 60.0)
    patient = asyncio.create_task(thread.step(add("a"), can_wait=True))
    await asyncio.sleep(0)

    async with asyncio.timeout(10.0):
        await thread.step(add("b"))
        await patient

    assert connection.commits == 1
