"""A copy is whole or goes on: interrupted, killed, refused, and the same rows at the end."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.errors import Try
from bot.ports import Arrival
from bot.rooms.actions.action import ActionKind, Attempt, NewAction
from bot.rooms.draft import Draft
from bot.rooms.installation import Grant, Installation
from bot.rooms.people import Account
from bot.store.copying.copy import Copied, copy, count
from bot.store.copying.sides import CannotCopy, opened
from bot.store.copying.tables import TABLES
from bot.store.openers import open_store
from tests.factories import NOW, a_booking, a_place, a_request, a_series
from tests.postgres import fresh

BOOKINGS = 25
# Copies slowly, so that it can be killed in the middle.
SLOWLY = """
import sys, time
from bot.store.copying import copy as copying
from bot.store.copying.sides import opened

copying.BATCH = 2

def told(name, number):
    print(name, flush=True)
    sys.stdin.readline()

with opened(sys.argv[1], is_source=True) as old, opened(sys.argv[2]) as new:
    copying.copy(old, new, told)
"""


class Interrupted(Exception):
    """Somebody stopped it."""


class Stop:
    """Stops a copy after so many times that it told of rows."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, _: str, rows: int) -> None:
        self.left -= 1
        if rows and self.left < 0:
            raise Interrupted


async def filled(url: str) -> str:
    """Write something into every table of a database."""
    store = await open_store(url)
    at = store.store
    for number in range(BOOKINGS):
        name = f"Grüße {number} 语音"
        asked = a_request(name=name, invitees=("U2",))
        booking = a_booking(id=f"b{number}", room_id=f"r{number}", request=asked)
        create = NewAction(ActionKind.CREATE_ROOM, f"a{number}", NOW + 0.1 * number)
        await at.bookings.add(booking, [create])
    await at.inbox.put(Arrival("cmd:1", "command", "{}", 1.5))
    await at.series.add(a_series(), [])
    await at.drafts.keep(Draft("d", a_place(), a_request(), 1.0))
    await at.usual.keep("T1", "U1", "for 30m")
    await at.accounts.keep("T1", Account("U1", "anna", None))
    await at.installations.keep(Installation("T1", "", "U0BOT", frozenset({"commands"}), 5.0))
    await at.grants.keep(Grant(team_id="T1", token="xoxb-1", expires_at=9.5))
    await at.states.keep("s1", 600.0)
    await at.log.write([Attempt("REF", "create_room", Try(1.0, 0.5), "b1")])
    await store.close()
    return url


def copied(source: str, target: str, stop_after: int = 10_000) -> list[Copied]:
    with opened(source, is_source=True) as old, opened(target) as new:
        return list(copy(old, new, Stop(stop_after)))


