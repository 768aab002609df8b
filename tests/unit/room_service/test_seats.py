"""Seats: who sits where, what is locked, who has to move."""

from typing import Any

import pytest

from tests.unit.room_service.talk import MIC, Caller

PICK = f"{MIC}/pick_user_on_seat"
OFF = f"{MIC}/kick_user_off_seat"
LOCK = f"{MIC}/lock_seat"
MOVE = f"{MIC}/move_user_to_seat"


async def a_room(caller: Caller, seats: int = 3) -> None:
    await caller.create(IsSeatEnabled=True, MaxSeatCount=seats)
    await caller.move("standup-42", enter=["ana", "ben", "caro"])


async def code(caller: Caller, command: str, **body: object) -> int:
    return await caller.code(command, {"RoomId": "standup-42", **body})


async def sitting(caller: Caller) -> list[str | None]:
    answer = await caller.ask(f"{MIC}/get_seat_list", {"RoomId": "standup-42"})
    seats: list[dict[str, Any]] = answer["Response"]["SeatList"]
    return [seat.get("Member_Account") for seat in seats]


async def test_every_seat_is_listed_with_the_fields_of_the_page(caller: Caller) -> None:
    await a_room(caller, seats=2)
    await code(caller, PICK, Member_Account="ana", Index=1)

    answer = await caller.ask(f"{MIC}/get_seat_list", {"RoomId": "standup-42"})

    nothing = {"IsTakenDisabled": False, "IsVideoDisabled": False, "IsAudioDisabled": False}
    assert answer["Response"]["SeatList"] == [
        {"Index": 0, **nothing},
        {"Index": 1, "Member_Account": "ana", **nothing},
    ]


async def test_a_live_room_has_the_same_seats(caller: Caller) -> None:
    await caller.create_live(SeatTemplate="VideoLandscape4Seats")
    await caller.move("live_ops1", enter=["ana"])

    seat = {"RoomId": "live_ops1", "Member_Account": "ana", "Index": 3}

    assert await caller.code(PICK, seat) == 0
    assert await caller.code(PICK, seat | {"Index": 4}) == 100002


