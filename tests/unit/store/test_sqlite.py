"""The SQLite file: how it is opened, what is left in it, what becomes of it when it is away."""

import asyncio
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest
import sqlite_utils

from bot.errors import StoreUnavailable
from bot.ports import Arrival
from bot.rooms.actions.action import ActionKind, NewAction
from bot.rooms.place import Reply
from bot.store.lock import AlreadyRunning
from bot.store.opened import OpenedStore
from bot.store.sqlite import open_database, open_store
from tests.factories import NOW, a_booking

SECRET = "https://hooks.slack.example/commands/T0/42/secret"
# Long enough for pages of its own, which SQLite gives back without clearing them unless told.
LONG = f'{{"text": "{"x" * 20_000}", "response_url": "{SECRET}"}}'
ARRIVAL = Arrival("cmd:1", "command", LONG, float(NOW))
CREATE = NewAction(ActionKind.CREATE_ROOM, "create", float(NOW))


async def test_a_second_process_on_the_file_is_refused(opened: OpenedStore, path: Path) -> None:
    with pytest.raises(AlreadyRunning):
        await open_store(path)

    assert await opened.store.inbox.put(ARRIVAL) is True


async def test_a_closed_store_can_be_opened_again_with_all_in_it(path: Path) -> None:
    first = await open_store(path)
    await first.store.bookings.add(a_booking(), [])
    await first.close()

    second = await open_store(path)

    assert await second.store.bookings.get("b0000001") == a_booking()
    await second.close()


async def test_closing_twice_is_harmless_and_nothing_is_taken_after_it(path: Path) -> None:
    store = await open_store(path)
    await store.close()
    await store.close()

    with pytest.raises(StoreUnavailable, match="closed"):
        await store.store.inbox.put(ARRIVAL)


async def test_a_file_that_cannot_be_opened_says_which(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="nowhere"):
        await open_store(tmp_path / "nowhere" / "greenroom.db")


@pytest.fixture
def damaged(path: Path) -> Path:
    """Give the path of a file that is no database."""
    path.write_bytes(b"certainly no database " * 100)
    return path


async def test_a_file_that_is_no_database_is_refused_and_let_go(damaged: Path) -> None:
    for _ in range(2):  # the second time would say AlreadyRunning if the lock were still held
        with pytest.raises(StoreUnavailable, match="not a database"):
            await open_store(damaged)


async def test_commits_survive_power_loss_and_keys_are_held(path: Path) -> None:
    db = open_database(path)

    settings = {
        name: db.conn.execute(f"pragma {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    db.close()


async def test_whoever_comes_while_another_sets_the_journal_waits_and_looks_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enable = sqlite_utils.Database.enable_wal
    answers = iter([sqlite3.OperationalError("database is locked")])

    def busy_once(db: sqlite_utils.Database) -> None:
        if (error := next(answers, None)) is not None:
            raise error
        enable(db)

    monkeypatch.setattr(sqlite_utils.Database, "enable_wal", busy_once)

    db = open_database(path)

    assert db.journal_mode == "wal"
    db.close()


async def test_nobody_else_may_read_the_file(opened: OpenedStore, path: Path) -> None:
    await opened.store.inbox.put(ARRIVAL)

    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}

    assert modes == {0o600}


async def test_a_spent_way_to_answer_leaves_no_bytes_behind(path: Path) -> None:
    store = await open_store(path)
    booking = a_booking(reply=Reply(SECRET, until=NOW + 1500.0))
    await store.store.inbox.put(ARRIVAL)
    await store.store.bookings.add(booking, [], arrival=ARRIVAL.key)

    await store.store.bookings.change(replace(booking, reply=None, version=2))
    await store.close()

    assert [
        file.name for file in path.parent.iterdir() if SECRET.encode() in file.read_bytes()
    ] == []


async def test_leases_of_a_process_that_is_gone_end_unless_an_effect_was_announced(
    path: Path,
) -> None:
    first = await open_store(path)
    await first.store.bookings.add(a_booking(), [CREATE])
    await first.store.bookings.add(a_booking(id="b2"), [replace(CREATE, key="other")])
    taken = await first.store.actions.claim("one", NOW, NOW + 30.0, 10)
    await first.store.actions.intend("one", taken[1], float(NOW))
    await first.close()

    second = await open_store(path)

    again = await second.store.actions.claim("two", NOW + 1.0, NOW + 31.0, 10)
    assert [one.key for one in again] == ["create"]
    await second.close()


async def test_a_file_that_another_program_holds_takes_nothing(
    opened: OpenedStore, path: Path
) -> None:
    other = sqlite3.connect(path)
    other.execute("begin immediate")

    with pytest.raises(StoreUnavailable, match="within 1 s"):
        await opened.store.inbox.put(ARRIVAL)

    other.rollback()
    other.close()
    assert await opened.store.inbox.waiting(NOW + 1.0, 10) == []


async def test_what_a_dead_process_announced_is_left_alone_for_as_long_as_it_may_arrive(
    path: Path,
) -> None:
    first = await open_store(path)
    await first.store.bookings.add(a_booking(), [CREATE])
    (taken,) = await first.store.actions.claim("one", NOW, NOW + 30.0, 10)
    await first.store.actions.intend("one", taken, float(NOW))
    await first.close()

    second = await open_store(path)

    actions = second.store.actions
    assert await actions.claim("two", NOW + 21.0, NOW + 51.0, 10) == []
    assert len(await actions.claim("two", NOW + 22.0, NOW + 52.0, 10)) == 1
    await second.close()


async def test_what_a_newer_release_planned_is_left_to_it(opened: OpenedStore) -> None:
    await opened.store.bookings.add(a_booking(), [CREATE, replace(CREATE, key="new")])
    sql = "update action set kind = 'send_flowers' where key = 'new'"
    await opened.database.write(lambda at: at.write(sql, {}))

    taken = await opened.store.actions.claim("one", NOW, NOW + 30.0, 10)

    assert [one.key for one in taken] == ["create"]


async def test_a_full_disk_is_told_as_such(opened: OpenedStore) -> None:
    await opened.store.inbox.put(ARRIVAL)
    # A bound on the pages of the file stands for a full disk: SQLite raises the same error.
    await opened.database.write(lambda at: at.rows("pragma max_page_count = 1", {}))
    big = replace(ARRIVAL, key="cmd:2", payload="x" * 1_000_000)

    answers = await asyncio.gather(
        opened.store.inbox.put(big),
        opened.store.bookings.add(a_booking(owner_account="x" * 1_000_000), [CREATE]),
        return_exceptions=True,
    )

    assert [type(one) for one in answers] == [StoreUnavailable, StoreUnavailable]
    assert await opened.store.bookings.get("b0000001") is None
    assert [one.key for one in await opened.store.inbox.waiting(NOW + 1.0, 10)] == ["cmd:1"]
