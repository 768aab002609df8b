"""The port's methods: what each sends, and what it makes of the answer."""

import asyncio

import httpx
import pytest

from bot.errors import Fault, RoomApiRefused, RoomApiUnreachable
from bot.ports import RoomChanges
from bot.rooms.request import When
from bot.rooms.room import RoomKind, RoomType
from bot.tencent.room_api import LiveApi
from tests.factories import NOW
from tests.unit.tencent.props import samples
from tests.unit.tencent.props.rooms import a_new_room
from tests.unit.tencent.props.script import OK, Script, refusal
from tests.unit.tencent.props.timers import Timers, an_api, settle

CREATED = OK | {"RoomId": "standup-42"}  # a live answer echoes the id (page 000)
LIVE = RoomKind.LIVE


async def test_an_id_that_is_ours_already_is_an_answer(timers: Timers) -> None:
    script = Script(refusal(100010))

    answer = await an_api(script.client(), timers).create_room(a_new_room())

    assert answer.value.existed
    assert answer.request_id == "Id-2"


async def test_an_id_of_somebody_else_is_refused(timers: Timers) -> None:
    script = Script(refusal(100003))

    with pytest.raises(RoomApiRefused, match="create_room: 100003"):
        await an_api(script.client(), timers).create_room(a_new_room())


async def test_a_conference_needs_one_call(timers: Timers) -> None:
    script = Script()

    answer = await an_api(script.client(), timers).create_room(a_new_room(cap=50))

    assert script.commands == ["create_room"]
    assert script.asked[0].url.path == "/v4/room_engine_http_srv/create_room"
    assert answer.value.left_out == ()


async def test_a_room_that_existed_is_not_touched(timers: Timers) -> None:
    script = Script(refusal(100010))
    new = a_new_room(LIVE, cap=50, notice="Bring slides")

    answer = await an_api(script.client(), timers).create_room(new)

    assert script.commands == ["create_room"]
    assert set(answer.value.left_out) == {"cap", "notice"}


async def test_what_create_room_does_not_take_is_set_right_after(timers: Timers) -> None:
    script = Script(CREATED)
    new = a_new_room(LIVE, cap=50, notice="Bring slides")

    answer = await an_api(script.client(), timers).create_room(new)

    assert script.commands == ["create_room", "update_room_info"]
    assert script.bodies[1] == {
        "RoomInfo": {"RoomId": "standup-42", "MaxMemberCount": 50, "Notice": "Bring slides"}
    }
    assert answer.value.left_out == ()
    assert len(answer.tries) == 2


@pytest.mark.parametrize("wrong", [refusal(100006), httpx.ConnectError("refused")], ids=str)
async def test_a_room_whose_notice_could_not_be_set_is_made_all_the_same(
    timers: Timers, wrong: dict[str, object] | Exception
) -> None:
    script = Script(CREATED, wrong)
    new = a_new_room(LIVE, notice="Bring slides", seats=4)

    answer = await an_api(script.client(), timers).create_room(new)

    assert answer.value.left_out == ("seats", "notice")
    assert answer.request_id == "Id-1"
    assert len(answer.tries) == 2


async def test_each_generation_goes_its_own_way(timers: Timers) -> None:
    script = Script()
    api = an_api(script.client(), timers, live_api=LiveApi.CLASSIC)

    await api.create_room(a_new_room(LIVE, cap=50))

    assert script.commands == ["create_room"]
    assert script.bodies[0]["RoomInfo"]["MaxMemberCount"] == 50


@pytest.mark.parametrize(
    ("room_type", "service"),
    [(RoomType.CONFERENCE, "room_engine_http_srv"), (RoomType.LIVE, "live_engine_http_srv")],
)
async def test_each_type_of_room_has_its_service(
    timers: Timers, room_type: RoomType, service: str
) -> None:
    script = Script()
    api = an_api(script.client(), timers)

    await api.destroy_room(room_type, "live-room")
    await api.update_room_info(room_type, "live-room", RoomChanges(name="New"))

    assert [request.url.path for request in script.asked] == [
        f"/v4/{service}/destroy_room",
        f"/v4/{service}/update_room_info",
    ]
    assert script.bodies == [
        {"RoomId": "live-room"},
        {"RoomInfo": {"RoomId": "live-room", "RoomName": "New"}},
    ]


async def test_get_room_info_asks_as_page_004_does(timers: Timers) -> None:
    script = Script(samples.parsed(samples.PAGE_004))

    answer = await an_api(script.client(), timers).get_room_info(RoomType.LIVE, "live-room")

    assert script.bodies == [samples.parsed(samples.PAGE_004_REQUEST)]
    assert answer.value.owner_account == "144115233775727695"


