"""The contract of `Actions.finish`: what came of an action, all of it or nothing."""

from dataclasses import replace

import pytest

from bot.errors import Fault, Try
from bot.ports import Store
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.rooms.booking import Booking, Card
from bot.rooms.lifecycle import State
from bot.rooms.place import Reply
from tests.factories import NOW, a_booking

REPLY = Reply("https://hooks.slack.example/commands/1", until=NOW + 1500.0)
READY = a_booking(state=State.READY, made_at=NOW + 1.0, request_id="Id-1", reply=REPLY)
POST = NewAction(ActionKind.POST_CARD, "post", float(NOW))
TRIES = (
    Try(at=NOW + 0.1, took_s=0.2, fault=Fault.TIMED_OUT),
    Try(at=NOW + 2.0, took_s=0.02, code=0, info="success", request_id="Id-1"),
)
MADE = Outcome(state=ActionState.DONE, booking=READY, then=(POST,), tries=TRIES)


async def begin(store: Store, kind: ActionKind = ActionKind.CREATE_ROOM) -> Action:
    """Add a booking with an action of that kind and claim it."""
    await store.bookings.add(a_booking(reply=REPLY), [NewAction(kind, "first", float(NOW))])
    (action,) = await claim(store)
    return action


async def claim(store: Store, me: str = "one", at: float = NOW) -> list[Action]:
    return list(await store.actions.claim(me, at, at + 30.0, 10))


async def stored(store: Store) -> Booking | None:
    return await store.bookings.get("b0000001")


async def test_all_that_came_of_it_is_written(store: Store) -> None:
    action = await begin(store)

    assert await store.actions.finish("one", action, MADE) is True

    assert await stored(store) == READY
    assert [(one.key, one.plan) for one in await claim(store)] == [("post", 1)]
    log = await store.log.find("T0ACME", "7F3K9A")
    assert [line.one for line in log] == list(TRIES)
    assert {(line.command, line.booking_id) for line in log} == {("create_room", "b0000001")}


async def test_a_finished_action_is_over(store: Store) -> None:
    action = await begin(store)
    await store.actions.finish("one", action, Outcome(state=ActionState.FAILED))

    assert await store.actions.finish("one", action, MADE) is False
    assert await claim(store, at=NOW + 10_000.0) == []


async def test_a_lost_lease_writes_nothing(store: Store) -> None:
    lost = await begin(store)
    await claim(store, "two", at=NOW + 30.0)

    assert await store.actions.finish("one", lost, MADE) is False

    assert await stored(store) == a_booking(reply=REPLY)
    assert await store.log.find("T0ACME", "7F3K9A") == []
    assert [one.key for one in await claim(store, at=NOW + 60.0)] == ["first"]


async def test_a_claim_that_was_lost_and_taken_again_is_another_one(store: Store) -> None:
    lost = await begin(store)
    (again,) = await claim(store, "one", at=NOW + 30.0)

    assert await store.actions.finish("one", lost, MADE) is False
    assert await store.actions.finish("one", again, MADE) is True


async def test_a_pending_outcome_is_tried_again_at_its_time(store: Store) -> None:
    action = await begin(store)
    again = Outcome(state=ActionState.PENDING, next_try=NOW + 4.0, error="100001 internal")

    await store.actions.finish("one", action, again)

    assert await claim(store, "two", at=NOW + 3.9) == []
    (second,) = await claim(store, "two", at=NOW + 4.0)
    assert (second.attempts, second.last_error) == (2, "100001 internal")
    assert second.due == NOW


async def test_what_follows_is_of_the_plan_that_the_booking_has_now(store: Store) -> None:
    action = await begin(store)

    await store.actions.finish("one", action, replace(MADE, booking=replace(READY, plan=2)))

    assert [(one.key, one.plan) for one in await claim(store)] == [("post", 2)]


async def test_an_older_outcome_does_not_write_over_what_people_changed(store: Store) -> None:
    action = await begin(store)
    called_off = a_booking(version=2, plan=2, state=State.CANCELLED, reply=REPLY)
    await store.bookings.change(called_off)

    assert await store.actions.finish("one", action, MADE) is True

    assert await stored(store) == called_off


async def test_what_was_announced_and_did_not_happen_is_not_announced_any_more(
    store: Store,
) -> None:
    action = await begin(store)
    await store.actions.intend("one", action, NOW + 1.0)
    later = Outcome(state=ActionState.PENDING, next_try=NOW + 2.0, is_unsaid=True)

    await store.actions.finish("one", action, later)

    (again,) = await claim(store, at=NOW + 3.0)
    assert again.intent_at is None


async def test_a_newer_booking_learns_that_its_room_was_made(store: Store) -> None:
    action = await begin(store)
    looked_at = a_booking(version=2, state=State.PREPARING, checked_at=NOW + 0.5, reply=REPLY)
    await store.bookings.change(looked_at)

    await store.actions.finish("one", action, MADE)

    assert await stored(store) == replace(READY, version=2, checked_at=NOW + 0.5)
    assert [(one.key, one.plan) for one in await claim(store)] == [("post", 1)]


async def test_a_newer_booking_learns_of_its_card_and_keeps_its_own_reply(store: Store) -> None:
    action = await begin(store, ActionKind.POST_CARD)
    moved = a_booking(version=2, room_id="stand-up-2", reply=replace(REPLY, response_url="new"))
    await store.bookings.change(moved)
    posted = replace(READY, card=Card("C0TEAM", "1793804401.000100"), reply=None)

    await store.actions.finish("one", action, Outcome(state=ActionState.DONE, booking=posted))

    assert await stored(store) == replace(moved, card=posted.card)


async def test_telling_that_it_takes_longer_writes_the_reply_alone(store: Store) -> None:
    action = await begin(store, ActionKind.SAY_TRYING)
    used = a_booking(reply=replace(REPLY, left=3), state=State.TROUBLE)

    await store.actions.finish("one", action, Outcome(state=ActionState.DONE, booking=used))

    assert await stored(store) == a_booking(reply=replace(REPLY, left=3))


async def test_a_reply_once_used_is_not_refilled(store: Store) -> None:
    used = a_booking(reply=replace(REPLY, left=2))
    create = NewAction(ActionKind.CREATE_ROOM, "first", float(NOW))
    await store.bookings.add(used, [create])
    (action,) = await claim(store)

    await store.actions.finish("one", action, MADE)

    assert await stored(store) == replace(READY, reply=replace(REPLY, left=2))


async def test_an_outcome_can_take_the_reply_away(store: Store) -> None:
    action = await begin(store)

    await store.actions.finish("one", action, replace(MADE, booking=replace(READY, reply=None)))

    assert await stored(store) == replace(READY, reply=None)


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "語" * 10_000])
async def test_any_words_of_the_other_side_can_be_kept(store: Store, text: str) -> None:
    action = await begin(store)
    strange = Try(at=1.0, took_s=0.1, code=10**30, info=text, request_id=text)

    kept = Outcome(state=ActionState.FAILED, result=text, error=text, tries=(strange,))

    assert await store.actions.finish("one", action, kept) is True
    assert [line.one for line in await store.log.find("T0ACME", "7F3K9A")] == [strange]
