"""What the outcome of an action may write."""

import pytest

from bot.rooms.actions.action import BESIDE, ActionKind
from bot.rooms.booking import Card
from bot.rooms.lifecycle import State
from bot.rooms.place import Reply
from bot.store.merge import merged, spent
from tests.factories import a_booking


@pytest.mark.parametrize("kind", sorted(BESIDE))
def test_what_runs_beside_the_others_changes_the_reply_alone(kind: ActionKind) -> None:
    stored = a_booking(reply=Reply("u", 1.0, left=4))
    outcome = a_booking(state=State.FAILED, reply=Reply("u", 1.0, left=3))

    assert merged(stored, outcome, kind) == a_booking(reply=Reply("u", 1.0, left=3))


def test_the_more_spent_reply_counts() -> None:
    full, used = Reply("u", 1.0, left=4), Reply("u", 1.0, left=1)

    assert [spent(full, used), spent(used, full)] == [used, used]
    assert [spent(None, used), spent(used, None), spent(None, None)] == [None, None, None]


def test_the_card_is_the_one_that_was_posted_last() -> None:
    stored = a_booking(version=2, card=Card("C1", "1.1"))
    older = a_booking(version=1, card=Card("C1", "2.2"))

    assert merged(stored, older, ActionKind.POST_CARD).card == Card("C1", "2.2")
    assert merged(stored, older, ActionKind.CREATE_ROOM) == stored


def test_that_a_room_was_made_is_learnt_for_the_same_plan_alone() -> None:
    older = a_booking(version=1, made_at=5.0, request_id="Id-1")
    same, other = a_booking(version=2), a_booking(version=2, plan=2, room_id="another")

    assert merged(same, older, ActionKind.CREATE_ROOM).made_at == 5.0
    assert merged(other, older, ActionKind.CREATE_ROOM) == other


@pytest.mark.parametrize(
    ("stored", "new", "kind", "kept"),
    [
        (State.PREPARING, State.READY, ActionKind.CREATE_ROOM, State.READY),
        (State.PLANNED, State.READY, ActionKind.CREATE_ROOM, State.READY),
        (State.PLANNED, State.PREPARING, ActionKind.CREATE_ROOM, State.PREPARING),
        (State.TROUBLE, State.PREPARING, ActionKind.CREATE_ROOM, State.TROUBLE),
        (State.PREPARING, State.FAILED, ActionKind.CREATE_ROOM, State.FAILED),
        (State.TROUBLE, State.READY, ActionKind.CREATE_ROOM, State.READY),
        (State.CANCELLED, State.READY, ActionKind.CREATE_ROOM, State.CANCELLED),
        (State.OVER, State.FAILED, ActionKind.CREATE_ROOM, State.OVER),
        # Tried again while the failure was still being told.
        (State.PREPARING, State.FAILED, ActionKind.TELL_FAILURE, State.PREPARING),
    ],
)
def test_a_newer_booking_learns_only_a_state_that_it_can_come_to(
    stored: State, new: State, kind: ActionKind, kept: State
) -> None:
    older, newer = a_booking(version=1, state=new), a_booking(version=2, state=stored)

    assert merged(newer, older, kind).state is kept


def test_a_newer_booking_counts_the_use_of_its_own_reply_alone() -> None:
    ours, used = Reply("ours", 1.0, left=4), Reply("ours", 1.0, left=3)
    newer = a_booking(version=2, reply=ours)

    def kept(reply: Reply | None) -> Reply | None:
        return merged(newer, a_booking(reply=reply), ActionKind.POST_CARD).reply

    assert [kept(used), kept(None), kept(Reply("old", 1.0, left=1))] == [used, ours, ours]
