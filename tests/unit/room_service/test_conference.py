"""Conference rooms: create, look up, change, end, and the time when they are gone."""

from typing import Any

import pytest

from tests.unit.room_service.talk import CONFERENCE, LIVE, NOW, Caller, StoppedClock

CREATE = f"{CONFERENCE}/create_room"
UPDATE = f"{CONFERENCE}/update_room_info"
DESTROY = f"{CONFERENCE}/destroy_room"


async def test_the_request_of_the_page_makes_a_room(caller: Caller) -> None:
    # The sample of page 002, its owner imported.
    await caller.import_account("user2")
    sample = {
        "RoomInfo": {
            "RoomId": "room-test",
            "RoomName": "room-name-test",
            "RoomType": "Conference",
            "Owner_Account": "user2",
            "MaxMemberCount": 300,
            "ScheduleStartTime": 1693271355,
            "ScheduleEndTime": 1693272355,
            "IsVideoDisabled": True,
            "IsAudioDisabled": True,
            "IsMessageDisabled": True,
            "IsScreenSharingDisabled": True,
            "IsCloudRecordingDisabled": True,
            "CustomInfo": "custom123",
            "IsSeatEnabled": True,
            "MaxSeatCount": 16,
            "TakeSeatMode": "ApplyToTake",
        },
        "ScheduleInviteeList_Account": ["user1", "user2", "user3"],
    }

    answer = await caller.ask(CREATE, sample)

    assert answer["ErrorCode"] == 0


async def test_the_answer_to_create_is_the_bare_envelope(caller: Caller) -> None:
    answer = await caller.create()

    assert set(answer) == {"ActionStatus", "ErrorInfo", "ErrorCode", "RequestId"}
    assert (answer["ActionStatus"], answer["ErrorInfo"]) == ("OK", "")


async def test_a_room_of_mandatory_fields_gets_the_defaults_of_the_page(caller: Caller) -> None:
    await caller.create()

    assert await caller.info() == {
        "RoomId": "standup-42",
        "RoomName": "standup-42",
        "RoomType": "Conference",
        "Owner_Account": "administrator",
        "MaxMemberCount": 300,
        "MaxSeatCount": 0,
        "IsVideoDisabled": False,
        "IsAudioDisabled": False,
        "IsMessageDisabled": False,
        "IsScreenSharingDisabled": False,
        "IsCloudRecordingDisabled": False,
        "CustomInfo": "",
        "ScheduleStartTime": int(NOW),
        "ScheduleEndTime": int(NOW) + 3600,
        "RoomStatus": "Running",
        "IsSeatEnabled": False,
        "TakeSeatMode": "None",
        "CreateTime": int(NOW),
        "MemberCount": 0,
    }


async def test_what_was_given_is_shown_again(caller: Caller) -> None:
    await caller.import_account("alice")
    given = {
        "RoomName": "Stand-up",
        "Owner_Account": "alice",
        "MaxMemberCount": 50,
        "IsAudioDisabled": True,
        "CustomInfo": "ops",
        "IsSeatEnabled": True,
        "MaxSeatCount": 16,
        "TakeSeatMode": "ApplyToTake",
    }

    await caller.create(**given)

    assert (await caller.info()).items() >= given.items()


async def test_seats_are_as_many_as_the_package_has(caller: Caller) -> None:
    await caller.create(IsSeatEnabled=True)

    room = await caller.info()
    assert (room["MaxSeatCount"], room["TakeSeatMode"]) == (20, "FreeToTake")


async def test_a_room_for_later_has_not_started(caller: Caller, clock: StoppedClock) -> None:
    await caller.create(ScheduleStartTime=int(NOW) + 600)
    before = (await caller.info())["RoomStatus"]

    clock.push(600)

    assert (before, (await caller.info())["RoomStatus"]) == ("NotStarted", "Running")


async def test_an_empty_room_is_gone_six_hours_after_its_end(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create()
    clock.push(7 * 3600 - 1)
    before = await caller.code(f"{CONFERENCE}/get_room_info", {"RoomId": "standup-42"})

    clock.push(1)

    after = await caller.code(f"{CONFERENCE}/get_room_info", {"RoomId": "standup-42"})
    assert (before, after) == (0, 100004)


async def test_a_room_with_people_inside_is_not_recycled(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create()
    await caller.http.post("/control/members", json={"RoomId": "standup-42", "count": 2})

    clock.push(48 * 3600)

    assert (await caller.info())["MemberCount"] == 2


async def test_a_changed_room_shows_the_change_and_keeps_the_rest(caller: Caller) -> None:
    await caller.create(CustomInfo="ops")
    change = {"RoomId": "standup-42", "RoomName": "New name", "IsMessageDisabled": True}

    answer = await caller.ask(UPDATE, {"RoomInfo": change})

    room = await caller.info()
    assert answer["ErrorCode"] == 0
    assert (room["RoomName"], room["IsMessageDisabled"]) == ("New name", True)
    assert room["CustomInfo"] == "ops"


async def test_times_and_owner_cannot_be_changed(caller: Caller) -> None:
    await caller.import_account("bob")
    await caller.create()
    change = {"RoomId": "standup-42", "ScheduleEndTime": 1, "Owner_Account": "bob"}

    await caller.ask(UPDATE, {"RoomInfo": change})

    room = await caller.info()
    assert room["Owner_Account"] == "administrator"
    assert room["ScheduleEndTime"] == int(NOW) + 3600


async def test_an_ended_room_is_gone(caller: Caller) -> None:
    await caller.create()

    first = await caller.code(DESTROY, {"RoomId": "standup-42"})
    second = await caller.code(DESTROY, {"RoomId": "standup-42"})

    assert (first, second) == (0, 100004)


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("get_room_info", {"RoomId": "nowhere"}),
        ("destroy_room", {"RoomId": "nowhere"}),
        ("update_room_info", {"RoomInfo": {"RoomId": "nowhere"}}),
    ],
)
@pytest.mark.parametrize("service", [CONFERENCE, LIVE])
async def test_a_room_that_never_was_is_100004(
    caller: Caller, service: str, command: str, body: dict[str, Any]
) -> None:
    assert await caller.code(f"{service}/{command}", body) == 100004


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("get_room_info", {"RoomId": "standup-42"}),
        ("destroy_room", {"RoomId": "standup-42"}),
        ("update_room_info", {"RoomInfo": {"RoomId": "standup-42"}}),
    ],
)
async def test_a_conference_room_is_no_live_room(
    caller: Caller, command: str, body: dict[str, Any]
) -> None:
    await caller.create()

    assert await caller.code(f"{LIVE}/{command}", body) == 100006


async def test_a_live_room_is_no_conference_room(caller: Caller) -> None:
    await caller.create_live()

    assert await caller.code(f"{CONFERENCE}/get_room_info", {"RoomId": "live_ops1"}) == 100006
