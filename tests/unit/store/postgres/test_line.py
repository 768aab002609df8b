"""Lost connections, locks, and steps that meet: what is done again, and what nobody knows."""

import asyncio
import threading
from collections.abc import Callable

import pytest
from psycopg import errors

from bot.errors import StoreUnavailable
from bot.ports import Arrival
from bot.store.database import Connection
from bot.store.opened import OpenedStore
from bot.store.postgres.alone import alone
from bot.store.postgres.connection import connect
from tests.postgres import cut_off
from tests.unit.store.gate import Gate
from tests.unit.store.postgres.conftest import Open

ARRIVAL = Arrival("cmd:1", "command", "{}", 1.0)
ADD = "insert into draft (id, created_at, body) values (:id, 0, '')"
END_ME = "select pg_terminate_backend(pg_backend_pid())"
# At the commit, and not before, the connection ends.
END_AT_COMMIT = """
    create function end_me() returns trigger language plpgsql as
        'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
    create constraint trigger end_me after insert on draft
        deferrable initially deferred for each row execute function end_me()
"""


def add(*names: str) -> Callable[[Connection], None]:
    """Return a job that adds a row of each name."""

    def job(connection: Connection) -> None:
        for name in names:
            connection.write(ADD, {"id": name})

    return job


def names(connection: Connection) -> list[str]:
    return [row["id"] for row in connection.rows("select id from draft order by id", {})]


class OnceLost:
    """A job whose connection is lost in its first try, after it wrote."""

    def __init__(self) -> None:
        self.tries = 0

    def __call__(self, connection: Connection) -> None:
        """Write, and lose the connection at the first time."""
        self.tries += 1
        connection.write(ADD, {"id": "a"})
        if self.tries == 1:
            connection.rows(END_ME, {})


async def test_a_connection_that_ended_while_nothing_was_done_is_made_anew(
    opened: OpenedStore, url: str
) -> None:
    await opened.store.inbox.put(ARRIVAL)

    cut_off(url)

    assert await opened.store.inbox.put(Arrival("cmd:2", "command", "{}", 1.0)) is True
    assert await opened.store.inbox.put(ARRIVAL) is False


async def test_a_step_that_was_certainly_not_kept_is_done_again(opened: OpenedStore) -> None:
    job = OnceLost()

    await opened.database.step(job)

    assert job.tries == 2
    assert await opened.database.read(names) == ["a"]


async def test_a_step_whose_commit_had_no_answer_is_told_as_not_taken(
    opened: OpenedStore, url: str
) -> None:
    with connect(url) as conn:
        conn.execute(END_AT_COMMIT)

    with pytest.raises(StoreUnavailable, match="lost while it was kept"):
        await opened.database.step(add("a", "b"))

    assert await opened.database.read(names) == []


async def test_a_statement_without_an_answer_is_told_as_not_taken(opened: OpenedStore) -> None:
    with pytest.raises(StoreUnavailable, match="lost while it was kept"):
        await opened.database.write(lambda at: at.write(END_ME, {}))


async def test_a_group_whose_commit_had_no_answer_is_told_as_not_taken(
    opened: OpenedStore, url: str
) -> None:
    with connect(url) as conn:
        conn.execute(END_AT_COMMIT)

    answers = await queued(opened, add("a"), add("b"))

    assert [type(one) for one in answers] == [StoreUnavailable, StoreUnavailable]


async def queued(opened: OpenedStore, *jobs: Callable[[Connection], None]) -> list[object]:
    """Hand in jobs of one statement while their lane is busy; return what each gave or raised."""
    gate = Gate()
    first = await gate.hold(opened.database.write)
    rest = [asyncio.create_task(opened.database.write(job)) for job in jobs]
    await asyncio.sleep(0)
    gate.is_open.set()
    await first
    return list(await asyncio.gather(*rest, return_exceptions=True))


async def test_a_statement_that_fails_harms_no_neighbour(opened: OpenedStore) -> None:
    answers = await queued(opened, add("a"), add("a"), add("c"))

    assert [type(one) for one in answers] == [type(None), errors.UniqueViolation, type(None)]
    assert await opened.database.read(names) == ["a", "c"]


async def test_a_bug_in_a_step_leaves_nothing(opened: OpenedStore) -> None:
    def bug(connection: Connection) -> None:
        connection.write(ADD, {"id": "half"})
        raise LookupError("a bug")

    with pytest.raises(LookupError, match="a bug"):
        await opened.database.step(bug)

    assert await opened.database.read(names) == []


