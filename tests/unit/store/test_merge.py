"""What the outcome of an action may write."""

import re

from bot.rooms.booking import ActionKind, Card, Reply
from bot.store.merge import BESIDE, merged, spent
from bot.store.tables.actions import CLAIM
from tests.factories import a_booking


def test_the_claim_lets_just_those_run_beside_others_whose_outcome_is_merged() -> None:
    named = set(re.findall(r"kind (?:=|<>) '(\w+)'", CLAIM))

    assert named == {str(kind) for kind in BESIDE}


def test_the_more_spent_reply_counts() -> None:
    full, used = Reply("u", 1.0, left=4), Reply("u", 1.0, left=1)

    assert [spent(full, used), spent(used, full)] == [used, used]
    assert [spent(None, used), spent(used, None), spent(None, None)] == [None, None, None]


def test_a_card_that_the_newer_booking_has_is_kept() -> None:
    stored = a_booking(version=2, card=Card("C1", "1.1"))
    older = a_booking(version=1, card=Card("C1", "2.2"))

    assert merged(stored, older, ActionKind.POST_CARD) == stored


def test_that_a_room_was_made_is_learnt_for_the_same_room_id_alone() -> None:
    older = a_booking(version=1, made_at=5.0, request_id="Id-1")
    same, other = a_booking(version=2), a_booking(version=2, room_id="another")

    assert merged(same, older, ActionKind.CREATE_ROOM).made_at == 5.0
    assert merged(other, older, ActionKind.CREATE_ROOM) == other
