"""Owners and administrators."""

import pytest

from tests.unit.room_service.talk import CONFERENCE, LIVE, Caller

CHANGE = f"{CONFERENCE}/change_room_owner"
LIVE_CHANGE = f"{LIVE}/change_room_owner"
MODIFY = f"{LIVE}/modify_admin"


async def test_a_conference_is_handed_over_to_somebody_inside(caller: Caller) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana"])
    change = {
        "RoomId": "standup-42",
        "From_Account": "administrator",
        "NewOwner_Account": "ana",
    }

    code = await caller.code(CHANGE, change)

    assert (code, (await caller.info())["Owner_Account"]) == (0, "ana")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"NewOwner_Account": "ben"}, 100005),
        ({"NewOwner_Account": ""}, 100002),
        ({"NewOwner_Account": 7}, 60015),
        ({"NewOwner_Account": None}, 100002),
        ({"From_Account": "ana"}, 100006),
        ({"From_Account": None}, 100002),
        ({"RoomId": "nowhere"}, 100004),
        ({"RoomId": "live_ops1"}, 100006),
    ],
)
async def test_a_conference_is_not_handed_over_like_this(
    caller: Caller, change: dict[str, object], code: int
) -> None:
    await caller.create()
    await caller.create_live()
    await caller.move("standup-42", enter=["ana"])
    good = {"RoomId": "standup-42", "From_Account": "administrator", "NewOwner_Account": "ana"}

    assert await caller.code(CHANGE, good | change) == code
    assert (await caller.info())["Owner_Account"] == "administrator"


@pytest.mark.parametrize("missing", ["RoomId", "From_Account", "NewOwner_Account"])
async def test_a_conference_is_handed_over_with_three_fields(caller: Caller, missing: str) -> None:
    await caller.create()
    change = {
        "RoomId": "standup-42",
        "From_Account": "administrator",
        "NewOwner_Account": "administrator",
    }
    del change[missing]

    answer = await caller.ask(CHANGE, change)

    assert answer["ErrorCode"] == 100002
    assert missing in answer["ErrorInfo"]


async def test_a_live_room_is_handed_over_without_saying_from_whom(caller: Caller) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana"])
    change = {"RoomId": "live_ops1", "NewOwner_Account": "ana"}

    code = await caller.code(LIVE_CHANGE, change)

    assert (code, (await caller.info("live_ops1", LIVE))["Owner_Account"]) == (0, "ana")
    assert await caller.code(LIVE_CHANGE, change | {"NewOwner_Account": "ben"}) == 100005


async def test_administrators_are_named_and_no_more(caller: Caller) -> None:
    await caller.create_live()
    change = {"RoomId": "live_ops1", "Admin_Account": ["ana", "ben"], "opType": "add"}
    await caller.ask(MODIFY, change)

    code = await caller.code(MODIFY, change | {"Admin_Account": ["ana"], "opType": "delete"})

    answer = await caller.ask(f"{LIVE}/get_admin_list", {"RoomId": "live_ops1"})
    assert (code, answer["Response"]) == (0, {"Admin_Account": ["ben"]})


@pytest.mark.parametrize("what", ["promote", None, 1, ["add"]])
async def test_administrators_are_added_or_deleted(caller: Caller, what: object) -> None:
    await caller.create_live()
    change = {"RoomId": "live_ops1", "Admin_Account": ["ana"], "opType": what}

    assert await caller.code(MODIFY, change) == 100002


async def test_the_state_shows_an_administrator_as_one(caller: Caller) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana"])
    change = {"RoomId": "live_ops1", "Admin_Account": ["ana"], "opType": "add"}
    await caller.ask(MODIFY, change)

    [room] = (await caller.state())["rooms"]

    assert (room["admins"], room["members"][0]["Role"]) == (["ana"], "Administrator")
