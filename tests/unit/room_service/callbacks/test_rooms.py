"""Callbacks about rooms: each in the shape of its page, signed when asked for."""

import hashlib

import httpx
import pytest

from bot.room_service.app import build
from tests.unit.room_service.receiver import Receiver, settled, told
from tests.unit.room_service.talk import APP, CONFERENCE, LIVE, NOW, Caller, StoppedClock

MS = int(NOW * 1000)


async def test_the_query_has_the_parameters_of_the_pages(
    caller: Caller, receiver: Receiver
) -> None:
    await caller.create()
    await settled(caller)

    assert receiver.queries == [
        {
            "ours": "1",
            "SdkAppid": "20001234",
            "CallbackCommand": "Room.CallbackAfterCreateRoom",
            "contenttype": "json",
            "ClientIP": "127.0.0.1",
            "OptPlatform": "RESTAPI",
            "RequestTime": "1767250000",
            "Sign": hashlib.sha256(b"a token1767250000").hexdigest(),
        }
    ]


async def test_without_a_token_nothing_is_signed(caller: Caller, receiver: Receiver) -> None:
    await caller.http.post("/control/callbacks", json={"url": receiver.url})

    await caller.create()
    await settled(caller)

    assert not {"Sign", "RequestTime"} & set(receiver.queries[0])


async def test_a_new_conference_is_told_with_its_invitees(
    caller: Caller, receiver: Receiver
) -> None:
    room = {"RoomId": "standup-42", "RoomType": "Conference"}
    body = {"RoomInfo": room, "ScheduleInviteeList_Account": ["ana"]}
    await caller.ask(f"{CONFERENCE}/create_room", body)

    told_of = await told(caller, receiver)

    assert told_of == {
        "CallbackCommand": "Room.CallbackAfterCreateRoom",
        "Operator_Account": "administrator",
        "RoomInfo": await caller.info(),
        "ScheduleInviteeList_Account": ["ana"],
        "EventTime": MS,
    }


async def test_a_quirk_calls_a_new_conference_a_meeting(caller: Caller, receiver: Receiver) -> None:
    await caller.switch(quirks=["meeting_room_type", "integer_owner"])
    await caller.create()

    room = (await told(caller, receiver))["RoomInfo"]

    assert room["RoomType"] == "Meeting"
    assert type(room["Owner_Account"]) is int
    assert (await caller.info())["RoomType"] == "Conference"


async def test_a_new_live_room_is_told(caller: Caller, receiver: Receiver) -> None:
    await caller.create_live()

    told_of = await told(caller, receiver)

    assert told_of["CallbackCommand"] == "Live.CallbackAfterCreateRoom"
    assert told_of["RoomInfo"] == await caller.info("live_ops1", LIVE)


async def test_a_changed_room_is_told_as_it_is_now(caller: Caller, receiver: Receiver) -> None:
    await caller.create()
    change = {"RoomInfo": {"RoomId": "standup-42", "RoomName": "New name"}}
    await caller.ask(f"{CONFERENCE}/update_room_info", change)

    told_of = await told(caller, receiver)

    assert told_of["CallbackCommand"] == "Room.CallbackAfterUpdateRoomInfo"
    assert told_of["RoomInfo"]["RoomName"] == "New name"


async def test_a_changed_live_room_is_told_as_it_is_now(caller: Caller, receiver: Receiver) -> None:
    await caller.create_live()
    change = {"RoomInfo": {"RoomId": "live_ops1", "Notice": "hi"}}
    await caller.ask(f"{LIVE}/update_room_info", change)

    told_of = await told(caller, receiver)

    assert told_of["CallbackCommand"] == "Live.CallbackAfterUpdateRoomInfo"
    assert (told_of["Operator_Account"], told_of["RoomInfo"]["Notice"]) == ("administrator", "hi")


async def test_an_ended_conference_is_told_by_its_id(caller: Caller, receiver: Receiver) -> None:
    await caller.create()
    await caller.ask(f"{CONFERENCE}/destroy_room", {"RoomId": "standup-42"})

    assert await told(caller, receiver) == {
        "CallbackCommand": "Room.CallbackAfterDestroyRoom",
        "Operator_Account": "administrator",
        "RoomId": "standup-42",
        "EventType": "DestroyByUser",
        "EventTime": MS,
    }


async def test_an_ended_live_room_is_told_with_its_totals(
    caller: Caller, receiver: Receiver
) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana", "ben"])
    await caller.ask(f"{LIVE}/destroy_room", {"RoomId": "live_ops1"})

    told_of = await told(caller, receiver)

    assert (told_of["EventType"], told_of["RoomInfo"]["ViewCount"]) == ("DestroyByUser", 2)
    assert told_of["Statistic"]["TotalViewers"] == 2
    assert receiver.commands() == ["CreateRoom", "MemberStateChanged", "DestroyRoom"]


@pytest.mark.parametrize("look", ["/control/state", "get_room_info"])
async def test_a_recycled_room_is_told_when_somebody_looks(
    caller: Caller, receiver: Receiver, clock: StoppedClock, look: str
) -> None:
    await caller.create()
    clock.push(7 * 3600)

    if look == "get_room_info":
        await caller.ask(f"{CONFERENCE}/get_room_info", {"RoomId": "standup-42"})

    told_of = await told(caller, receiver)
    assert (told_of["EventType"], told_of["Operator_Account"]) == (
        "DestroyBySystem",
        "@TIM#SYSTEM",
    )
    assert receiver.commands() == ["CreateRoom", "DestroyRoom"]


async def test_a_recycled_room_is_told_without_any_call(
    receiver: Receiver, clock: StoppedClock
) -> None:
    app = build(APP, clock=clock, callback_url=receiver.url)
    transport = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://room-service") as http,
    ):
        await Caller(http).create()
        clock.push(7 * 3600)
        await receiver.came(2)

    assert receiver.bodies[1]["EventType"] == "DestroyBySystem"


async def test_a_room_that_somebody_ends_from_a_client_is_told(
    caller: Caller, receiver: Receiver
) -> None:
    await caller.import_account("ana")
    await caller.create(Owner_Account="ana")

    response = await caller.http.post("/control/end", json={"RoomId": "standup-42"})

    told_of = await told(caller, receiver)
    assert response.status_code == 200
    assert (told_of["EventType"], told_of["Operator_Account"]) == ("DestroyByUser", "ana")
    assert await caller.code(f"{CONFERENCE}/get_room_info", {"RoomId": "standup-42"}) == 100004


@pytest.mark.parametrize(("body", "status"), [({"RoomId": "nowhere"}, 404), ({}, 400)])
async def test_only_a_room_that_is_there_is_ended_from_a_client(
    caller: Caller, body: dict[str, object], status: int
) -> None:
    assert (await caller.http.post("/control/end", json=body)).status_code == status
