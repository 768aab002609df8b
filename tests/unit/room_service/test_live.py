"""Live rooms: three generations of create_room, look up, list, change, end."""

from typing import Any

import pytest

from tests.unit.room_service.talk import LIVE, NOW, Caller, StoppedClock

CREATE = f"{LIVE}/create_room"
LIST = f"{LIVE}/get_room_list"

# The printed requests of pages 000, 001 and 003, comments taken out.
SAMPLES: dict[str, dict[str, object]] = {
    "layout": {
        "RoomId": "live-room",
        "RoomType": "Live",
        "RoomName": "live name",
        "Owner_Account": "administrator",
        "CoverURL": "cover url",
        "IsMessageDisabled": True,
        "Category": [1, 2, 3],
        "IsPublicVisible": True,
        "IsSeatEnabled": True,
        "TakeSeatMode": "ApplyToTake",
        "MaxSeatCount": 8,
        "ActivityStatus": 1,
        "IsUnlimitedRoomEnabled": True,
        "SeatLayoutTemplateId": 600,
    },
    "classic": {
        "RoomId": "live-room",
        "RoomType": "Live",
        "RoomName": "live name",
        "Owner_Account": "administrator",
        "MaxMemberCount": 400,
        "CoverURL": "cover url",
        "IsMessageDisabled": True,
        "Category": [1, 2, 3],
        "IsPublicVisible": True,
        "IsSeatEnabled": False,
        "TakeSeatMode": "FreeToTake",
        "MaxSeatCount": 8,
        "ActivityStatus": 1,
    },
    "templates, video": {
        "RoomId": "live_testA",
        "RoomType": "Live",
        "Owner_Account": "testA",
        "TakeSeatMode": "ApplyToTake",
        "SeatTemplate": "VideoDynamicGrid9Seats",
        "IsPublicVisible": True,
        "RoomName": "Happy new year",
        "CoverURL": "cover url",
    },
    "templates, voice": {
        "RoomId": "voice_testA",
        "RoomType": "Live",
        "Owner_Account": "testA",
        "TakeSeatMode": "FreeToTake",
        "MaxSeatCount": 10,
        "SeatTemplate": "AudioSalon",
        "IsPublicVisible": True,
        "RoomName": "Happy new year",
        "CoverURL": "cover url",
    },
}


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
async def test_the_requests_of_all_three_generations_make_a_room(
    caller: Caller, sample: dict[str, object]
) -> None:
    await caller.import_account("testA")
    await caller.switch(max_members=400)

    answer = await caller.ask(CREATE, {"RoomInfo": sample})

    assert (answer["ErrorCode"], answer["RoomId"]) == (0, sample["RoomId"])


@pytest.mark.parametrize(
    ("generation", "missing"),
    [("layout", "IsUnlimitedRoomEnabled"), ("templates", "SeatTemplate")],
)
async def test_a_strict_service_insists_on_what_its_generation_demands(
    caller: Caller, generation: str, missing: str
) -> None:
    await caller.switch(strict_generation=generation)

    answer = await caller.create_live()

    assert answer["ErrorCode"] == 100002
    assert missing in answer["ErrorInfo"]


async def test_a_strict_service_takes_what_has_both(caller: Caller) -> None:
    await caller.switch(strict_generation="templates")

    answer = await caller.create_live(SeatTemplate="Karaoke", IsUnlimitedRoomEnabled=True)

    assert answer["ErrorCode"] == 0


async def test_get_room_info_has_the_fields_of_the_page(caller: Caller) -> None:
    await caller.create_live(**{**SAMPLES["layout"], "RoomId": "live_ops1", "Notice": "hi"})

    assert await caller.info("live_ops1", LIVE) == {
        "RoomId": "live_ops1",
        "RoomName": "live name",
        "RoomType": "Live",
        "Owner_Account": "administrator",
        "CreateTime": int(NOW),
        "IsSeatEnabled": True,
        "TakeSeatMode": "ApplyToTake",
        "MaxSeatCount": 8,
        "MaxMemberCount": 300,
        "IsMessageDisabled": True,
        "CoverURL": "cover url",
        "Category": [1, 2, 3],
        "ActivityStatus": 1,
        "ViewCount": 0,
        "IsPublicVisible": True,
        "Notice": "hi",
    }


@pytest.mark.parametrize(
    ("template", "seats"),
    [
        ("VideoDynamicGrid9Seats", 9),
        ("VideoDynamicFloat7Seats", 7),
        ("VideoFixedGrid9Seats", 9),
        ("VideoFixedFloat7Seats", 7),
        ("VideoLandscape4Seats", 4),
        ("VideoLandscape4Seat", 4),
        ("AudioSalon", 5),
        ("Karaoke", 5),
        ("karaoke", 5),
    ],
)
async def test_a_template_decides_on_the_seats(caller: Caller, template: str, seats: int) -> None:
    await caller.create_live(SeatTemplate=template, MaxSeatCount=5)

    room = await caller.info("live_ops1", LIVE)
    assert (room["IsSeatEnabled"], room["MaxSeatCount"]) == (True, seats)


