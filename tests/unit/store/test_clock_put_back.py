"""A machine's clock that is put back: nothing waits until the old time comes again.

Where several machines share a database its own clock counts, and that is not put back here.
"""

import pytest

from bot.ports import Store
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.store.opened import OpenedStore
from tests.factories import NOW, a_booking

LEASE_S = 30.0
HOUR_S = 3600.0
LATER = NOW + HOUR_S
AT_ONCE = (
    ActionKind.CREATE_ROOM,
    ActionKind.POST_CARD,
    ActionKind.EDIT_CARD,
    ActionKind.TELL_FAILURE,
    ActionKind.TELL_OWNER,
    ActionKind.TELL_ADMIN,
    ActionKind.TELL_NEWS,
    ActionKind.DESTROY_ROOM,
)
OF_THE_CLOCK = (
    ActionKind.REMIND,
    ActionKind.WARN_OWNER,
    ActionKind.POST_FAILURE,
    ActionKind.OVER,
)


@pytest.fixture
def store(opened: OpenedStore) -> Store:
    return opened.store


async def claim(store: Store, at: float, limit: int = 10) -> list[Action]:
    return list(await store.actions.claim("one", at, at + LEASE_S, limit))


async def add(store: Store, kind: ActionKind, due: float, name: str = "a") -> None:
    await store.bookings.add(a_booking(id=name), [NewAction(kind, name, due)])


@pytest.mark.parametrize("kind", AT_ONCE)
async def test_what_was_due_stays_due(store: Store, kind: ActionKind) -> None:
    await claim(store, LATER, limit=0)
    await add(store, kind, LATER)

    (taken,) = await claim(store, float(NOW))

    assert taken.due == NOW


@pytest.mark.parametrize("kind", OF_THE_CLOCK)
async def test_what_belongs_to_a_time_comes_at_that_time(store: Store, kind: ActionKind) -> None:
    await claim(store, LATER, limit=0)
    await add(store, kind, LATER)

    assert await claim(store, float(NOW)) == []
    assert await claim(store, LATER - 1) == []
    (taken,) = await claim(store, LATER)
    assert taken.due == LATER


async def test_what_lies_ahead_keeps_its_time(store: Store) -> None:
    await claim(store, LATER, limit=0)
    await add(store, ActionKind.CREATE_ROOM, LATER + 60)

    assert await claim(store, float(NOW)) == []
    assert await claim(store, LATER + 59) == []
    assert len(await claim(store, LATER + 60)) == 1


async def test_the_wait_before_another_try_stays_as_long_as_it_was(store: Store) -> None:
    await add(store, ActionKind.CREATE_ROOM, LATER)
    (action,) = await claim(store, LATER)
    again = Outcome(state=ActionState.PENDING, next_try=LATER + 8)
    await store.actions.finish("one", action, again)

    assert await claim(store, float(NOW)) == []
    assert await claim(store, NOW + 7.5) == []
    (taken,) = await claim(store, NOW + 8.0)
    assert (taken.attempts, taken.due) == (2, NOW)


async def test_a_reminder_that_waited_for_another_comes_at_its_own_time(store: Store) -> None:
    await add(store, ActionKind.REMIND, LATER)
    (action,) = await claim(store, LATER)
    again = Outcome(state=ActionState.PENDING, next_try=LATER + 5)
    await store.actions.finish("one", action, again)

    assert await claim(store, float(NOW)) == []
    assert len(await claim(store, LATER)) == 1


async def test_who_waits_for_a_word_hears_it_soon(store: Store) -> None:
    await claim(store, LATER, limit=0)
    await add(store, ActionKind.SAY_TRYING, LATER + 3)

    await claim(store, float(NOW))

    assert len(await claim(store, NOW + 3.0)) == 1


async def test_nothing_that_is_held_is_given_to_another(store: Store) -> None:
    await add(store, ActionKind.CREATE_ROOM, LATER)
    (held,) = await claim(store, LATER)

    assert await claim(store, float(NOW)) == []
    assert await store.actions.finish("one", held, Outcome(state=ActionState.DONE))
    assert await claim(store, LATER + LEASE_S + 1) == []


async def test_a_moment_back_changes_nothing(store: Store) -> None:
    await claim(store, NOW + 0.9, limit=0)
    await add(store, ActionKind.CREATE_ROOM, NOW + 0.5)

    assert await claim(store, float(NOW)) == []
    (taken,) = await claim(store, NOW + 0.5)
    assert taken.due == NOW + 0.5


async def test_the_last_room_is_the_one_that_was_asked_for_last(store: Store) -> None:
    await claim(store, LATER, limit=0)
    for name, at in (("first", LATER - 60), ("second", LATER)):
        await store.bookings.add(a_booking(id=name, created_at=at), [])
    await claim(store, float(NOW))
    await store.bookings.add(a_booking(id="third", created_at=NOW + 1.0), [])

    found = await store.bookings.of("T0ACME", user_id="U0ANNA")

    assert [one.id for one in found] == ["third", "second", "first"]
