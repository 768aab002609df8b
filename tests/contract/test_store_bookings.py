"""The contract of `Bookings`: adding, reading and changing."""

from dataclasses import replace

import pytest

from bot.ports import Arrival, Store
from bot.rooms.actions.action import ActionKind, ActionState, NewAction, Outcome
from bot.rooms.booking import Booking, Card
from bot.rooms.lifecycle import State
from bot.rooms.place import Reply
from tests.factories import NOW, a_booking, a_place, a_request

CREATE = NewAction(ActionKind.CREATE_ROOM, "create:b0000001", float(NOW))


async def keys_due(store: Store) -> list[str]:
    """Return the keys of all actions that are due at `NOW`."""
    return [one.key for one in await store.actions.claim("test", NOW, NOW + 30.0, 100)]


async def test_what_was_added_reads_the_same(store: Store) -> None:
    added = await store.bookings.add(a_booking(), [CREATE])

    assert added == a_booking()
    assert await store.bookings.get("b0000001") == a_booking()
    assert await keys_due(store) == ["create:b0000001"]


async def test_an_unknown_booking_is_none(store: Store) -> None:
    assert await store.bookings.get("b9999999") is None


async def test_adding_marks_its_arrival_done(store: Store) -> None:
    await store.inbox.put(Arrival("cmd:1", "command", "{}", 1.0))

    await store.bookings.add(a_booking(), [CREATE], arrival="cmd:1")

    assert await store.inbox.waiting(now=2.0, limit=10) == []


async def test_one_arrival_makes_one_booking(store: Store) -> None:
    await store.bookings.add(a_booking(), [CREATE], arrival="cmd:1")
    again = NewAction(ActionKind.CREATE_ROOM, "create:b0000002", float(NOW))

    second = await store.bookings.add(a_booking(id="b0000002"), [again], arrival="cmd:1")

    assert second == a_booking()
    assert await store.bookings.get("b0000002") is None
    assert await keys_due(store) == ["create:b0000001"]


async def test_bookings_without_arrival_do_not_stand_for_each_other(store: Store) -> None:
    await store.bookings.add(a_booking(), [])

    await store.bookings.add(a_booking(id="b0000002"), [])

    assert await store.bookings.get("b0000002") == a_booking(id="b0000002")


async def test_the_guard_returns_the_room_made_a_moment_ago(store: Store) -> None:
    await store.bookings.add(a_booking(), [CREATE])
    twin = a_booking(id="b0000002", request=a_request(name="STAND-UP"), created_at=NOW + 20.0)

    found = await store.bookings.add(twin, [], guard_since=NOW - 10.0)

    assert found == a_booking()
    assert await store.bookings.get("b0000002") is None


@pytest.mark.parametrize(
    "other",
    [
        a_booking(state=State.OVER),
        a_booking(state=State.FAILED),
        a_booking(state=State.CANCELLED),
        a_booking(request=a_request(name="Retro")),
        a_booking(channel_id="C0OTHER"),
        a_booking(asked=a_place(user_id="U0BORIS")),
        a_booking(asked=a_place(team_id="T0OTHER")),
        a_booking(created_at=NOW - 31.0),
        a_booking(starts_at=a_booking().starts_at + 3600),
    ],
    ids=["over", "failed", "cancelled", "name", "channel", "person", "team", "earlier", "time"],
)
async def test_the_guard_lets_another_room_pass(store: Store, other: Booking) -> None:
    await store.bookings.add(other, [])
    asked = a_booking(id="b0000002")

    assert await store.bookings.add(asked, [], guard_since=NOW - 30.0) == asked
    assert await store.bookings.get("b0000002") == asked


async def test_a_change_is_written_with_its_actions(store: Store) -> None:
    await store.bookings.add(a_booking(), [])
    renamed = a_booking(version=2, request=a_request(name="Retro"))
    edit = NewAction(ActionKind.EDIT_CARD, "edit:b0000001:2", float(NOW))

    assert await store.bookings.change(renamed, [edit]) is True
    assert await store.bookings.get("b0000001") == renamed
    (action,) = await store.actions.claim("one", NOW, NOW + 30.0, 10)
    assert (action.key, action.plan) == ("edit:b0000001:2", 1)


@pytest.mark.parametrize("version", [1, 3])
async def test_a_change_of_another_version_writes_nothing(store: Store, version: int) -> None:
    await store.bookings.add(a_booking(), [])
    edit = NewAction(ActionKind.EDIT_CARD, "edit", float(NOW))

    late = a_booking(version=version, state=State.CANCELLED)

    assert await store.bookings.change(late, [edit]) is False
    assert await store.bookings.get("b0000001") == a_booking()
    assert await keys_due(store) == []


async def test_of_two_who_change_the_same_version_one_wins(store: Store) -> None:
    await store.bookings.add(a_booking(), [])
    mine, theirs = a_booking(version=2, ended_by="U0A"), a_booking(version=2, ended_by="U0B")

    answers = [await store.bookings.change(mine), await store.bookings.change(theirs)]

    assert answers == [True, False]
    assert await store.bookings.get("b0000001") == mine


async def test_a_change_of_nothing_known_is_refused(store: Store) -> None:
    assert await store.bookings.change(a_booking(version=2)) is False


async def test_the_way_to_answer_is_kept_until_it_is_taken_away(store: Store) -> None:
    reply = Reply("https://hooks.slack.example/commands/1", until=NOW + 1500.0)
    booking = a_booking(reply=reply, card=Card("C0TEAM", "1.2"))
    await store.bookings.add(booking, [])
    assert await store.bookings.get("b0000001") == booking

    await store.bookings.change(replace(booking, reply=None, version=2))

    assert await store.bookings.get("b0000001") == replace(booking, reply=None, version=2)


async def test_an_edit_does_not_move_a_card_back(store: Store) -> None:
    post = NewAction(ActionKind.POST_CARD, "here", float(NOW))
    await store.bookings.add(a_booking(card=Card("D0ANA", "1.2")), [post])
    read = await store.bookings.get("b0000001")
    assert read is not None
    (taken,) = await store.actions.claim("one", NOW, NOW + 30.0, 1)
    moved = Outcome(state=ActionState.DONE, booking=replace(read, card=Card("C0TEAM", "3.4")))
    await store.actions.finish("one", taken, moved)

    assert await store.bookings.change(replace(read, version=read.version + 1))

    kept = await store.bookings.get("b0000001")
    assert kept is not None
    assert kept.card == Card("C0TEAM", "3.4")