CHANGES = RoomChanges(
    name="N", max_members=9, is_video_disabled=True, is_audio_disabled=True,
    is_message_disabled=False, is_screen_sharing_disabled=True, is_cloud_recording_disabled=True,
    custom_info="c", seat_mode="FreeToTake", cover="https://a.example", categories=(1,),
    activity_status=2, is_public=False, notice="n",
)  # fmt: skip


@pytest.mark.parametrize(
    ("room_type", "sent"),
    [
        (  # 647/60705
            RoomType.CONFERENCE,
            {
                "RoomName": "N", "MaxMemberCount": 9, "IsVideoDisabled": True,
                "IsAudioDisabled": True, "IsMessageDisabled": False,
                "IsScreenSharingDisabled": True, "IsCloudRecordingDisabled": True,
                "CustomInfo": "c", "TakeSeatMode": "FreeToTake",
            },
        ),
        (  # 647/63403
            RoomType.LIVE,
            {
                "RoomName": "N", "MaxMemberCount": 9, "IsMessageDisabled": False,
                "CoverURL": "https://a.example", "Category": [1], "ActivityStatus": 2,
                "IsPublicVisible": False, "TakeSeatMode": "FreeToTake", "Notice": "n",
            },
        ),
    ],
)  # fmt: skip
async def test_an_update_sends_what_its_page_knows(
    timers: Timers, room_type: RoomType, sent: dict[str, object]
) -> None:
    script = Script()

    await an_api(script.client(), timers).update_room_info(room_type, "a", CHANGES)

    assert script.bodies == [{"RoomInfo": {"RoomId": "a", **sent}}]


async def test_an_answer_of_code_0_without_a_room_is_not_the_room_service(timers: Timers) -> None:
    script = Script(OK)

    with pytest.raises(RoomApiUnreachable) as error:
        await an_api(script.client(), timers).get_room_info(RoomType.LIVE, "live-room")

    assert [one.fault for one in error.value.tries] == [Fault.NOT_JSON]


async def test_an_account_that_is_there_already_is_imported(timers: Timers) -> None:
    script = Script(refusal(70102))

    answer = await an_api(script.client(), timers).account_import("alice", "Alice")

    assert script.bodies == [{"UserID": "alice", "Nick": "Alice"}]
    assert answer.tries[0].code == 70102


async def test_a_nick_fits_into_500_bytes_and_is_not_sent_when_empty(timers: Timers) -> None:
    script = Script()
    api = an_api(script.client(), timers)

    await api.account_import("alice", "é" * 300)
    await api.account_import("bob", "")

    assert script.bodies == [{"UserID": "alice", "Nick": "é" * 250}, {"UserID": "bob"}]


def an_account_answer(*imported: str) -> dict[str, object]:
    items = [{"UserID": one, "ResultCode": 0, "AccountStatus": "Imported"} for one in imported]
    return {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "ResultItem": items}


async def test_accounts_are_checked_a_hundred_at_a_time(timers: Timers) -> None:
    script = Script(an_account_answer("U7"), an_account_answer("U107"), an_account_answer())
    people = [f"U{number}" for number in range(201)]

    answer = await an_api(script.client(), timers).account_check(people)

    assert answer.value == {"U7", "U107"}
    assert [len(body["CheckItem"]) for body in script.bodies] == [100, 100, 1]
    assert (len(answer.tries), answer.request_id) == (3, "")


async def test_to_check_nobody_needs_no_call(timers: Timers) -> None:
    script = Script()

    answer = await an_api(script.client(), timers).account_check([])

    assert (answer.value, script.asked) == (frozenset(), [])


async def test_a_second_create_of_one_id_waits_its_1_1_seconds(timers: Timers) -> None:
    script = Script(refusal(100001))
    api = an_api(script.client(), timers)
    with pytest.raises(RoomApiRefused):
        await api.create_room(a_new_room())

    again = asyncio.create_task(api.create_room(a_new_room()))
    await timers.push(1.09)
    assert len(script.asked) == 1
    await timers.push(0.02)

    assert not (await again).value.existed


async def test_a_person_goes_before_what_is_scheduled(timers: Timers) -> None:
    script = Script()
    api = an_api(script.client(), timers, rate=1)
    await api.create_room(a_new_room(room_id="early"))
    when = When(NOW, "2026-11-04T16:00", "Europe/Berlin")
    waiting = [
        asyncio.create_task(api.create_room(a_new_room(room_id="booking", when=when))),
        asyncio.create_task(api.create_room(a_new_room(room_id="person"))),
    ]
    await settle()

    await timers.push(1.01)
    await timers.push(1.01)

    await asyncio.gather(*waiting)
    ids = [body["RoomInfo"]["RoomId"] for body in script.bodies]
    assert ids == ["early", "person", "booking"]
