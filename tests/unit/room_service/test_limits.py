"""What fields may hold: the last value that will do passes, the next is refused."""

import pytest

from tests.unit.room_service.talk import CONFERENCE, LIVE, NOW, Caller

TEXTS_OF_SECTION_4_2 = {
    "RoomId": ("x" * 49, "the length of room id must be less than 48"),
    "RoomName": ("x" * 101, "the length of room name must be less than 100"),
}


@pytest.mark.parametrize("field", TEXTS_OF_SECTION_4_2)
async def test_texts_seen_for_real_are_given_back(caller: Caller, field: str) -> None:
    value, text = TEXTS_OF_SECTION_4_2[field]
    room = {"RoomId": "standup-42", "RoomType": "Conference", field: value}

    answer = await caller.ask(f"{CONFERENCE}/create_room", {"RoomInfo": room})

    assert (answer["ErrorCode"], answer["ErrorInfo"]) == (100002, text)


# Limit and page: ids and names 000 to 003, cover 000 and 001, notice 000, custom info 002.
LONGEST = [
    (CONFERENCE, "RoomId", "i" * 48),
    (CONFERENCE, "RoomName", "é" * 50),
    (CONFERENCE, "CustomInfo", "界" * 166 + "ab"),
    (LIVE, "RoomId", "i" * 48),
    (LIVE, "RoomName", "🎤" * 25),
    (LIVE, "CoverURL", "u" * 200),
    (LIVE, "Notice", "界" * 33 + "a"),
]
TYPES = {CONFERENCE: "Conference", LIVE: "Live"}


@pytest.mark.parametrize(("service", "field", "value"), LONGEST)
async def test_limits_are_counted_in_bytes(
    caller: Caller, service: str, field: str, value: str
) -> None:
    room = {"RoomId": "r", "RoomType": TYPES[service]}

    longest = await caller.code(f"{service}/create_room", {"RoomInfo": room | {field: value}})
    longer = await caller.code(f"{service}/create_room", {"RoomInfo": room | {field: value + "a"}})

    assert (longest, longer) == (0, 100002)


@pytest.mark.parametrize("room_id", ["", "tab\there", "naïve", "会议", "\x7f", "\x1f"])
async def test_an_id_outside_printable_ascii_is_refused(caller: Caller, room_id: str) -> None:
    assert (await caller.create(room_id))["ErrorCode"] == 100002


async def test_the_ends_of_printable_ascii_are_allowed(caller: Caller) -> None:
    assert (await caller.create(" ~"))["ErrorCode"] == 0


WRONG_TYPES: list[tuple[str, object]] = [
    ("RoomId", 42),
    ("RoomId", None),
    ("RoomName", 5),
    ("RoomName", None),
    ("RoomType", "Live"),
    ("RoomType", "conference"),
    ("RoomType", ["Conference"]),
    ("Owner_Account", ""),
    ("MaxMemberCount", "20"),
    ("MaxMemberCount", 20.0),
    ("MaxMemberCount", True),
    ("MaxMemberCount", 0),
    ("MaxMemberCount", -1),
    ("MaxSeatCount", "8"),
    ("ScheduleStartTime", "now"),
    ("ScheduleEndTime", 2**63),
    ("IsVideoDisabled", "true"),
    ("IsAudioDisabled", 1),
    ("IsSeatEnabled", 0),
    ("CustomInfo", {}),
    ("TakeSeatMode", "None"),
    ("TakeSeatMode", 1),
]


@pytest.mark.parametrize(("field", "value"), WRONG_TYPES)
async def test_types_are_strict(caller: Caller, field: str, value: object) -> None:
    room = {"RoomId": "standup-42", "RoomType": "Conference", field: value}

    assert await caller.code(f"{CONFERENCE}/create_room", {"RoomInfo": room}) == 100002


@pytest.mark.parametrize(
    "info", [{"RoomType": "Conference"}, {"RoomId": "r"}, [], "RoomInfo", None]
)
async def test_what_is_mandatory_may_not_be_missing(caller: Caller, info: object) -> None:
    assert await caller.code(f"{CONFERENCE}/create_room", {"RoomInfo": info}) == 100002


async def test_a_body_in_camel_case_is_refused(caller: Caller) -> None:
    body = {"roomInfo": {"roomId": "standup-42", "roomType": "Conference"}}

    assert await caller.code(f"{CONFERENCE}/create_room", body) == 100002


@pytest.mark.parametrize(
    ("category", "code"),
    [
        ([], 0),
        ([1, 2, 3], 0),
        ([1, 2, 3, 4], 100002),
        (["1"], 100002),
        ([True], 100002),
        (1, 100002),
    ],
)
async def test_three_categories_are_the_most(caller: Caller, category: object, code: int) -> None:
    assert (await caller.create_live(Category=category))["ErrorCode"] == code


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(299, 100002), (300, 0), (86400, 0), (86401, 100002), (-3600, 100002)],
)
async def test_a_room_lasts_five_minutes_to_a_day(caller: Caller, seconds: int, code: int) -> None:
    start = int(NOW) + 600

    answer = await caller.create(ScheduleStartTime=start, ScheduleEndTime=start + seconds)

    assert answer["ErrorCode"] == code


async def test_an_end_alone_is_measured_from_now(caller: Caller) -> None:
    assert (await caller.create("a", ScheduleEndTime=int(NOW) + 299))["ErrorCode"] == 100002
    assert (await caller.create("b", ScheduleEndTime=int(NOW) + 300))["ErrorCode"] == 0


async def test_a_start_in_the_past_is_let_in(caller: Caller) -> None:
    answer = await caller.create(ScheduleStartTime=int(NOW) - 600)

    assert answer["ErrorCode"] == 0


@pytest.mark.parametrize(
    ("invitees", "code"),
    [(["a"] * 300, 0), (["a"] * 301, 100002), ("a", 100002), (["a", 7], 60015), ([None], 60015)],
)
async def test_three_hundred_invitees_are_the_most(
    caller: Caller, invitees: object, code: int
) -> None:
    room = {"RoomId": "standup-42", "RoomType": "Conference"}
    body = {"RoomInfo": room, "ScheduleInviteeList_Account": invitees}

    assert await caller.code(f"{CONFERENCE}/create_room", body) == code


@pytest.mark.parametrize("owner", [42, None, ["alice"], True])
async def test_an_owner_that_is_not_a_string_is_60015(caller: Caller, owner: object) -> None:
    assert (await caller.create(Owner_Account=owner))["ErrorCode"] == 60015


async def test_a_change_keeps_the_same_limits(caller: Caller) -> None:
    await caller.create()
    change = {"RoomId": "standup-42", "RoomName": "x" * 101}

    assert await caller.code(f"{CONFERENCE}/update_room_info", {"RoomInfo": change}) == 100002


@pytest.mark.parametrize("body", [{}, {"RoomId": ""}, {"RoomId": 5}, {"RoomInfo": {"RoomId": "r"}}])
async def test_a_look_needs_the_id_of_a_room(caller: Caller, body: dict[str, object]) -> None:
    assert await caller.code(f"{CONFERENCE}/get_room_info", body) == 100002


async def test_unknown_fields_are_let_through_and_noted(caller: Caller) -> None:
    answer = await caller.create(Password="1234")

    noted = (await caller.state())["calls"][-1]["notes"]
    assert answer["ErrorCode"] == 0
    assert noted == ["Password is not a documented field of this call"]
