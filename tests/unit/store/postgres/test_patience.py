"""After the database was away nobody takes over at once what the living could not write down."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from bot.errors import StoreUnavailable
from bot.ports import Actions, Arrival, Inbox
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.store.database import Connection, Database
from bot.store.opened import OpenedStore
from bot.store.tables.actions import ActionTable
from bot.store.tables.inbox import InboxTable
from tests.factories import NOW, a_booking
from tests.unit.store.postgres.conftest import Open

T = TypeVar("T")
DONE = Outcome(state=ActionState.DONE)


class Away:
    """A database whose steps find it away while that is said."""

    def __init__(self, database: Database) -> None:
        self.is_away = False
        self._database = database

    async def read(self, job: Callable[[Connection], T]) -> T:
        return await self._database.read(job)

    async def write(self, job: Callable[[Connection], T]) -> T:
        return await self._database.write(job)

    async def step(self, job: Callable[[Connection], T], *, can_wait: bool = False) -> T:
        if self.is_away:
            raise StoreUnavailable("connection refused")
        return await self._database.step(job, can_wait=can_wait)

    def later(self, job: Callable[[Connection], object]) -> None:
        self._database.later(job)


@pytest.fixture
async def first(another: Open) -> OpenedStore:
    """Give the store of a process that has an action and a command in hand, until NOW + 30."""
    opened = await another()
    action = NewAction(ActionKind.POST_CARD, "card", float(NOW))
    await opened.store.bookings.add(a_booking(), [action])
    return opened


@pytest.fixture
async def second(another: Open) -> Away:
    """Give what another process has the same database by."""
    return Away((await another()).database)


async def taken_by(actions: Actions, now: float) -> list[Action]:
    return [*await actions.claim("two", now, now + 30.0, 9)]


async def be_away(database: Away, actions: Actions, inbox: Inbox) -> None:
    """Let a process find that the database is away, at NOW + 40."""
    database.is_away = True
    with pytest.raises(StoreUnavailable):
        await taken_by(actions, NOW + 40.0)
    with pytest.raises(StoreUnavailable):
        await inbox.waiting(NOW + 40.0, 9)
    database.is_away = False


async def test_who_is_alive_writes_first_what_came_of_its_work(
    first: OpenedStore, second: Away
) -> None:
    (mine,) = await first.store.actions.claim("one", NOW, NOW + 30.0, 1)
    actions, inbox = ActionTable(second, is_shared=True), InboxTable(second, "two")
    await be_away(second, actions, inbox)

    assert await taken_by(actions, NOW + 45.0) == []
    assert await first.store.actions.finish("one", mine, DONE) is True


async def test_who_is_gone_is_waited_for_ten_seconds_more(first: OpenedStore, second: Away) -> None:
    await first.store.actions.claim("one", NOW, NOW + 30.0, 1)
    actions, inbox = ActionTable(second, is_shared=True), InboxTable(second, "two")
    await be_away(second, actions, inbox)

    assert await taken_by(actions, NOW + 41.0) == []
    assert len(await taken_by(actions, NOW + 51.0)) == 1


async def test_what_nobody_has_is_taken_at_once(first: OpenedStore, second: Away) -> None:
    actions, inbox = ActionTable(second, is_shared=True), InboxTable(second, "two")
    await be_away(second, actions, inbox)

    assert len(await taken_by(actions, NOW + 41.0)) == 1
    assert first.shared is not None


async def test_a_command_is_left_to_who_acknowledged_it(first: OpenedStore, second: Away) -> None:
    await first.store.inbox.put(Arrival("cmd:1", "command", "{}", float(NOW)))
    actions, inbox = ActionTable(second, is_shared=True), InboxTable(second, "two")
    await be_away(second, actions, inbox)

    assert await inbox.waiting(NOW + 41.0, 9) == []
    assert [one.key for one in await inbox.waiting(NOW + 51.0, 9)] == ["cmd:1"]