async def test_a_template_that_nobody_spells_so_is_refused(caller: Caller) -> None:
    answer = await caller.create_live(SeatTemplate="Sofa")

    assert answer["ErrorCode"] == 100002


async def test_custom_info_is_kept_though_no_field_table_has_it(caller: Caller) -> None:
    await caller.create_live(CustomInfo="gr-7F3K")

    assert (await caller.info("live_ops1", LIVE))["CustomInfo"] == "gr-7F3K"
    assert "CustomInfo is not a documented field" in str((await caller.state())["calls"])


async def test_an_ended_live_room_reports_its_statistic(caller: Caller) -> None:
    await caller.create_live()

    answer = await caller.ask(f"{LIVE}/destroy_room", {"RoomId": "live_ops1"})

    assert answer["ErrorCode"] == 0
    assert answer["Response"]["Statistic"]["TotalViewers"] == 0


async def test_a_changed_live_room_shows_the_change(caller: Caller) -> None:
    await caller.create_live()
    # The request of section 1.7, with the field that Tencent's own manager adds.
    change = {
        "RoomId": "live_ops1",
        "RoomName": "New title",
        "IsMessageDisabled": False,
        "CoverURL": "https://img.example/d.png",
        "Category": [1],
        "ActivityStatus": 2,
        "IsPublicVisible": False,
        "TakeSeatMode": "ApplyToTake",
        "IsUnlimitedRoomEnabled": True,
    }

    answer = await caller.ask(f"{LIVE}/update_room_info", {"RoomInfo": change})

    room = await caller.info("live_ops1", LIVE)
    assert answer["ErrorCode"] == 0
    assert (room["RoomName"], room["Category"], room["ActivityStatus"]) == ("New title", [1], 2)


async def test_a_live_room_that_nobody_entered_stays(caller: Caller, clock: StoppedClock) -> None:
    await caller.create_live()

    clock.push(100 * 24 * 3600)

    assert (await caller.info("live_ops1", LIVE))["ViewCount"] == 0


async def test_a_live_room_goes_half_an_hour_after_the_last_one_left(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.create_live()
    for count in (3, 0):
        await caller.http.post("/control/members", json={"RoomId": "live_ops1", "count": count})
    clock.push(1799)
    before = await caller.code(f"{LIVE}/get_room_info", {"RoomId": "live_ops1"})

    clock.push(1)

    after = await caller.code(f"{LIVE}/get_room_info", {"RoomId": "live_ops1"})
    assert (before, after) == (0, 100004)


async def listed(caller: Caller, cursor: str = "", count: int = 20) -> dict[str, Any]:
    answer = await caller.ask(LIST, {"Next": cursor, "Count": count})
    page: dict[str, Any] = answer["Response"]
    return page


async def test_the_list_has_public_live_rooms_alone(caller: Caller) -> None:
    await caller.create_live("public")
    await caller.create_live("private", IsPublicVisible=False)
    await caller.create("conference")

    page = await listed(caller)

    assert page == {
        "Next": "",
        "RoomList": [
            {
                "RoomName": "public",
                "RoomId": "public",
                "Owner_Account": "administrator",
                "CoverURL": "",
                "Category": [],
                "CreateTime": int(NOW),
                "ActivityStatus": 0,
                "ViewCount": 0,
            }
        ],
    }


async def test_the_most_entered_room_comes_first(caller: Caller) -> None:
    await caller.create_live("quiet")
    await caller.create_live("busy")
    await caller.http.post("/control/members", json={"RoomId": "busy", "count": 9})

    page = await listed(caller, cursor="0")

    assert [room["RoomId"] for room in page["RoomList"]] == ["busy", "quiet"]


async def test_the_pages_of_the_list_follow_each_other(caller: Caller) -> None:
    for number in range(5):
        await caller.create_live(f"live-{number}")

    first = await listed(caller, count=3)
    second = await listed(caller, first["Next"], count=3)

    ids = [room["RoomId"] for room in first["RoomList"] + second["RoomList"]]
    assert ids == [f"live-{number}" for number in range(5)]
    assert second["Next"] == ""


@pytest.mark.parametrize(
    "body",
    [
        {"Count": 20},
        {"Next": ""},
        {"Next": 0, "Count": 20},
        {"Next": "page two", "Count": 20},
        {"Next": "", "Count": 0},
        {"Next": "", "Count": 21},
        {"Next": "", "Count": True},
    ],
)
async def test_a_list_needs_a_cursor_and_a_count(caller: Caller, body: dict[str, object]) -> None:
    assert await caller.code(LIST, body) == 100002
