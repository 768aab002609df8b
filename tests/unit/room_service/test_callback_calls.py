"""The calls that say where callbacks go, and the control API's word on it."""

import pytest

from tests.unit.room_service.receiver import Receiver, settled
from tests.unit.room_service.talk import LIVE, Caller

SET = "room_config/set_callback"
GET = "room_config/get_callback"
UPDATE = "room_config/update_callback"
DELETE = "room_config/delete_callback"
TOKEN = "live_config/set_callback_token"
GET_TOKEN = "live_config/get_callback_token"
CREATED, ENTERED = "Room.CallbackAfterCreateRoom", "Room.CallbackAfterMemberEnter"


async def where(caller: Caller) -> object:
    return (await caller.ask(GET, {}))["Response"]


async def test_what_is_listed_is_told_and_nothing_else(caller: Caller, receiver: Receiver) -> None:
    code = await caller.code(SET, {"Url": receiver.url, "CallbackCommandList": [ENTERED]})
    await caller.create()
    await caller.create_live()

    await caller.move("standup-42", enter=["ana"])
    await settled(caller)

    assert code == 0
    assert receiver.commands() == ["MemberEnter"]


async def test_where_and_what_is_changed_one_by_one(caller: Caller) -> None:
    await caller.ask(SET, {"Url": "http://127.0.0.1:1/a", "CallbackCommandList": [CREATED]})

    await caller.ask(UPDATE, {"Url": "http://127.0.0.1:1/b"})
    moved = await where(caller)
    await caller.ask(UPDATE, {"CallbackCommandList": [ENTERED]})

    assert moved == {"Url": "http://127.0.0.1:1/b", "CallbackCommandList": [CREATED]}
    assert await where(caller) == {
        "Url": "http://127.0.0.1:1/b",
        "CallbackCommandList": [ENTERED],
    }


async def test_what_is_deleted_is_told_no_more(caller: Caller, receiver: Receiver) -> None:
    await caller.ask(SET, {"Url": receiver.url, "CallbackCommandList": [CREATED]})

    code = await caller.code(DELETE, {})

    await caller.create()
    assert (code, await settled(caller)) == (0, [])
    assert await where(caller) == {"Url": "", "CallbackCommandList": []}
    assert await caller.code(UPDATE, {"Url": receiver.url}) == 100002


ODD_URLS = [
    None,
    7,
    "",
    "ftp://127.0.0.1/",
    "/told",
    "http://",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:65536/",
    "http://127.0.0.1:port/",
    "http://[::1/",
    "http://127.0.0.1/" + "x" * 2048,
    "http://127.0.0.1/\n",
]


@pytest.mark.parametrize("url", ODD_URLS)
async def test_a_url_is_an_address_of_http(caller: Caller, url: object) -> None:
    body = {"Url": url, "CallbackCommandList": []}

    assert await caller.code(SET, body) == 100002


@pytest.mark.parametrize("commands", ["all", [1], {}, ["x"] * 101])
async def test_commands_are_a_list_of_strings(caller: Caller, commands: object) -> None:
    body = {"Url": "http://127.0.0.1:1/", "CallbackCommandList": commands}

    assert await caller.code(SET, body) == 100002


async def test_a_token_is_set_shown_and_switched_off(caller: Caller, receiver: Receiver) -> None:
    await caller.http.post("/control/callbacks", json={"url": receiver.url})
    before = await caller.code(GET_TOKEN, {})
    await caller.ask(TOKEN, {"Token": "t" * 128, "IsTokenEnable": True})
    await caller.create_live("signed")
    shown = (await caller.ask(GET_TOKEN, {}))["Response"]
    await settled(caller)

    await caller.ask(TOKEN, {"Token": "t", "IsTokenEnable": False})
    await caller.create_live("plain")
    await settled(caller)

    assert (before, shown) == (100302, {"Token": "t" * 128, "IsTokenEnable": True})
    assert ["Sign" in query for query in receiver.queries] == [True, False]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"Token": ""},
        {"Token": "t" * 129},
        {"Token": 7},
        {"Token": "t", "IsTokenEnable": "yes"},
    ],
)
async def test_a_token_has_1_to_128_characters(caller: Caller, body: dict[str, object]) -> None:
    assert await caller.code(TOKEN, body) == 100002


async def test_a_token_is_never_shown_by_the_control_api(caller: Caller) -> None:
    secret = "s3cret-of-callbacks"
    url = "http://127.0.0.1:1/"
    await caller.ask(TOKEN, {"Token": secret})
    await caller.ask(GET_TOKEN, {})
    await caller.ask(TOKEN, {"Token": secret, "Padding": "x" * 5000})
    await caller.http.post("/control/callbacks", json={"url": url, "token": secret})

    state = await caller.state()

    assert secret not in str(state)
    assert state["callbacks"]["subscriptions"]["Live"] == {
        "url": url,
        "commands": None,
        "token": "***",
        "is_token_enabled": True,
    }


async def test_the_control_api_switches_callbacks_off(caller: Caller, receiver: Receiver) -> None:
    await caller.http.post("/control/callbacks", json={"url": receiver.url})

    response = await caller.http.post("/control/callbacks", json={"url": ""})

    await caller.create()
    assert response.status_code == 200
    assert await settled(caller) == []


async def test_the_control_api_lists_what_is_told(caller: Caller, receiver: Receiver) -> None:
    asked = {"url": receiver.url, "commands": ["Live.CallbackAfterCreateRoom"]}
    await caller.http.post("/control/callbacks", json=asked)

    await caller.create()
    await caller.create_live()
    await caller.ask(f"{LIVE}/destroy_room", {"RoomId": "live_ops1"})
    await settled(caller)

    assert receiver.commands() == ["CreateRoom"]
    assert receiver.bodies[0]["RoomInfo"]["RoomType"] == "Live"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({}, "url is missing"),
        ({"url": "nowhere"}, "url must be an address of http or https, or empty"),
        ({"url": "", "token": "t" * 129}, "token must be 1 to 128 characters, or empty"),
        ({"url": "", "commands": ["Room.CallbackAfterLunch"]}, "commands must be a list of"),
    ],
)
async def test_callbacks_that_make_no_sense_are_refused(
    caller: Caller, body: dict[str, object], problem: str
) -> None:
    response = await caller.http.post("/control/callbacks", json=body)

    assert response.status_code == 400
    assert problem in " ".join(response.json()["problems"])
