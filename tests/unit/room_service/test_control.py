"""The control API: what it takes, what it shows, whom it turns away."""

import httpx
import pytest

from bot.room_service.app import build
from bot.room_service.rooms.info import QUIRKS
from tests.unit.room_service.talk import APP, CONFERENCE, LIVE, NOW, Caller, a_query


@pytest.mark.parametrize("address", ["192.0.2.7", "not an address", ""])
async def test_a_caller_from_elsewhere_is_turned_away(address: str) -> None:
    transport = httpx.ASGITransport(app=build(APP), client=(address, 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://room-service") as http:
        response = await http.get("/control/state")

    assert response.status_code == 403


async def test_a_caller_from_this_machine_may_use_ipv6() -> None:
    transport = httpx.ASGITransport(app=build(APP), client=("::1", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://room-service") as http:
        response = await http.get("/control/state")

    assert response.status_code == 200


async def test_the_state_shows_rooms_accounts_and_calls(caller: Caller) -> None:
    await caller.import_account("alice")
    await caller.create(Owner_Account="alice")

    state = await caller.state()

    assert [room["RoomId"] for room in state["rooms"]] == ["standup-42"]
    assert [person["user_id"] for person in state["accounts"]] == ["administrator", "alice"]
    assert [call["code"] for call in state["calls"]] == [0, 0]


async def test_a_call_is_remembered_with_its_signature_hidden(caller: Caller) -> None:
    await caller.create()

    call = (await caller.state())["calls"][0]
    assert (call["time"], call["path"]) == (NOW, f"/v4/{CONFERENCE}/create_room")
    assert call["query"] == (
        "sdkappid=20001234&identifier=administrator&usersig=***&random=99999999&contenttype=json"
    )
    assert call["request"]["RoomInfo"]["RoomId"] == "standup-42"
    assert (call["answer"]["ErrorCode"], call["code"], call["status"]) == (0, 0, 200)
    assert call["seconds"] > 0


async def test_a_signature_under_an_odd_name_is_hidden_too(caller: Caller) -> None:
    secret = a_query()["usersig"]
    await caller.http.post(f"/v4/{CONFERENCE}/get_room_info?User%53ig={secret}&%20usersig={secret}")

    assert secret not in str(await caller.state())


async def test_two_hundred_calls_are_remembered(caller: Caller) -> None:
    for number in range(201):
        await caller.http.post(f"/v4/nowhere/{number}")

    calls = (await caller.state())["calls"]
    assert [calls[0]["path"], calls[-1]["path"]] == ["/v4/nowhere/1", "/v4/nowhere/200"]


async def test_a_long_body_is_remembered_by_its_beginning(caller: Caller) -> None:
    await caller.create(CustomInfo="x" * 5000)

    call = (await caller.state())["calls"][0]
    assert len(call["request"]) == 4096


async def test_faults_that_wait_are_shown(caller: Caller) -> None:
    await caller.fault("code", code=100001, n=3, command="create_room")

    faults = (await caller.state())["faults"]
    assert [(f["kind"], f["code"], f["n"], f["command"]) for f in faults] == [
        ("code", 100001, 3, "create_room")
    ]


FAULTY_FAULTS = [
    ({}, "kind is missing"),
    ({"kind": "earthquake"}, "kind must be"),
    ({"kind": "code", "n": 0}, "n must be"),
    ({"kind": "code", "n": True}, "n must be"),
    ({"kind": "code", "code": "100001"}, "code must be"),
    ({"kind": "code", "info": 5}, "info must be"),
    ({"kind": "code", "command": 5}, "command must be"),
    ({"kind": "latency", "seconds": -1}, "seconds must be"),
    ({"kind": "latency", "seconds": True}, "seconds must be"),
    ({"kind": "http", "status": 99}, "status must be"),
    ({"kind": "code", "times": 5}, "times is not known here"),
]


@pytest.mark.parametrize(("fault", "problem"), FAULTY_FAULTS)
async def test_a_fault_that_makes_no_sense_is_refused(
    caller: Caller, fault: dict[str, object], problem: str
) -> None:
    response = await caller.http.post("/control/faults", json=fault)

    assert response.status_code == 400
    assert problem in " ".join(response.json()["problems"])


FAULTY_SWITCHES = [
    ({"package": "off"}, "package must be"),
    ({"max_members": 0}, "max_members must be"),
    ({"max_rooms": "many"}, "max_rooms must be"),
    ({"quirks": ["polka dots"]}, "quirks must be"),
    ({"quirks": "integer_owner"}, "quirks must be"),
    ({"strict_generation": "classic"}, "strict_generation must be"),
    ({"group_ids": [1]}, "group_ids must be"),
    ({"color": "red"}, "color is not known here"),
]


@pytest.mark.parametrize(("switches", "problem"), FAULTY_SWITCHES)
async def test_a_switch_that_makes_no_sense_is_refused(
    caller: Caller, switches: dict[str, object], problem: str
) -> None:
    before = (await caller.state())["switches"]

    response = await caller.http.post("/control/switches", json=switches)

    assert response.status_code == 400
    assert problem in " ".join(response.json()["problems"])
    assert (await caller.state())["switches"] == before


async def test_every_problem_is_told_at_once(caller: Caller) -> None:
    wrong = {"kind": "earthquake", "n": 0, "times": 5}

    response = await caller.http.post("/control/faults", json=wrong)

    assert len(response.json()["problems"]) == 3


@pytest.mark.parametrize("raw", [b"", b"[]", b"\xff", b"{" + b" " * 1_048_576 + b"}"])
async def test_a_control_call_needs_an_object(caller: Caller, raw: bytes) -> None:
    response = await caller.http.post("/control/switches", content=raw)

    assert response.status_code == 400


async def test_people_need_a_room_that_exists(caller: Caller) -> None:
    asked = {"RoomId": "nowhere", "count": 1}

    assert (await caller.http.post("/control/members", json=asked)).status_code == 404


async def test_people_need_a_room_and_a_number(caller: Caller) -> None:
    response = await caller.http.post("/control/members", json={"count": -1})

    problems = response.json()["problems"]
    assert problems == ["count must be a whole number from 0 to 10000", "RoomId is missing"]


async def test_clearing_puts_everything_back_but_rooms_and_accounts(caller: Caller) -> None:
    original = (await caller.state())["switches"]
    await caller.import_account("alice")
    await caller.create()
    await caller.fault("code", n=None)
    await caller.switch(package=False, group_ids=["g"], quirks=["integer_owner"])

    await caller.http.post("/control/clear")

    state = await caller.state()
    assert (state["faults"], state["switches"]) == ([], original)
    assert (len(state["rooms"]), len(state["accounts"])) == (1, 2)


async def test_there_is_nothing_at_an_unknown_control_path(caller: Caller) -> None:
    assert (await caller.http.get("/control/nothing")).status_code == 404


# Section 1.7: shapes of samples that contradict the field tables.
QUIRKS_SHOWN: dict[str, dict[str, object]] = {
    "integer_owner": {"Owner_Account": 4711},
    "string_booleans": {"IsMessageDisabled": "false", "IsSeatEnabled": "true"},
    "integer_seat_mode": {"TakeSeatMode": 2},
    "string_message_disabled": {"IsMessageDisabled": "false", "IsSeatEnabled": True},
}


@pytest.mark.parametrize("service", [CONFERENCE, LIVE])
@pytest.mark.parametrize("quirk", QUIRKS_SHOWN)
async def test_a_quirk_shows_in_room_info(caller: Caller, quirk: str, service: str) -> None:
    await caller.import_account("4711")
    create = caller.create if service == CONFERENCE else caller.create_live
    await create("r", Owner_Account="4711", IsSeatEnabled=True, TakeSeatMode="ApplyToTake")

    await caller.switch(quirks=[quirk])

    room = await caller.info("r", service)
    assert room.items() >= QUIRKS_SHOWN[quirk].items()


def test_every_quirk_is_tried() -> None:
    assert set(QUIRKS_SHOWN) == set(QUIRKS)


async def test_an_owner_with_a_name_gets_a_number_of_the_sample_s_size(caller: Caller) -> None:
    await caller.create()

    await caller.switch(quirks=["integer_owner"])

    # Page 004 prints 144115233775727695, which a float would not keep.
    owner = (await caller.info())["Owner_Account"]
    assert type(owner) is int
    assert owner >= 144_115_233_775_727_695


async def test_quirks_go_together_in_the_list_too(caller: Caller) -> None:
    await caller.create_live(TakeSeatMode="ApplyToTake", IsSeatEnabled=True)
    await caller.switch(quirks=list(QUIRKS))

    answer = await caller.ask(f"{LIVE}/get_room_list", {"Next": "", "Count": 20})

    assert type(answer["Response"]["RoomList"][0]["Owner_Account"]) is int