async def test_a_room_without_seats_seats_nobody(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana"])

    assert await sitting(caller) == []
    assert await code(caller, PICK, Member_Account="ana", Index=0) == 100002


async def test_who_is_not_in_the_room_gets_no_seat(caller: Caller) -> None:
    await a_room(caller)

    assert await code(caller, PICK, Member_Account="nobody", Index=0) == 100005
    assert await code(caller, PICK, Index=0) == 100002
    assert await code(caller, PICK, Member_Account=7, Index=0) == 60015


async def test_a_taken_seat_is_100201_and_a_second_one_100203(caller: Caller) -> None:
    await a_room(caller)
    await code(caller, PICK, Member_Account="ana", Index=0)

    assert await code(caller, PICK, Member_Account="ben", Index=0) == 100201
    assert await code(caller, PICK, Member_Account="ana", Index=1) == 100203
    assert await sitting(caller) == ["ana", None, None]


async def test_any_free_seat_will_do_until_there_is_none(caller: Caller) -> None:
    await a_room(caller, seats=2)
    await code(caller, LOCK, Index=0, ForbidTaken=True)
    await code(caller, PICK, Member_Account="ana", Index=-1)

    assert await sitting(caller) == [None, "ana"]
    assert await code(caller, PICK, Member_Account="ben", Index=-1) == 100205


@pytest.mark.parametrize("index", [-2, 3, "0", None, True, 2**70])
async def test_a_seat_is_one_of_the_room(caller: Caller, index: object) -> None:
    await a_room(caller)

    assert await code(caller, PICK, Member_Account="ana", Index=index) == 100002


async def test_a_seat_is_taken_back_once(caller: Caller) -> None:
    await a_room(caller)
    await code(caller, PICK, Member_Account="ana", Index=0)

    first = await code(caller, OFF, Member_Account="ana", Data="thanks")
    second = await code(caller, OFF, Member_Account="ana")

    assert (first, second, await sitting(caller)) == (0, 100206, [None, None, None])


async def test_who_goes_leaves_the_seat(caller: Caller) -> None:
    await a_room(caller)
    await code(caller, PICK, Member_Account="ana", Index=0)

    await caller.move("standup-42", leave=["ana"])

    assert await sitting(caller) == [None, None, None]


async def test_a_lock_makes_the_sitter_go_and_keeps_others_out(caller: Caller) -> None:
    await a_room(caller)
    await code(caller, PICK, Member_Account="ana", Index=0)

    locked = await code(caller, LOCK, Index=0, ForbidTaken=True)

    assert (locked, await sitting(caller)) == (0, [None, None, None])
    assert await code(caller, PICK, Member_Account="ben", Index=0) == 100200
    assert await code(caller, LOCK, Index=0, ForbidTaken=False) == 0
    assert await code(caller, PICK, Member_Account="ben", Index=0) == 0


async def test_a_locked_picture_keeps_the_sitter_and_the_other_locks(caller: Caller) -> None:
    await a_room(caller, seats=1)
    await code(caller, PICK, Member_Account="ana", Index=0)
    await code(caller, LOCK, Index=0, ForbidAudio=True)

    await code(caller, LOCK, Index=0, ForbidVideo=True)

    answer = await caller.ask(f"{MIC}/get_seat_list", {"RoomId": "standup-42"})
    assert answer["Response"]["SeatList"] == [
        {
            "Index": 0,
            "Member_Account": "ana",
            "IsTakenDisabled": False,
            "IsVideoDisabled": True,
            "IsAudioDisabled": True,
        }
    ]


@pytest.mark.parametrize("body", [{}, {"Index": 3}, {"Index": -1}, {"Index": 0, "ForbidTaken": 1}])
async def test_a_lock_that_makes_no_sense_is_refused(
    caller: Caller, body: dict[str, object]
) -> None:
    await a_room(caller)

    assert await code(caller, LOCK, **body) == 100002


# Policies of 72685: 0 gives up when the seat is taken, 1 takes it, 2 exchanges.
POLICIES = [
    (0, 100201, ["ana", "ben", None]),
    (1, 0, [None, "ana", None]),
    (2, 0, ["ben", "ana", None]),
]


@pytest.mark.parametrize(("policy", "verdict", "after"), POLICIES)
async def test_a_policy_says_what_becomes_of_who_sits_there(
    caller: Caller, policy: int, verdict: int, after: list[str | None]
) -> None:
    await a_room(caller)
    await code(caller, PICK, Member_Account="ana", Index=0)
    await code(caller, PICK, Member_Account="ben", Index=1)

    moved = await code(caller, MOVE, Member_Account="ana", SeatIndex=1, Policy=policy)

    assert (moved, await sitting(caller)) == (verdict, after)


@pytest.mark.parametrize("policy", [0, 1, 2])
async def test_a_free_seat_is_moved_to_under_any_policy(caller: Caller, policy: int) -> None:
    await a_room(caller)
    await code(caller, PICK, Member_Account="ana", Index=0)

    moved = await code(caller, MOVE, Member_Account="ana", SeatIndex=2, Policy=policy)

    assert (moved, await sitting(caller)) == (0, [None, None, "ana"])


async def test_a_move_needs_a_seat_to_start_from_and_an_open_one(caller: Caller) -> None:
    await a_room(caller)
    assert await code(caller, MOVE, Member_Account="ana", SeatIndex=1, Policy=0) == 100206
    await code(caller, PICK, Member_Account="ana", Index=0)
    await code(caller, LOCK, Index=1, ForbidTaken=True)

    assert await code(caller, MOVE, Member_Account="ana", SeatIndex=1, Policy=1) == 100200
    assert await code(caller, MOVE, Member_Account="ana", SeatIndex=0, Policy=0) == 0
    assert await code(caller, MOVE, Member_Account="ana", SeatIndex=2, Policy=3) == 100002


async def test_the_older_name_of_a_move_moves_too(caller: Caller) -> None:
    await a_room(caller)
    await code(caller, PICK, Member_Account="ana", Index=0)

    await code(caller, f"{MIC}/switch_seat", Member_Account="ana", SeatIndex=1)

    assert await sitting(caller) == [None, "ana", None]
