"""What several processes do at the same instant on one database comes out as if one had been first.

Each store has connections of its own, so to PostgreSQL two of them are two processes.
"""

import asyncio
import random
import threading
from collections.abc import Sequence

import psycopg
import pytest
from psycopg.rows import DictRow

from bot.ports import Arrival, Occurrence, Store
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.rooms.booking import Booking, Card
from bot.rooms.request import When
from bot.store.database import Connection, Params
from bot.store.opened import OpenedStore
from bot.store.postgres.connection import connect
from bot.store.sweep import OF_A_BOOKING
from bot.store.tables.actions import claim_in_step
from tests.factories import NOW, a_booking, a_request, a_series
from tests.unit.store.postgres.conftest import Open

ROUNDS = 20
DONE = Outcome(state=ActionState.DONE)


@pytest.fixture
async def stores(another: Open) -> list[Store]:
    """Give three stores over one database."""
    return [(await another()).store for _ in range(3)]


def a_create(name: str) -> list[NewAction]:
    return [NewAction(ActionKind.CREATE_ROOM, name, float(NOW))]


async def at_once(stores: Sequence[Store], turn: str, guard_since: float | None) -> list[Booking]:
    """Let each store add a booking of its own for the same command."""
    arrival = "" if guard_since is not None else turn

    async def one(number: int, store: Store) -> Booking:
        booking = a_booking(id=f"{turn}-{number}", request=a_request(name=turn))
        actions = a_create(booking.id)
        return await store.bookings.add(booking, actions, arrival=arrival, guard_since=guard_since)

    return await asyncio.gather(*(one(number, store) for number, store in enumerate(stores)))


@pytest.mark.parametrize("guard_since", [None, NOW - 10.0], ids=["one arrival", "one name"])
async def test_one_command_makes_one_booking_whoever_takes_it(
    stores: list[Store], guard_since: float | None
) -> None:
    for turn in range(ROUNDS):
        added = await at_once(stores, f"turn{turn}", guard_since)

        assert len({one.id for one in added}) == 1

    due = await stores[0].actions.claim("one", NOW, NOW + 30.0, 1000)
    assert len(due) == ROUNDS


async def test_one_delivery_is_taken_once(stores: list[Store]) -> None:
    for turn in range(ROUNDS):
        arrival = Arrival(f"cmd:{turn}", "command", "{}", 1.0)

        taken = await asyncio.gather(*(store.inbox.put(arrival) for store in stores))

        assert sorted(taken) == [False, False, True]


async def test_one_command_makes_one_series(stores: list[Store]) -> None:
    for turn in range(ROUNDS):
        added = await asyncio.gather(
            *(
                store.series.add(a_series(id=f"{turn}-{number}"), [], arrival=f"cmd:{turn}")
                for number, store in enumerate(stores)
            )
        )

        assert len({one.id for one in added}) == 1


def an_occurrence(day: int, name: str) -> Occurrence:
    when = When(NOW + day * 86_400, f"2026-11-{day:02}T16:00", "Europe/Berlin")
    booking = a_booking(id=name, series_id="s1", starts_at=when.at, request=a_request(when=when))
    return Occurrence(booking, tuple(a_create(name)))


async def test_a_series_is_expanded_by_one_of_those_that_want_to(stores: list[Store]) -> None:
    await stores[0].series.add(a_series(id="s1"), [])

    for day in range(1, 10):
        edited = a_series(id="s1", version=day + 1)
        changed = await asyncio.gather(
            *(
                store.series.change(edited, [an_occurrence(day, f"{day}-{number}")])
                for number, store in enumerate(stores)
            )
        )

        assert sorted(changed) == [False, False, True]

    assert len(await stores[0].series.bookings("s1", NOW)) == 9


async def test_of_those_who_change_the_same_version_one_wins(stores: list[Store]) -> None:
    await stores[0].bookings.add(a_booking(), [])

    for version in range(2, ROUNDS):
        changed = await asyncio.gather(
            *(store.bookings.change(a_booking(version=version)) for store in stores)
        )

        assert sorted(changed) == [False, False, True]


async def test_a_card_that_is_posted_during_an_edit_is_kept(stores: list[Store]) -> None:
    one, two, _ = stores
    for turn in range(ROUNDS):
        name = f"b{turn}"
        await one.bookings.add(a_booking(id=name), [NewAction(ActionKind.POST_CARD, name, 0.0)])
        (action,) = await one.actions.claim("one", NOW, NOW + 30.0, 1)
        card = Card("C0TEAM", f"{turn}.0")
        posted = Outcome(state=ActionState.DONE, booking=a_booking(id=name, card=card))

        await asyncio.gather(
            one.actions.finish("one", action, posted),
            two.bookings.change(a_booking(id=name, version=2)),
        )

        assert await one.bookings.get(name) == a_booking(id=name, version=2, card=card)


