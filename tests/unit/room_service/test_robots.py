"""Robots and totals of live rooms (69079 to 69081)."""

import pytest

from tests.unit.room_service.talk import LIVE, Caller


async def robots_of(caller: Caller) -> list[str]:
    answer = await caller.ask(f"{LIVE}/get_robot", {"RoomId": "live_ops1"})
    robots: list[str] = answer["Response"]["RobotList_Account"]
    return robots


async def test_robots_are_put_in_and_taken_out(caller: Caller) -> None:
    await caller.create_live()
    await caller.import_account("robot-1")
    await caller.import_account("robot-2")
    robots = {"RoomId": "live_ops1", "RobotList_Account": ["robot-1", "robot-2"]}
    await caller.ask(f"{LIVE}/add_robot", robots)
    await caller.ask(f"{LIVE}/add_robot", robots)
    there = await robots_of(caller)

    code = await caller.code(f"{LIVE}/del_robot", robots | {"RobotList_Account": ["robot-1"]})

    assert there == ["robot-1", "robot-2"]
    assert (code, await robots_of(caller)) == (0, ["robot-2"])


@pytest.mark.parametrize(
    ("robots", "code"), [(["stranger"], 100002), ([], 100002), (None, 100002), ([1], 60015)]
)
async def test_a_robot_is_an_imported_account(caller: Caller, robots: object, code: int) -> None:
    await caller.create_live()
    body = {"RoomId": "live_ops1", "RobotList_Account": robots}

    assert await caller.code(f"{LIVE}/add_robot", body) == code


@pytest.mark.parametrize("command", ["add_robot", "del_robot", "get_robot"])
async def test_robots_are_for_live_rooms_alone(caller: Caller, command: str) -> None:
    await caller.create()
    body = {"RoomId": "standup-42", "RobotList_Account": ["administrator"]}

    assert await caller.code(f"{LIVE}/{command}", body) == 100006


async def test_robot_calls_have_a_rate_of_their_own(caller: Caller) -> None:
    codes = [await caller.code(f"{LIVE}/get_robot", {"RoomId": "r"}) for _ in range(101)]

    assert (codes[99], codes[100]) == (100004, 60007)


async def test_totals_count_every_entry(caller: Caller) -> None:
    await caller.create_live()
    for act in ({"enter": ["ana", "ben"]}, {"leave": ["ana"]}, {"enter": ["ana"]}):
        await caller.move("live_ops1", **act)
    totals = {
        "TotalViewers": 3,
        "TotalGiftsSent": 0,
        "TotalGiftCoins": 0,
        "TotalUniqueGiftSenders": 0,
        "TotalLikesReceived": 0,
    }

    so_far = await caller.ask(f"{LIVE}/get_room_statistic", {"RoomId": "live_ops1"})
    at_the_end = await caller.ask(f"{LIVE}/destroy_room", {"RoomId": "live_ops1"})

    assert so_far["Response"] == {**totals, "TotalMsgCount": 0}
    assert at_the_end["Response"] == {"Statistic": totals}
