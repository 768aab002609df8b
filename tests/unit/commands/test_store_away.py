"""What was acknowledged is owed: a store that is away meanwhile delays it, and nothing else."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.errors import StoreUnavailable
from commands import inbox as module
from commands import take_up_waiting
from tests.unit.commands.front import Front, a_front
from tests.unit.usecases.conftest import World


@dataclass
class Shaky:
    """A port of the store whose one method finds the database away a few times."""

    port: Any
    method: str
    away: int = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the port has
        return self._tried if name == self.method else getattr(self.port, name)

    async def _tried(self, *args: Any, **named: Any) -> Any:  # noqa: ANN401  as above
        if self.away:
            self.away -= 1
            raise StoreUnavailable("the server closed the connection")
        return await getattr(self.port, self.method)(*args, **named)


@pytest.fixture
async def shaky(world: World) -> AsyncIterator[Front]:
    """Open a front whose store is away now and then."""
    store = world.outside.store
    store = replace(
        store,
        bookings=Shaky(store.bookings, "add"),
        usual=Shaky(store.usual, "keep"),
        inbox=Shaky(store.inbox, "done"),
    )
    async with a_front(replace(world, outside=replace(world.outside, store=store))) as opened:
        yield opened


def let_be_away(port: object, times: int) -> None:
    assert isinstance(port, Shaky)
    port.away = times


async def test_a_room_that_was_acknowledged_is_made_when_the_store_is_back(shaky: Front) -> None:
    let_be_away(shaky.desk.outside.store.bookings, 1)

    await shaky.command("now Stand-up")
    await shaky.settled()

    assert shaky.whispers() == []  # nobody is told that nothing was done: it will be
    assert await shaky.waiting() == ["command"]
    await take_up_waiting(shaky.desk)
    await shaky.settled()
    assert len(shaky.world.room_api.rooms) == 1
    assert await shaky.waiting() == []


async def test_what_was_answered_is_not_done_again_when_the_store_was_away_at_its_end(
    shaky: Front, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "CLOSE_AGAIN_S", 0.0)
    let_be_away(shaky.desk.outside.store.inbox, 3)

    await shaky.command("defaults for 45m")
    await shaky.settled()

    assert len(shaky.whispers()) == 1
    assert await shaky.waiting() == []
    assert "a bug of ours" not in caplog.text


async def test_a_bug_is_told_though_the_store_is_away(
    shaky: Front, caplog: pytest.LogCaptureFixture
) -> None:
    let_be_away(shaky.desk.outside.store.inbox, 1)
    usual = shaky.desk.outside.store.usual
    assert isinstance(usual, Shaky)
    usual.port = None

    await shaky.command("defaults for 45m")
    await shaky.settled()

    assert len(shaky.whispers()) == 1
    assert "stands in the inbox yet" in caplog.text