class Work:
    """Those who claim until nothing is left; each booking is worked on by one at a time."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - chance is no secret here
        self.busy: set[str] = set()
        self.done: list[str] = []

    async def work(self, me: str, store: Store) -> None:
        """Claim, work and finish until nothing is left."""
        while taken := await store.actions.claim(
            me, NOW, NOW + 30.0, limit=self.chance.randint(1, 6)
        ):
            await asyncio.gather(*(self._perform(me, store, action) for action in taken))

    async def _perform(self, me: str, store: Store, action: Action) -> None:
        assert action.booking_id not in self.busy
        self.busy.add(action.booking_id)
        self.done.append(action.key)
        await asyncio.sleep(self.chance.uniform(0.0, 0.002))
        self.busy.remove(action.booking_id)
        assert await store.actions.finish(me, action, DONE) is True

    async def call_for_more(self, store: Store, names: Sequence[str]) -> None:
        """Edit bookings all the while: each edit calls for something that was due long ago."""
        for number, name in enumerate(names, start=1):
            early = NewAction(ActionKind.EDIT_CARD, f"{name}:early", float(NOW - number))
            assert await store.bookings.change(a_booking(id=name, version=2), [early]) is True


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_is_claimed_twice_and_a_booking_is_worked_on_by_one(
    stores: list[Store], seed: int
) -> None:
    names = [f"b{number}" for number in range(25)]
    for name in names:
        actions = [NewAction(ActionKind.EDIT_CARD, f"{name}:{one}", NOW - 1.0) for one in range(4)]
        await stores[0].bookings.add(a_booking(id=name), actions)
    work = Work(seed)

    await asyncio.gather(
        *(work.work(f"{number}", store) for number, store in enumerate(stores)),
        work.call_for_more(stores[0], names),
    )
    await work.work("last", stores[0])

    assert len(work.done) == len(set(work.done)) == 25 * 5


class HeldOpen:
    """Somebody who claims and is slow to commit."""

    def __init__(self) -> None:
        self.has_claimed, self.may_commit = threading.Event(), threading.Event()

    def __call__(self, connection: Connection) -> list[str]:
        """Claim, and wait."""
        params: Params = {"me": "slow", "now": NOW, "over": NOW, "until": NOW + 30.0}
        taken = claim_in_step(params, 1, 0, connection)
        self.has_claimed.set()
        assert self.may_commit.wait(10.0)
        return [one.key for one in taken]


async def test_a_claim_waits_for_one_that_is_not_committed_yet(another: Open) -> None:
    first, second = await another(), await another()
    await first.store.bookings.add(a_booking(), a_create("a"))
    slow = HeldOpen()
    claimed = asyncio.create_task(first.database.step(slow))
    await asyncio.to_thread(slow.has_claimed.wait, 10.0)
    early = NewAction(ActionKind.EDIT_CARD, "early", NOW - 5.0)
    await second.store.bookings.change(a_booking(version=2), [early])

    other = asyncio.create_task(second.store.actions.claim("two", NOW, NOW + 30.0, 9))
    await asyncio.wait({other}, timeout=0.05)
    slow.may_commit.set()

    assert await claimed == ["a"]
    assert await other == []  # the booking is being worked on


async def test_an_action_that_is_just_being_written_holds_nobody_up(
    opened: OpenedStore, url: str
) -> None:
    for name in "ab":
        await opened.store.bookings.add(a_booking(id=name), a_create(name))
    (mine, _) = await opened.store.actions.claim("one", NOW, NOW + 1.0, 9)

    with connect(url) as other, other.transaction():
        other.execute("select id from action where key = 'a' for update")
        async with asyncio.timeout(1.0):
            await opened.store.actions.renew("one", [mine.id], NOW + 60.0)
            taken = await opened.store.actions.claim("two", NOW + 1.0, NOW + 31.0, 9)

    assert [one.key for one in taken] == ["b"]


async def until_somebody_waits(other: psycopg.Connection[DictRow]) -> None:
    """Return when a step of the store waits for a lock."""
    async with asyncio.timeout(10.0):
        while not list(other.execute("select from pg_locks where not granted")):  # noqa: ASYNC110 - it rings no bell
            await asyncio.sleep(0.01)


async def test_who_wipes_a_booking_meets_nobody_who_holds_an_action_of_it(
    opened: OpenedStore, url: str
) -> None:
    await opened.store.bookings.add(a_booking(id="a"), a_create("a"))
    (mine,) = await opened.store.actions.claim("one", NOW, NOW + 30.0, 9)

    with connect(url) as other, other.transaction():
        other.execute("set local lock_timeout = 200")
        other.execute("select id from booking where id = 'a' for update")
        finishing = asyncio.create_task(opened.store.actions.finish("one", mine, DONE))
        await until_somebody_waits(other)
        for sql in OF_A_BOOKING:
            other.execute(sql.replace(":id", "'a'"))

    assert await finishing is False


async def test_leases_of_the_living_stay_when_another_process_starts(another: Open) -> None:
    first = await another()
    await first.store.bookings.add(a_booking(), a_create("a"))
    await first.store.actions.claim("one", NOW, NOW + 30.0, 1)

    second: OpenedStore = await another()

    assert await second.store.actions.claim("two", NOW + 29.0, NOW + 59.0, 1) == []
    assert len(await second.store.actions.claim("two", NOW + 30.0, NOW + 60.0, 1)) == 1


async def test_what_was_acknowledged_is_done_by_who_took_it_until_that_one_is_gone(
    another: Open,
) -> None:
    first, second = await another(), await another()
    await first.store.inbox.put(Arrival("cmd:1", "command", "{}", 100.0))

    async def seen(store: Store, at: float) -> list[str]:
        return [one.key for one in await store.inbox.waiting(at, 10)]

    assert await seen(second.store, 129.0) == []
    assert await seen(first.store, 129.0) == ["cmd:1"]  # and keeps it for longer
    assert await seen(second.store, 158.0) == []
    assert await seen(second.store, 159.0) == ["cmd:1"]
    assert await seen(first.store, 160.0) == []


async def test_what_a_process_leaves_undone_is_taken_up_by_another_at_once(another: Open) -> None:
    first, second = await another(), await another()
    await first.store.inbox.put(Arrival("cmd:1", "command", "{}", 100.0))

    await first.close()

    assert [one.key for one in await second.store.inbox.waiting(101.0, 10)] == ["cmd:1"]
