"""Bans and mutes: how long they last, who is listed, who cannot come in."""

from typing import Any

import pytest

from tests.unit.room_service.talk import CONFERENCE, LIVE, NOW, Caller, StoppedClock

BAN = f"{CONFERENCE}/ban_room_member"
UNBAN = f"{CONFERENCE}/unban_room_member"
BANNED = f"{CONFERENCE}/get_banned_member_list"


async def tries_to_enter(caller: Caller, room_id: str, account: str) -> tuple[int, list[str]]:
    response = await caller.http.post(
        "/control/members", json={"RoomId": room_id, "enter": [account]}
    )
    return response.status_code, response.json().get("problems", [])


async def listed(caller: Caller, command: str, **body: object) -> dict[str, Any]:
    page: dict[str, Any] = (await caller.ask(command, body))["Response"]
    return page


async def ban(caller: Caller, *accounts: str, seconds: int = 600) -> None:
    body = {"RoomId": "standup-42", "MemberList_Account": accounts, "Reason": "noise"}
    assert await caller.code(BAN, body | {"Duration": seconds}) == 0


async def test_who_is_banned_has_to_go_and_cannot_come_back(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana", "ben"])

    await ban(caller, "ana")

    assert await caller.inside("standup-42") == ["ben"]
    assert await tries_to_enter(caller, "standup-42", "ana") == (
        409,
        ["the member is banned (100016)"],
    )


async def test_a_ban_is_over_after_its_seconds(caller: Caller, clock: StoppedClock) -> None:
    await caller.create()
    await ban(caller, "ana", seconds=600)
    clock.push(599)
    before = await tries_to_enter(caller, "standup-42", "ana")

    clock.push(1)

    assert before[0] == 409
    assert await tries_to_enter(caller, "standup-42", "ana") == (200, [])


async def test_a_ban_can_be_lifted(caller: Caller) -> None:
    await caller.create()
    await ban(caller, "ana")

    code = await caller.code(UNBAN, {"RoomId": "standup-42", "MemberList_Account": ["ana", "ben"]})

    assert code == 0
    assert (await tries_to_enter(caller, "standup-42", "ana"))[0] == 200


async def test_the_banned_are_listed_with_their_end(caller: Caller, clock: StoppedClock) -> None:
    await caller.create()
    await ban(caller, "ana", seconds=60)
    await ban(caller, "ben", "caro", seconds=600)
    clock.push(60)

    page = await listed(caller, BANNED, RoomId="standup-42", Limit=1, Offset=0)

    assert page == {
        "BannedAccountList": [{"Member_Account": "ben", "BannedUntil": int(NOW) + 600}],
        "NextOffset": 1,
    }


async def test_the_offset_of_the_banned_has_two_names(caller: Caller) -> None:
    await caller.create()
    await ban(caller, "ana", "ben")

    page = await listed(caller, BANNED, RoomId="standup-42", Limit=100, Next=1)

    assert [one["Member_Account"] for one in page["BannedAccountList"]] == ["ben"]
    assert page["NextOffset"] == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Duration": 0}, 100002),
        ({"Duration": -1}, 100002),
        ({"Duration": 2**63}, 100002),
        ({"Duration": "600"}, 100002),
        ({"Duration": True}, 100002),
        ({"Reason": 7}, 100002),
        ({"MemberList_Account": [None]}, 60015),
        ({"MemberList_Account": {}}, 100002),
        ({"RoomId": "live_ops1"}, 100006),
    ],
)
async def test_a_ban_keeps_the_limits_of_the_page(
    caller: Caller, change: dict[str, object], code: int
) -> None:
    await caller.create()
    await caller.create_live()
    good = {
        "RoomId": "standup-42",
        "MemberList_Account": ["ana"],
        "Reason": "",
        "Duration": 2**63 - 1,
    }

    assert await caller.code(BAN, good) == 0
    assert await caller.code(BAN, good | change) == code


@pytest.mark.parametrize("limit", [0, 101, "all"])
async def test_a_list_of_the_banned_has_up_to_a_hundred(caller: Caller, limit: object) -> None:
    await caller.create()

    assert await caller.code(BANNED, {"RoomId": "standup-42", "Limit": limit}) == 100002


async def test_a_ban_of_a_live_room_lasts_a_day_when_nothing_is_said(caller: Caller) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana"])

    code = await caller.code(
        f"{LIVE}/ban_member", {"RoomId": "live_ops1", "MemberList_Account": ["ana"]}
    )

    page = await listed(caller, f"{LIVE}/get_banned_member_list", RoomId="live_ops1", Next=0)
    assert (code, await caller.inside("live_ops1")) == (0, [])
    assert page["BannedAccountList"] == [
        {"Member_Account": "ana", "BannedUntil": int(NOW) + 24 * 3600}
    ]


async def test_a_ban_of_a_live_room_can_be_lifted(caller: Caller) -> None:
    await caller.create_live()
    people = {"RoomId": "live_ops1", "MemberList_Account": ["ana"]}
    await caller.ask(f"{LIVE}/ban_member", people | {"Duration": 60, "Reason": "noise"})

    await caller.ask(f"{LIVE}/unban_member", people)

    assert (await tries_to_enter(caller, "live_ops1", "ana"))[0] == 200


async def test_who_is_muted_is_listed_until_the_mute_is_over(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    mute = {"RoomId": "live_ops1", "MemberList_Account": ["ana"], "MuteTime": 60}
    await caller.ask(f"{LIVE}/mute_member", mute)
    of_it = {"RoomId": "live_ops1", "Offset": 0, "Limit": 50}
    muted = await listed(caller, f"{LIVE}/get_muted_member_list", **of_it)

    clock.push(60)

    assert muted["MutedAccountList"] == [{"Member_Account": "ana", "MutedUntil": int(NOW) + 60}]
    after = await listed(caller, f"{LIVE}/get_muted_member_list", **of_it)
    assert after == {"MutedAccountList": [], "NextOffset": 0}


async def test_a_mute_of_no_time_lifts_it(caller: Caller) -> None:
    await caller.create_live()
    mute = {"RoomId": "live_ops1", "MemberList_Account": ["ana"], "MuteTime": 60}
    await caller.ask(f"{LIVE}/mute_member", mute)

    await caller.ask(f"{LIVE}/mute_member", mute | {"MuteTime": 0})

    page = await listed(caller, f"{LIVE}/get_muted_member_list", RoomId="live_ops1")
    assert page["MutedAccountList"] == []


async def test_the_state_tells_who_is_banned_and_who_is_muted(caller: Caller) -> None:
    await caller.create_live()
    people = {"RoomId": "live_ops1", "MemberList_Account": ["ana"]}
    await caller.ask(f"{LIVE}/ban_member", people | {"Duration": 60, "Reason": "noise"})
    await caller.ask(f"{LIVE}/mute_member", people | {"MuteTime": 30})

    [room] = (await caller.state())["rooms"]

    assert room["banned"] == [{"Member_Account": "ana", "until": int(NOW) + 60, "reason": "noise"}]
    assert room["muted"] == [{"Member_Account": "ana", "until": int(NOW) + 30, "reason": ""}]
