"""Opening a PostgreSQL database: its tables, what is refused, and that no password is told."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from bot.errors import StoreUnavailable, Try
from bot.rooms.actions.action import ActionKind, ActionState, NewAction, Outcome
from bot.store.migrations import STEPS
from bot.store.opened import OpenedStore
from bot.store.postgres.connection import connect
from bot.store.postgres.store import open_store
from tests.factories import NOW, a_booking
from tests.postgres import server

CREATE = NewAction(ActionKind.CREATE_ROOM, "a", float(NOW))
OPEN = """
import asyncio, sys
from bot.store.postgres.store import open_store

async def main():
    print("ready", flush=True)
    sys.stdin.readline()
    opened = await open_store(sys.argv[1])
    await opened.store.bookings.get("b")
    await opened.close()

asyncio.run(main())
"""


async def test_a_closed_store_can_be_opened_again_with_all_in_it(
    opened: OpenedStore, url: str
) -> None:
    await opened.store.bookings.add(a_booking(), [])
    await opened.close()

    second = await open_store(url)

    assert await second.store.bookings.get("b0000001") == a_booking()
    await second.close()


async def test_closing_twice_is_harmless_and_nothing_is_taken_after_it(
    opened: OpenedStore,
) -> None:
    await opened.close()
    await opened.close()

    with pytest.raises(StoreUnavailable, match="closed"):
        await opened.store.bookings.get("b")


async def test_four_processes_may_make_the_tables_at_once(url: str) -> None:
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", OPEN, url, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(4)
    ]
    for one in processes:
        assert one.stdout is not None
        assert await one.stdout.readline() == b"ready\n"

    await asyncio.gather(*(one.communicate(b"go\n") for one in processes))

    assert [one.returncode for one in processes] == [0, 0, 0, 0]
    with connect(url) as conn:
        applied = conn.execute("select name from greenroom_migration order by at").fetchall()
    assert [row["name"] for row in applied] == list(STEPS)


async def test_tables_that_a_newer_release_changed_are_refused(
    opened: OpenedStore, url: str
) -> None:
    del opened
    with connect(url) as conn:
        conn.execute("insert into greenroom_migration (name, at) values ('m9999_flowers', 0)")

    with pytest.raises(StoreUnavailable, match=r"m9999_flowers.*update this one"):
        await open_store(url)


async def test_tables_of_an_older_release_are_brought_up_to_date(
    opened: OpenedStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del opened
    monkeypatch.setitem(STEPS, "m0999_flowers", ["create table flower (id text)"])

    await (await open_store(url)).close()

    with connect(url) as conn:
        assert conn.execute("select * from flower").fetchall() == []


async def test_a_release_that_runs_goes_on_while_a_newer_one_brings_its_tables_up_to_date(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = list(STEPS)[-1]
    with monkeypatch.context() as older:
        older.delitem(STEPS, newest)
        running = await open_store(url)
        await running.store.bookings.add(a_booking(), [CREATE])
        (mine,) = await running.store.actions.claim("old", NOW, NOW + 30.0, 9)

    newer = await open_store(url)
    done = Outcome(state=ActionState.DONE, tries=(Try(float(NOW), 0.1),))
    is_written = await running.store.actions.finish("old", mine, done)
    added = await running.store.bookings.add(a_booking(id="b"), [replace(CREATE, key="b")])
    taken = await newer.store.actions.claim("new", NOW, NOW + 30.0, 9)

    assert is_written is True
    assert await newer.store.bookings.get("b") == added
    assert [one.key for one in taken] == ["b"]
    for opened in (running, newer):
        await opened.close()


async def test_a_step_that_fails_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STEPS, "m9999_broken", ["create table flower (id text)", "nonsense"])

    with pytest.raises(StoreUnavailable, match="nonsense"):
        await open_store(url)

    with connect(url) as conn:
        row = conn.execute("select to_regclass('booking') as there").fetchone()
    assert row == {"there": None}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://u:hush@127.0.0.1:1/rooms", "rooms on 127.0.0.1 cannot be opened"),
        ("postgresql://u:hush@[::1]:1", "of that user on ::1 cannot be opened"),
        ("postgresql://u:hush%zz@127.0.0.1/rooms", "no address that PostgreSQL understands"),
        ("postgresql://u@127.0.0.1/rooms?password=hush&x=1", "no address that PostgreSQL"),
    ],
)
async def test_an_address_that_leads_nowhere_is_told_without_its_password(
    address: str, said: str
) -> None:
    with pytest.raises(StoreUnavailable) as refused:
        await open_store(address)

    assert said in str(refused.value)
    assert "hush" not in f"{refused.value!r} {refused.value.__cause__!r}"


async def test_a_database_that_is_not_there_is_told(url: str) -> None:
    elsewhere = urlsplit(url)._replace(path="/nowhere").geturl()

    with pytest.raises(StoreUnavailable, match='database "nowhere" does not exist'):
        await open_store(elsewhere)


async def test_a_database_that_cannot_hold_every_name_is_refused() -> None:
    name, postgres = "greenroom_in_latin", server().url("postgres")
    with connect(postgres) as conn:
        conn.execute(f"drop database if exists {name}")
        conn.execute(
            f"create database {name} encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'"
            " template template0"
        )

    with pytest.raises(StoreUnavailable, match="encoded in LATIN1"):
        await open_store(server().url(name))

    with connect(postgres) as conn:
        conn.execute(f"drop database {name}")
