"""When a room is taken away by itself: the rules of section 1.9."""

import pytest

from tests.unit.room_service.talk import LIVE, Caller, StoppedClock


async def is_there(caller: Caller) -> bool:
    return await caller.code(f"{LIVE}/get_room_info", {"RoomId": "live_ops1"}) == 0


async def lives(caller: Caller, clock: StoppedClock, minutes: int) -> tuple[bool, bool]:
    """Tell whether the room is there a second before so many minutes are over, and then."""
    clock.push(minutes * 60 - 1)
    before = await is_there(caller)
    clock.push(1)
    return before, await is_there(caller)


GONE, STAYS = (True, False), (True, True)
A_DAY = 24 * 60


async def test_how_long_an_empty_room_stays_can_be_switched(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    await caller.switch(empty_minutes=10)
    await caller.move("live_ops1", enter=["ana"])
    await caller.move("live_ops1", leave=["ana"])

    assert await lives(caller, clock, 10) == GONE


async def test_a_room_with_robots_stays_when_everybody_left(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana"])
    robots = {"RoomId": "live_ops1", "RobotList_Account": ["administrator"]}
    await caller.ask(f"{LIVE}/add_robot", robots)
    await caller.move("live_ops1", leave=["ana"])

    clock.push(24 * 3600)

    assert await caller.code(f"{LIVE}/del_robot", robots) == 0
    assert await caller.code(f"{LIVE}/get_room_info", {"RoomId": "live_ops1"}) == 100004


async def test_a_room_whose_owner_left_stays_by_default(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["administrator", "ana"])

    await caller.move("live_ops1", leave=["administrator"])

    assert await lives(caller, clock, A_DAY) == STAYS


async def test_a_room_whose_owner_stays_away_goes_when_that_is_switched_on(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    await caller.switch(owner_away_minutes=2)
    await caller.move("live_ops1", enter=["administrator", "ana"])

    await caller.move("live_ops1", leave=["administrator"])

    assert await lives(caller, clock, 2) == GONE


async def test_a_room_goes_ten_minutes_after_its_owner_was_lost(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["administrator", "ana"])

    await caller.move("live_ops1", lose=["administrator"])

    assert await lives(caller, clock, 10) == GONE


@pytest.mark.parametrize("act", ["recover", "enter"])
async def test_an_owner_who_is_back_keeps_the_room(
    caller: Caller, clock: StoppedClock, act: str
) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["administrator", "ana"])
    await caller.move("live_ops1", lose=["administrator"])
    clock.push(599)

    await caller.move("live_ops1", **{act: ["administrator"]})

    assert await lives(caller, clock, A_DAY) == STAYS
    assert await caller.inside("live_ops1") == ["ana", "administrator"]


async def test_a_heartbeat_that_recovers_is_no_new_entry(caller: Caller) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana"])
    await caller.move("live_ops1", lose=["ana"])
    [lost] = (await caller.state())["rooms"]

    await caller.move("live_ops1", recover=["ana", "nobody"])

    assert (lost["members"], lost["lost"]) == ([], ["ana"])
    assert (await caller.info("live_ops1", LIVE))["ViewCount"] == 1
    assert await caller.inside("live_ops1") == ["ana"]


async def test_another_owner_who_is_inside_keeps_the_room(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["administrator", "ana"])
    await caller.move("live_ops1", lose=["administrator"])

    await caller.ask(
        f"{LIVE}/change_room_owner", {"RoomId": "live_ops1", "NewOwner_Account": "ana"}
    )

    assert await lives(caller, clock, A_DAY) == STAYS


async def test_an_owner_who_is_a_robot_may_stay_away(caller: Caller, clock: StoppedClock) -> None:
    await caller.create_live()
    await caller.switch(owner_away_minutes=2)
    await caller.move("live_ops1", enter=["administrator", "ana"])
    robots = {"RoomId": "live_ops1", "RobotList_Account": ["administrator"]}
    await caller.ask(f"{LIVE}/add_robot", robots)

    await caller.move("live_ops1", leave=["administrator"])

    assert await lives(caller, clock, A_DAY) == STAYS


async def test_a_lost_owner_does_no_harm_when_that_is_switched_off(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    await caller.switch(owner_lost_minutes=None)
    await caller.move("live_ops1", enter=["administrator", "ana"])

    await caller.move("live_ops1", lose=["administrator"])

    assert await lives(caller, clock, A_DAY) == STAYS


@pytest.mark.parametrize(
    "switch",
    [
        {"empty_minutes": 9},
        {"empty_minutes": 1441},
        {"empty_minutes": None},
        {"owner_away_minutes": 1},
        {"owner_away_minutes": 721},
        {"owner_lost_minutes": 1.5},
        {"max_seats": 1001},
    ],
)
async def test_a_rule_keeps_to_the_span_of_the_page(
    caller: Caller, switch: dict[str, object]
) -> None:
    response = await caller.http.post("/control/switches", json=switch)

    assert response.status_code == 400
