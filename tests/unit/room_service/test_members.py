"""People in rooms: they come, go, are listed, and are made to go."""

from typing import Any

import pytest

from tests.unit.room_service.talk import CONFERENCE, LIVE, NOW, Caller, StoppedClock

LIST = f"{CONFERENCE}/get_room_member_list"
LIVE_LIST = f"{LIVE}/get_member_list"


async def response_to(caller: Caller, command: str, **body: object) -> dict[str, Any]:
    answer = await caller.ask(command, body)
    assert answer["ErrorCode"] == 0, answer
    response: dict[str, Any] = answer["Response"]
    return response


async def test_the_members_of_a_conference_have_the_fields_of_the_page(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["administrator", "ana"])

    page = await response_to(caller, LIST, RoomId="standup-42")

    assert page["Next"] == ""
    assert page["MemberList"] == [
        {
            "Member_Account": "administrator",
            "NameCard": "",
            "Role": "RoomOwner",
            "Marks": [],
            "CustomInfo": "",
        },
        {
            "Member_Account": "ana",
            "NameCard": "",
            "Role": "GeneralMember",
            "Marks": [],
            "CustomInfo": "",
        },
    ]


async def test_the_pages_of_members_follow_each_other(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", count=5)

    first = await response_to(caller, LIST, RoomId="standup-42", Count=3, Next="")
    second = await response_to(caller, LIST, RoomId="standup-42", Count=3, Next=first["Next"])

    names = [one["Member_Account"] for one in first["MemberList"] + second["MemberList"]]
    assert names == [f"visitor-{number}" for number in range(1, 6)]
    assert second["Next"] == ""


async def test_fifty_members_come_when_no_number_is_asked_for(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", count=51)

    page = await response_to(caller, LIST, RoomId="standup-42")

    assert (len(page["MemberList"]), page["Next"]) == (50, "50")


@pytest.mark.parametrize(
    "body",
    [
        {"Count": 0},
        {"Count": 101},
        {"Count": "3"},
        {"Next": 0},
        {"Next": "page two"},
        {"Next": None},
        {"RoomId": None},
    ],
)
async def test_a_member_list_needs_numbers_that_make_sense(
    caller: Caller, body: dict[str, object]
) -> None:
    await caller.create()

    assert await caller.code(LIST, {"RoomId": "standup-42", **body}) == 100002


async def test_the_members_of_a_live_room_are_listed_and_counted(caller: Caller) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana", "ben"])

    page = await response_to(caller, LIVE_LIST, RoomId="live_ops1", Next="")

    assert page == {
        "Next": "",
        "MemberCount": 2,
        "MemberList": [{"Member_Account": "ana"}, {"Member_Account": "ben"}],
    }


async def test_a_live_list_ends_at_a_thousand(caller: Caller) -> None:
    await caller.create_live(IsUnlimitedRoomEnabled=True)
    await caller.move("live_ops1", count=1001)

    last = await response_to(caller, LIVE_LIST, RoomId="live_ops1", Next="900")

    assert (last["MemberCount"], last["Next"], len(last["MemberList"])) == (1001, "", 100)


async def test_who_comes_twice_is_inside_once(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana", "ana"])

    await caller.move("standup-42", enter=["ana"])

    assert await caller.inside("standup-42") == ["ana"]


async def test_every_entry_counts_as_a_view(caller: Caller) -> None:
    await caller.create_live()
    for act in ({"enter": ["ana"]}, {"leave": ["ana"]}, {"enter": ["ana", "ben"]}):
        await caller.move("live_ops1", **act)

    assert (await caller.info("live_ops1", LIVE))["ViewCount"] == 3


async def test_the_state_tells_since_when_somebody_is_inside(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create()
    clock.push(60)
    await caller.move("standup-42", enter=["ana"])

    [room] = (await caller.state())["rooms"]

    assert (room["members"][0]["Member_Account"], room["members"][0]["came_at"]) == (
        "ana",
        int(NOW) + 60,
    )


async def test_a_number_of_visitors_comes_and_the_last_go_first(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana"])
    await caller.move("standup-42", count=3)
    grown = await caller.inside("standup-42")

    await caller.move("standup-42", count=2)

    assert grown == ["ana", "visitor-1", "visitor-2"]
    assert await caller.inside("standup-42") == ["ana", "visitor-1"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"RoomId": "standup-42"}, "give one of count, enter, leave, lose, recover"),
        ({"RoomId": "standup-42", "count": 1, "enter": ["ana"]}, "give one of"),
        ({"RoomId": "standup-42", "enter": []}, "enter must be a list of 1 to 1000 accounts"),
        ({"RoomId": "standup-42", "enter": "ana"}, "enter must be"),
        ({"RoomId": "standup-42", "enter": [""]}, "enter must be"),
        ({"RoomId": "standup-42", "enter": ["x" * 33]}, "enter must be"),
        ({"RoomId": "standup-42", "enter": ["Änne"]}, "enter must be"),
        ({"RoomId": "standup-42", "count": 10_001}, "count must be"),
    ],
)
async def test_people_who_make_no_sense_are_refused(
    caller: Caller, body: dict[str, object], problem: str
) -> None:
    await caller.create()

    response = await caller.http.post("/control/members", json=body)

    assert response.status_code == 400
    assert problem in " ".join(response.json()["problems"])


async def test_a_full_room_takes_nobody(caller: Caller) -> None:
    await caller.create(MaxMemberCount=2)
    await caller.move("standup-42", enter=["ana", "ben"])

    response = await caller.http.post(
        "/control/members", json={"RoomId": "standup-42", "enter": ["caro"]}
    )

    assert (response.status_code, response.json()) == (
        409,
        {"problems": ["the room is full (100008)"]},
    )


async def test_who_is_kicked_out_may_come_back(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana", "ben"])
    kick = {"RoomId": "standup-42", "MemberList_Account": ["ana", "nobody"], "Reason": "late"}

    code = await caller.code(f"{CONFERENCE}/kick_user_out", kick)
    kicked = await caller.inside("standup-42")
    await caller.move("standup-42", enter=["ana"])

    assert (code, kicked) == (0, ["ben"])
    assert await caller.inside("standup-42") == ["ben", "ana"]


async def test_people_of_a_live_room_are_kicked_out_by_the_same_call(caller: Caller) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana"])
    kick = {"RoomId": "live_ops1", "MemberList_Account": ["ana"], "Reason": ""}

    code = await caller.code(f"{CONFERENCE}/kick_user_out", kick)

    assert (code, await caller.inside("live_ops1")) == (0, [])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"MemberList_Account": [f"u{number}" for number in range(21)]}, 100002),
        ({"MemberList_Account": []}, 100002),
        ({"MemberList_Account": "ana"}, 100002),
        ({"MemberList_Account": [""]}, 100002),
        ({"MemberList_Account": [7]}, 60015),
        ({"Reason": "x" * 1001}, 100002),
        ({"Reason": None}, 100002),
        ({"RoomId": "nowhere"}, 100004),
    ],
)
async def test_a_kick_keeps_the_limits_of_the_page(
    caller: Caller, change: dict[str, object], code: int
) -> None:
    await caller.create()
    good = {"RoomId": "standup-42", "MemberList_Account": ["ana"], "Reason": "x" * 1000}

    assert await caller.code(f"{CONFERENCE}/kick_user_out", good) == 0
    assert await caller.code(f"{CONFERENCE}/kick_user_out", good | change) == code


