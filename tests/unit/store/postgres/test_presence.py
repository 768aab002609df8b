"""Presence: what a process that is gone had in hand is free soon, unless it had announced it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.ports import Arrival, Promoter, Wake
from bot.rooms.actions.action import ActionKind, NewAction
from bot.store.opened import OpenedStore
from bot.store.postgres.connection import connect, open_connection
from bot.store.tables.inbox import InboxTable
from tests.factories import NOW, a_booking
from tests.unit.store.postgres.conftest import Sent

LEASE_S = 30.0


@contextmanager
def process(url: str, name: str) -> Iterator[None]:
    """Let a process of that name be there, and the server know it when it is not any more."""
    connection = open_connection(url, name)
    pid = connection.raw.info.backend_pid
    yield
    connection.close()
    with connect(url) as conn:
        while conn.execute("select from pg_stat_activity where pid = %s", [pid]).fetchone():
            continue


async def claimed_by(name: str, opened: OpenedStore) -> list[str]:
    """Let a process take what is due, and return the keys."""
    taken = await opened.store.actions.claim(name, NOW + 5.0, NOW + 5.0 + LEASE_S, 10)
    return [one.key for one in taken]


async def add(opened: OpenedStore, name: str) -> None:
    """Add a booking with one action that is due."""
    action = NewAction(ActionKind.CREATE_ROOM, name, NOW)
    await opened.store.bookings.add(a_booking(id=name), [action])


async def test_what_somebody_had_in_hand_who_is_gone_for_three_seconds_is_free(
    opened: OpenedStore, promoter: Promoter, url: str, sent: Sent
) -> None:
    await add(opened, "a")
    with process(url, "killed"):
        assert await claimed_by("killed", opened) == ["a"]
        await promoter.promote(NOW + 5.0)
        await promoter.promote(NOW + 9.0)

    await promoter.promote(NOW + 10.0)
    await promoter.promote(NOW + 12.9)
    assert await claimed_by("living", opened) == []

    sent.clear()
    await promoter.promote(NOW + 13.0)
    assert sent == [Wake(0.0, 1, is_urgent=True)]
    assert await claimed_by("living", opened) == ["a"]


async def test_what_it_had_announced_keeps_its_lease_as_long_as_it_may_be_on_its_way(
    opened: OpenedStore, promoter: Promoter, url: str
) -> None:
    await add(opened, "a")
    with process(url, "killed"):
        (action,) = await opened.store.actions.claim("killed", NOW, NOW + LEASE_S, 10)
        assert await opened.store.actions.intend("killed", action, NOW)

    await promoter.promote(NOW + 1.0)
    await promoter.promote(NOW + 4.0)

    assert await opened.store.actions.claim("living", NOW + 21.9, NOW + 60.0, 10) == []
    assert len(await opened.store.actions.claim("living", NOW + 22.0, NOW + 60.0, 10)) == 1


async def test_who_connects_again_is_not_gone(
    opened: OpenedStore, promoter: Promoter, url: str
) -> None:
    await add(opened, "a")
    with process(url, "cut off"):
        await claimed_by("cut off", opened)
    await promoter.promote(NOW + 1.0)

    with process(url, "cut off"):
        await promoter.promote(NOW + 2.0)
    await promoter.promote(NOW + 3.0)
    await promoter.promote(NOW + 5.9)

    assert await claimed_by("living", opened) == []


async def test_what_it_had_acknowledged_is_free_as_well(
    opened: OpenedStore, promoter: Promoter, url: str
) -> None:
    with process(url, "killed"):
        inbox = InboxTable(opened.database, "killed")
        await inbox.put(Arrival("key", "command", "{}", NOW, "T0ACME"))
    assert await opened.store.inbox.waiting(NOW + 1.0, 10) == []

    await promoter.promote(NOW + 1.0)
    await promoter.promote(NOW + 4.0)

    assert [one.key for one in await opened.store.inbox.waiting(NOW + 4.0, 10)] == ["key"]


async def test_the_living_stay_what_they_are(
    opened: OpenedStore, promoter: Promoter, url: str
) -> None:
    await add(opened, "a")
    with process(url, "other"):
        await claimed_by("other", opened)
        for seconds in range(20):
            await promoter.promote(NOW + seconds)

        assert await claimed_by("living", opened) == []