@pytest.fixture
def places(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Give the addresses of two empty databases of each kind."""
    with ExitStack() as stack:
        yield {
            "file": f"sqlite:///{tmp_path}/greenroom.db",
            "other file": f"sqlite:///{tmp_path}/other.db",
            "server": stack.enter_context(fresh()),
            "other server": stack.enter_context(fresh()),
        }


@pytest.mark.parametrize(
    ("source", "target"),
    [("file", "server"), ("server", "file"), ("file", "other file"), ("server", "other server")],
)
async def test_all_rows_arrive_and_the_store_goes_on_with_them(
    places: dict[str, str], source: str, target: str
) -> None:
    await filled(places[source])

    parts = copied(places[source], places[target])

    assert {one.table: one.rows for one in parts if one.table not in {"booking", "action"}} == {
        one.name: BOOKINGS if one.name in {"room", "involved"} else 1
        for one in TABLES
        if one.name not in {"booking", "action"}
    }
    store = await open_store(places[target])
    assert await store.store.series.get("s0000001") == a_series()
    more = NewAction(ActionKind.EDIT_CARD, "more", float(NOW))
    await store.store.bookings.add(a_booking(id="new"), [more])  # with an id behind the others
    taken = await store.store.actions.claim("one", NOW + 100.0, NOW + 130.0, 100)
    assert len(taken) == len({one.id for one in taken}) == BOOKINGS + 1
    await store.close()


@pytest.mark.parametrize("stops", [(0, 3), (5, 1), (9, 8), (15, 20)])
async def test_a_copy_that_was_interrupted_twice_ends_equal_to_its_source(
    places: dict[str, str], stops: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.copying.copy.BATCH", 4)
    await filled(places["file"])
    for after in stops:
        with pytest.raises(Interrupted):
            copied(places["file"], places["server"], after)

    parts = copied(places["file"], places["server"])

    whole = copied(places["file"], places["other file"])
    assert [(one.table, one.rows, one.digest) for one in parts] == [
        (one.table, one.rows, one.digest) for one in whole
    ]
    assert sum(one.were_there for one in parts) > 0


async def test_a_copy_that_was_killed_twice_ends_equal_to_its_source(
    places: dict[str, str],
) -> None:
    await filled(places["file"])
    for steps in (7, 26):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", SLOWLY, places["file"], places["server"]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\n" * steps)
        for _ in range(steps):
            assert await process.stdout.readline()
        process.kill()
        await process.communicate()

    parts = copied(places["file"], places["server"])

    assert [one.digest for one in parts] == [
        one.digest for one in copied(places["file"], places["other file"])
    ]
    assert sum(one.were_there for one in parts) > 20


async def test_nothing_is_acted_upon_before_all_is_there(places: dict[str, str]) -> None:
    await filled(places["file"])

    def before_the_last_table(name: str, _: int) -> None:
        if name == TABLES[-1].name:
            raise Interrupted

    with opened(places["file"], is_source=True) as old, opened(places["server"]) as target:
        with pytest.raises(Interrupted):
            copy(old, target, before_the_last_table)
        there = count(target)

    assert (there["booking"], there["action"]) == (BOOKINGS, 0)


async def test_a_target_that_somebody_changes_meanwhile_is_told(places: dict[str, str]) -> None:
    await filled(places["file"])
    with opened(places["file"], is_source=True) as old, opened(places["server"]) as new:

        def meddle(name: str, _: int) -> None:
            if name == TABLES[-1].name:
                new.write("update usual set clauses = 'muted'", {})

        with pytest.raises(CannotCopy, match="usual differ: somebody works on the target"):
            copy(old, new, meddle)


async def test_a_target_with_other_rows_is_refused_and_left_as_it_is(
    places: dict[str, str],
) -> None:
    await filled(places["file"])
    other = await open_store(places["server"])
    await other.store.usual.keep("T9", "U9", "muted")
    await other.close()

    with pytest.raises(CannotCopy, match="rows in usual that are not the source's"):
        copied(places["file"], places["server"])

    with opened(places["server"]) as target:
        assert sum(count(target).values()) == 1


@pytest.mark.parametrize("kind", ["file", "server"])
async def test_a_database_that_somebody_works_on_is_neither_source_nor_target(
    places: dict[str, str], kind: str
) -> None:
    store = await open_store(places[kind])
    await store.store.inbox.put(Arrival("cmd:1", "command", "{}", 1.0))

    for source, target in ((kind, "other file"), ("other server", kind)):
        with pytest.raises(CannotCopy, match=r"already works on|is in use by"):
            copied(places[source], places[target])

    await store.close()


def test_a_file_that_is_no_database_is_told(places: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "greenroom.db").write_bytes(b"certainly no database " * 100)

    with pytest.raises(CannotCopy, match="not a database"):
        copied(places["file"], places["server"])


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("sqlite:////nowhere/greenroom.db", "There is no /nowhere/greenroom.db"),
        ("mysql://db", "Give two addresses"),
        ("greenroom.db", "Give two addresses"),
        ("postgresql://u:hush@127.0.0.1:9/rooms", "rooms on 127.0.0.1"),
    ],
)
def test_a_source_that_is_not_there_is_told(places: dict[str, str], source: str, said: str) -> None:
    with pytest.raises(CannotCopy, match=said) as refused:
        copied(source, places["file"])

    assert "hush" not in str(refused.value)
