"""Leases go by the database's clock: those of two machines may be a minute apart."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest

from bot.rooms.actions.action import ActionKind, NewAction
from bot.store.database import Params, Row
from bot.store.opened import OpenedStore
from bot.store.postgres.clock import LOOK_EVERY_S, DatabaseClock
from tests.factories import a_booking
from tests.postgres import cut_off

# A machine whose wall clock is wrong claims by the clock of the store that it opened.
CLAIM = """
import asyncio, sys, time

right = time.time
time.time = lambda: right() + float(sys.argv[2])

from bot.store.postgres.store import open_store

async def main():
    opened = await open_store(sys.argv[1])
    now = opened.clock.now()
    taken = await opened.store.actions.claim(sys.argv[2], now, now + 30.0, 10)
    print(len(taken), now)
    await opened.close()

asyncio.run(main())
"""


async def claimed(url: str, ahead_s: str) -> tuple[int, float]:
    """Return how many actions a machine with such a clock claims, and when it thinks it is."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CLAIM, url, ahead_s, stdout=subprocess.PIPE
    )
    said, _ = await process.communicate()
    number, now = said.decode().split()
    return int(number), float(now)


async def test_machines_whose_clocks_are_a_minute_apart_do_not_take_each_others_leases(
    opened: OpenedStore, url: str
) -> None:
    due = NewAction(ActionKind.CREATE_ROOM, "a", time.time() - 1.0)  # noqa: TID251  the database's
    await opened.store.bookings.add(a_booking(), [due])

    behind = await claimed(url, "-30")
    ahead = await claimed(url, "+30")

    assert (behind[0], ahead[0]) == (1, 0)
    assert 0.0 < ahead[1] - behind[1] < 20.0


async def test_a_store_looks_at_it_by_the_way(
    opened: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(opened.clock, DatabaseClock)
    await opened.next_due()
    monkeypatch.setattr("bot.store.postgres.clock.LOOK_EVERY_S", 0.0)
    opened.clock._measured = 1000.0, 0.0  # noqa: SLF001 - as if the database's had been wrong

    for _ in range(20):
        await opened.next_due()

    assert opened.clock.now() == pytest.approx(time.time(), abs=5.0)  # noqa: TID251  the database's


class Answers:
    """A database that says what time it is, after a while."""

    def __init__(self, clock: "Counter", now: float, takes_s: float = 0.0) -> None:
        self.counter, self.now, self.takes_s = clock, now, takes_s

    def rows(self, _: str, __: Params) -> Sequence[Row]:
        self.counter.at += self.takes_s
        return [{"now": self.now}]

    def write(self, _: str, __: Params) -> int:
        return 0

    def write_all(self, _: str, __: Sequence[Params]) -> None:
        return None

    def in_turn(self, _: str) -> None:
        return None


class Counter:
    """A counter that a test turns."""

    def __init__(self) -> None:
        self.at = 77.0

    def __call__(self) -> float:
        return self.at


def test_before_the_first_look_it_knows_no_time() -> None:
    with pytest.raises(LookupError):
        DatabaseClock().now()


def test_it_goes_on_from_what_the_database_said() -> None:
    counter = Counter()
    clock = DatabaseClock(counter)
    clock.look(Answers(counter, 1000.0))

    counter.at += 5.0

    assert clock.now() == 1005.0


def test_what_the_database_said_was_so_in_the_middle_of_the_asking() -> None:
    counter = Counter()
    clock = DatabaseClock(counter)

    clock.look(Answers(counter, 1000.0, takes_s=0.4))

    assert clock.now() == pytest.approx(1000.2)


def test_a_slow_answer_counts_only_when_there_is_no_better_one() -> None:
    counter = Counter()
    clock = DatabaseClock(counter)
    clock.look(Answers(counter, 1000.0, takes_s=3.0))
    first = clock.now()

    clock.look(Answers(counter, 5000.0, takes_s=3.0))

    assert (first, clock.now()) == (1001.5, 1004.5)


def test_it_is_looked_at_again_after_a_while() -> None:
    counter = Counter()
    clock = DatabaseClock(counter)
    before = clock.is_stale()
    clock.look(Answers(counter, 1000.0))

    counter.at += LOOK_EVERY_S - 0.1
    soon = clock.is_stale()
    counter.at += 0.1

    assert (before, soon, clock.is_stale()) == (True, False, True)


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="of Linux alone")
def test_a_suspend_of_the_machine_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    at = {time.CLOCK_BOOTTIME: 77.0}
    monkeypatch.setattr("time.clock_gettime", at.__getitem__)
    clock = DatabaseClock()
    clock.look(Answers(Counter(), 1000.0))

    at[time.CLOCK_BOOTTIME] += 3600.0

    assert clock.now() == 4600.0


def test_where_a_suspend_is_not_known_the_time_goes_on_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.store.postgres.clock.BOOTTIME", None)
    clock = DatabaseClock()

    clock.look(Answers(Counter(), 1000.0))

    assert 1000.0 <= clock.now() < 1010.0


async def test_a_new_connection_brings_the_clock_of_the_server_that_it_leads_to(
    opened: OpenedStore, url: str
) -> None:
    assert isinstance(opened.clock, DatabaseClock)
    clock, at = opened.clock, opened.clock.now()
    clock._measured = at + 600.0, clock._counter()  # noqa: SLF001 - of a server that is gone
    cut_off(url)

    await opened.next_due()

    assert clock.now() == pytest.approx(at, abs=30.0)
