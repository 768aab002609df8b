"""What may stop a room: its owner, its id, the package, its words, and haste."""

import httpx
import pytest

from bot.room_service.app import build
from tests.unit.room_service.talk import (
    ACCOUNTS,
    APP,
    CONFERENCE,
    LIVE,
    Caller,
    StoppedClock,
)


async def test_an_owner_who_was_never_imported_is_refused(caller: Caller) -> None:
    answer = await caller.create(Owner_Account="alice")

    # The text is one seen for real: fact sheet, section 4.2.
    assert (answer["ErrorCode"], answer["ErrorInfo"]) == (100002, "invalid owner account")


async def test_the_same_id_within_a_second_is_100012(caller: Caller, clock: StoppedClock) -> None:
    await caller.create()
    clock.push(0.99)

    assert (await caller.create())["ErrorCode"] == 100012


@pytest.mark.parametrize(("owner", "code"), [("administrator", 100010), ("alice", 100003)])
async def test_an_id_in_use_tells_whether_it_is_ones_own(
    caller: Caller, clock: StoppedClock, owner: str, code: int
) -> None:
    await caller.import_account("alice")
    await caller.create()
    clock.push(1.0)

    assert (await caller.create(Owner_Account=owner))["ErrorCode"] == code


async def test_conference_and_live_rooms_share_their_ids(
    caller: Caller, clock: StoppedClock
) -> None:
    await caller.import_account("alice")
    await caller.create("town-hall")
    clock.push(1.0)

    assert (await caller.create_live("town-hall", Owner_Account="alice"))["ErrorCode"] == 100003


async def test_a_room_that_is_gone_frees_its_id(caller: Caller, clock: StoppedClock) -> None:
    await caller.create()
    await caller.ask(f"{CONFERENCE}/destroy_room", {"RoomId": "standup-42"})
    clock.push(1.1)

    assert (await caller.create())["ErrorCode"] == 0


async def test_a_refused_body_does_not_count_as_a_creation(caller: Caller) -> None:
    await caller.create(MaxMemberCount="many")

    assert (await caller.create())["ErrorCode"] == 0


async def test_the_id_of_a_chat_group_is_100011(caller: Caller) -> None:
    await caller.switch(group_ids=["standup-42"])

    assert (await caller.create())["ErrorCode"] == 100011


@pytest.mark.parametrize("service", ["conference", "live"])
async def test_without_a_package_no_room_is_made(caller: Caller, service: str) -> None:
    await caller.switch(package=False)

    answer = await (caller.create() if service == "conference" else caller.create_live())

    assert answer["ErrorCode"] == 100007


async def test_seats_that_the_package_lacks_are_refused(caller: Caller) -> None:
    await caller.switch(seats=False)

    answer = await caller.create(IsSeatEnabled=True)

    # The text is one seen for real: fact sheet, section 4.2.
    assert answer["ErrorCode"] == 100002
    assert answer["ErrorInfo"] == "not support seat, please update your pay package on the console"


async def test_more_members_than_the_package_has_are_101011(caller: Caller) -> None:
    await caller.switch(max_members=20)

    assert (await caller.create("a", MaxMemberCount=20))["ErrorCode"] == 0
    assert (await caller.create("b", MaxMemberCount=21))["ErrorCode"] == 101011


async def test_a_change_to_more_members_than_the_package_has_is_101011(caller: Caller) -> None:
    await caller.create()
    change = {"RoomId": "standup-42", "MaxMemberCount": 301}

    assert await caller.code(f"{CONFERENCE}/update_room_info", {"RoomInfo": change}) == 101011


async def test_more_seats_than_the_package_has_are_100013(caller: Caller) -> None:
    assert (await caller.create(IsSeatEnabled=True, MaxSeatCount=21))["ErrorCode"] == 100013


async def test_more_rooms_than_the_package_has_are_101011(caller: Caller) -> None:
    await caller.switch(max_rooms=1)

    assert (await caller.create("a"))["ErrorCode"] == 0
    assert (await caller.create("b"))["ErrorCode"] == 101011


@pytest.mark.parametrize("field", ["RoomName", "Notice"])
async def test_sensitive_words_are_100026(caller: Caller, field: str) -> None:
    answer = await caller.create_live(**{field: "A Forbidden-Word in it"})

    assert answer["ErrorCode"] == 100026


async def test_a_change_to_sensitive_words_is_100026(caller: Caller) -> None:
    await caller.create_live()
    change = {"RoomId": "live_ops1", "RoomName": "forbidden-word"}

    assert await caller.code(f"{LIVE}/update_room_info", {"RoomInfo": change}) == 100026


@pytest.mark.parametrize(
    ("command", "body", "limit"),
    [
        (f"{CONFERENCE}/get_room_info", {"RoomId": "r"}, 200),
        (f"{LIVE}/get_room_list", {"Next": "", "Count": 1}, 10),
        (f"{ACCOUNTS}/account_check", {"CheckItem": [{"UserID": "a"}]}, 100),
    ],
)
async def test_a_command_may_be_called_so_often_in_any_second(
    caller: Caller, clock: StoppedClock, command: str, body: dict[str, object], limit: int
) -> None:
    codes = [await caller.code(command, body)]
    clock.push(0.5)
    codes += [await caller.code(command, body) for _ in range(limit)]
    clock.push(0.5)
    later = [await caller.code(command, body) for _ in range(2)]

    # The second slides: what was called half a second ago still counts, the first call no longer.
    assert (60007 in codes[:-1], codes[-1]) == (False, 60007)
    assert (later[0] == 60007, later[1]) == (False, 60007)


async def test_commands_are_counted_apart(clock: StoppedClock) -> None:
    transport = httpx.ASGITransport(app=build(APP, clock=clock, rate=1))
    async with httpx.AsyncClient(transport=transport, base_url="http://room-service") as http:
        caller = Caller(http)

        codes = [(await caller.create())["ErrorCode"] for _ in range(2)]
        codes.append(await caller.code(f"{CONFERENCE}/get_room_info", {"RoomId": "standup-42"}))

    assert codes == [0, 60007, 0]