async def test_a_statement_that_is_wrong_is_a_bug_and_no_fault_of_the_database(
    opened: OpenedStore,
) -> None:
    with pytest.raises(Exception, match="does not exist") as raised:
        await opened.database.read(lambda at: at.rows("select * from nothing", {}))

    assert not isinstance(raised.value, StoreUnavailable)


async def test_two_steps_that_hold_each_other_up_both_come_through(
    opened: OpenedStore, another: Open
) -> None:
    await opened.database.step(add("a", "b"))
    both = asyncio.Barrier(2)
    loop = asyncio.get_running_loop()

    def change(first: str, then: str) -> Callable[[Connection], None]:
        tries = iter([True])

        def job(connection: Connection) -> None:
            sql = "update draft set body = body || 'x' where id = :id"
            connection.write(sql, {"id": first})
            if next(tries, False):
                asyncio.run_coroutine_threadsafe(both.wait(), loop).result(10.0)
            connection.write(sql, {"id": then})

        return job

    second = await another()
    await asyncio.gather(
        opened.database.step(change("a", "b")), second.database.step(change("b", "a"))
    )

    rows = await opened.database.read(lambda at: at.rows("select body from draft", {}))
    assert [row["body"] for row in rows] == ["xx", "xx"]


async def test_a_lock_that_somebody_keeps_is_waited_for_only_so_long(
    opened: OpenedStore, url: str
) -> None:
    await opened.database.step(add("a"))
    sql = "update draft set body = '' where id = 'a'"
    with connect(url) as other:
        other.execute("begin")
        other.execute(sql)

        def in_a_hurry(connection: Connection) -> int:
            connection.rows("select set_config('lock_timeout', '20', true)", {})
            return connection.write(sql, {})

        with pytest.raises(StoreUnavailable, match="lock timeout"):
            await opened.database.step(in_a_hurry)


async def test_a_server_that_only_reads_is_one_that_is_away(
    opened: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.postgres.line.AWAY_S", 0.3)

    def write(connection: Connection) -> int:
        connection.rows("select set_config('transaction_read_only', 'on', true)", {})
        return connection.write(ADD, {"id": "a"})

    with pytest.raises(StoreUnavailable, match="read-only"):
        await opened.database.step(write)


class LostFirst:
    """A job of one statement whose answer is lost at the first times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.is_done = threading.Event()

    def __call__(self, connection: Connection) -> None:
        """Lose the connection, or do it."""
        self.times -= 1
        if self.times >= 0:
            connection.rows(END_ME, {})
        connection.write(ADD, {"id": "a"})
        self.is_done.set()


async def test_what_nobody_waits_for_is_tried_until_it_is_taken(
    opened: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.postgres.lanes.INSIST_S", 0.01)
    job = LostFirst(2)

    opened.database.later(job)

    assert await asyncio.to_thread(job.is_done.wait, 10.0)
    assert await opened.database.read(names) == ["a"]


async def test_what_is_still_tried_when_the_store_closes_is_given_up(another: Open) -> None:
    opened = await another()
    job = LostFirst(1000)
    opened.database.later(job)
    await opened.database.write(add("b"))

    await opened.close()

    assert not job.is_done.is_set()


async def test_what_was_taken_back_is_left_out_of_its_group(opened: OpenedStore) -> None:
    gate = Gate()
    first = await gate.hold(opened.database.write)
    group = [asyncio.create_task(opened.database.write(add(name))) for name in "abc"]
    await asyncio.sleep(0)

    group[1].cancel()
    await asyncio.sleep(0)
    gate.is_open.set()
    await asyncio.gather(first, *group, return_exceptions=True)

    assert await opened.database.read(names) == ["a", "c"]


async def test_what_was_taken_back_before_it_began_is_not_done(opened: OpenedStore) -> None:
    gate = Gate()
    first = await gate.hold(opened.database.write)
    given_up = asyncio.create_task(opened.database.write(add("a")))
    await asyncio.sleep(0)

    given_up.cancel()
    await asyncio.sleep(0)
    gate.is_open.set()
    await first

    assert await opened.database.read(names) == []
    await opened.database.write(add("b"))
    assert await opened.database.read(names) == ["b"]


async def test_while_a_copy_is_made_nobody_else_works_on_the_database(
    opened: OpenedStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.postgres.line.AWAY_S", 0.2)
    with alone(url), pytest.raises(StoreUnavailable, match="a copy is made"):
        await opened.store.bookings.get("b")

    assert await opened.store.bookings.get("b") is None