async def test_a_kick_needs_a_reason(caller: Caller) -> None:
    await caller.create()
    kick = {"RoomId": "standup-42", "MemberList_Account": ["ana"]}

    answer = await caller.ask(f"{CONFERENCE}/kick_user_out", kick)

    assert (answer["ErrorCode"], answer["ErrorInfo"]) == (100002, "Reason is missing")


async def test_a_name_card_and_marks_are_shown(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana"])
    card = {"RoomId": "standup-42", "Member_Account": "ana", "NameCard": "Ana, ops"}
    marks = {"RoomId": "standup-42", "MemberList_Account": ["ana", "nobody"], "Marks": [1, 2]}

    await caller.ask(f"{CONFERENCE}/update_room_member_info", card | {"CustomInfo": "tea"})
    await caller.ask(f"{CONFERENCE}/mark_room_member", marks)

    [ana] = (await response_to(caller, LIST, RoomId="standup-42"))["MemberList"]
    assert (ana["NameCard"], ana["CustomInfo"], ana["Marks"]) == ("Ana, ops", "tea", [1, 2])


@pytest.mark.parametrize("command", ["update_room_member_info", "mark_room_member"])
async def test_what_has_no_page_takes_whatever_comes(caller: Caller, command: str) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana"])
    odd = {"Member_Account": "ana", "NameCard": 7, "CustomInfo": "x" * 501, "Marks": "many"}

    code = await caller.code(f"{CONFERENCE}/{command}", {"RoomId": "standup-42", **odd})

    [ana] = (await response_to(caller, LIST, RoomId="standup-42"))["MemberList"]
    assert (code, ana["NameCard"], ana["CustomInfo"], ana["Marks"]) == (0, "", "", [])
    assert await caller.code(f"{CONFERENCE}/{command}", {"RoomId": "nowhere"}) == 100004
