"""Promotion: each action that is due soon has one wake-up on its way, and not two."""

from collections.abc import Callable, Sequence

import psycopg
import pytest

from bot.ports import Promoter, Store, Wake
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.rooms.request import When
from bot.store.opened import OpenedStore
from tests.factories import NOW, a_booking, a_request
from tests.unit.store.postgres.conftest import Sent

LATER = When(at=NOW + 3600, local="2026-11-05T16:00", zone="Europe/Berlin")


@pytest.fixture
def store(opened: OpenedStore) -> Store:
    """Give the ports."""
    return opened.store


async def add(store: Store, *names: str, due: float = NOW, is_scheduled: bool = False) -> None:
    """Add a booking of each name with one action of that name."""
    request = a_request(when=LATER) if is_scheduled else a_request()
    for name in names:
        action = NewAction(ActionKind.CREATE_ROOM, name, due)
        await store.bookings.add(a_booking(id=name, request=request), [action])


async def claim(store: Store, at: float) -> Action:
    """Take the one that is due, for 30 seconds."""
    (taken,) = await store.actions.claim("one", at, at + 30.0, 10)
    return taken


async def test_what_is_due_together_has_one_wake_up(
    store: Store, promoter: Promoter, sent: Sent
) -> None:
    await add(store, "a", "b", due=NOW - 5.0)
    await add(store, "c", due=NOW + 10.0)
    await add(store, "d", due=NOW + 9.9)

    await promoter.promote(NOW)

    assert sent == [Wake(0.0, 2, is_urgent=True), Wake(10.0, 2, is_urgent=True)]


async def test_what_nobody_waits_for_says_so(store: Store, promoter: Promoter, sent: Sent) -> None:
    await add(store, "now")
    await add(store, "scheduled", is_scheduled=True)

    await promoter.promote(NOW)

    assert sent == [Wake(0.0, 1, is_urgent=True), Wake(0.0, 1, is_urgent=False)]


async def test_what_is_far_waits(store: Store, promoter: Promoter, sent: Sent) -> None:
    await add(store, "a", due=NOW + 20.5)

    await promoter.promote(NOW)
    assert sent == []
    await promoter.promote(NOW + 1.0)

    assert sent == [Wake(19.5, 1, is_urgent=True)]


async def test_one_wake_up_is_enough_until_it_must_be_lost(
    store: Store, promoter: Promoter, sent: Sent
) -> None:
    await add(store, "a")

    for after_s in (0.0, 1.0, 39.0):
        await promoter.promote(NOW + after_s)
    assert len(sent) == 1
    await promoter.promote(NOW + 40.0)

    assert len(sent) == 2


async def test_what_somebody_has_taken_needs_none(
    store: Store, promoter: Promoter, sent: Sent
) -> None:
    await add(store, "a")
    await claim(store, NOW)

    await promoter.promote(NOW + 29.0)

    assert sent == []


async def test_when_a_lease_runs_out_somebody_is_woken_once(
    store: Store, promoter: Promoter, sent: Sent
) -> None:
    await add(store, "a")
    await promoter.promote(NOW)
    await claim(store, NOW)
    sent.clear()

    for after_s in (29.0, 30.0, 31.0, 32.0):
        await promoter.promote(NOW + after_s)

    assert sent == [Wake(0.0, 1, is_urgent=True)]


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda store, _: store.actions.release("one"), id="given back"),
        pytest.param(
            lambda store, action: store.actions.finish(
                "one", action, Outcome(state=ActionState.PENDING, next_try=float(NOW))
            ),
            id="tried again",
        ),
    ],
)
async def test_what_is_due_again_has_a_wake_up_of_its_own(
    store: Store,
    promoter: Promoter,
    sent: Sent,
    end: Callable[..., object],
) -> None:
    await add(store, "a")
    await promoter.promote(NOW)
    action = await claim(store, NOW)

    await end(store, action)  # type: ignore[misc]  # both are awaited
    await promoter.promote(NOW + 1.0)

    assert len(sent) == 2


async def test_marks_and_wake_ups_are_kept_together_or_not_at_all(
    opened: OpenedStore, sent: Sent
) -> None:
    def fail(_: psycopg.Connection[object], wakes: Sequence[Wake]) -> None:
        sent.extend(wakes)
        raise LookupError("not sent")

    assert opened.shared is not None
    await add(opened.store, "a")
    for _ in range(2):
        with pytest.raises(LookupError):
            await opened.shared.promoter(fail).promote(NOW)

    assert len(sent) == 2
