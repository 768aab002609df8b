"""Reading: leniently, whatever the printed samples and the field tables disagree on."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.room import RoomInfo, RoomType
from bot.tencent.wire_info import read_imported, read_reply, read_room_info
from tests.unit.tencent.props import samples


def shown(**room: Any) -> RoomInfo:  # noqa: ANN401  whatever a service may send
    """Read a live room with these fields."""
    info = read_room_info(RoomType.LIVE, "live-room", {"Response": {"RoomInfo": room}})
    assert info is not None
    return info


def test_the_sample_of_page_004_is_read_with_every_digit_of_its_owner() -> None:
    reply = read_reply(json.dumps(samples.parsed(samples.PAGE_004)).encode())
    assert reply is not None

    assert reply.request_id == "Id-8c9858f01e954611ae2d4c1b1ed7d583-O-Seq-52720"
    assert read_room_info(RoomType.LIVE, "rid-123", reply.content) == RoomInfo(
        room_id="rid-123",
        room_type=RoomType.LIVE,
        name="rname-123",
        owner_account="144115233775727695",
        max_members=300,
        created_at=1693271354,
        is_message_disabled=False,
        is_seat_enabled=True,
        max_seats=8,
        seat_mode="ApplyToTake",
        cover_url="https://xxxx.png",
        categories=(1, 2, 3),
        activity_status=1,
        view_count=10,
        is_public=True,
    )


# Fact sheet, 1.4: the sample of 647/60704.
CONFERENCE = {
    "RoomId": "standup-42", "RoomName": "Stand-up", "RoomType": "Conference",
    "Owner_Account": "alice", "MaxMemberCount": 300, "MaxSeatCount": 16, "IsVideoDisabled": False,
    "IsAudioDisabled": False, "IsMessageDisabled": False, "IsScreenSharingDisabled": False,
    "IsCloudRecordingDisabled": False, "CustomInfo": "ops", "ScheduleStartTime": 1767254400,
    "ScheduleEndTime": 1767258000, "RoomStatus": "Running", "IsSeatEnabled": True,
    "TakeSeatMode": "ApplyToTake", "CreateTime": 1767250000, "MemberCount": 1,
}  # fmt: skip


def test_a_conference_is_read() -> None:
    content = {"Response": {"RoomInfo": CONFERENCE}}

    assert read_room_info(RoomType.CONFERENCE, "standup-42", content) == RoomInfo(
        room_id="standup-42",
        room_type=RoomType.CONFERENCE,
        name="Stand-up",
        owner_account="alice",
        status="Running",
        member_count=1,
        max_members=300,
        starts_at=1767254400,
        ends_at=1767258000,
        created_at=1767250000,
        is_video_disabled=False,
        is_audio_disabled=False,
        is_message_disabled=False,
        is_screen_sharing_disabled=False,
        is_cloud_recording_disabled=False,
        is_seat_enabled=True,
        max_seats=16,
        seat_mode="ApplyToTake",
        custom_info="ops",
    )


SWITCHES = [
    (True, True), (False, False), ("true", True), ("False", False), (1, True), (0, False),
    ("1", True), ("maybe", None), (2, None), (None, None), ([], None),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "is_on"), SWITCHES, ids=[repr(sent) for sent, _ in SWITCHES])
def test_a_switch_is_read_in_every_spelling(sent: object, is_on: object) -> None:
    assert shown(IsMessageDisabled=sent).is_message_disabled is is_on


@pytest.mark.parametrize(("sent", "mode"), [("ApplyToTake", "ApplyToTake"), (1, "1"), (None, None)])
def test_a_seat_mode_is_a_word_or_a_number(sent: object, mode: str | None) -> None:
    assert shown(TakeSeatMode=sent).seat_mode == mode


@pytest.mark.parametrize(("sent", "number"), [(8, 8), ("9", 9), (True, None), ("x", None)])
def test_a_number_may_be_written_as_text(sent: object, number: int | None) -> None:
    assert shown(MaxSeatCount=sent).max_seats == number


def test_old_spellings_are_understood() -> None:
    info = shown(IsPublicVisibled=True, Tags=["1", 2])

    assert (info.is_public, info.categories) == (True, (1, 2))


def test_missing_fields_are_none_and_unknown_ones_are_passed_over() -> None:
    info = shown(LikeCount=3, Owner_Account="alice")

    assert info == RoomInfo("live-room", RoomType.LIVE, "live-room", "alice")


def test_half_a_character_in_a_name_does_not_travel_on() -> None:
    assert shown(RoomName="a\ud800").name == "a?"


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*CONFERENCE, "Category", "Notice"]), JSON_VALUES))
def test_no_value_of_any_field_makes_a_room_unreadable(room: dict[str, Any]) -> None:
    content = {"Response": {"RoomInfo": room}}

    assert read_room_info(RoomType.LIVE, "live-room", content) is not None


@given(st.binary() | JSON_VALUES.map(lambda value: json.dumps(value).encode()))
def test_whatever_is_no_envelope_is_no_reply(raw: bytes) -> None:
    assert read_reply(raw) is None


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"ErrorCode":' + b"9" * 5000 + b"}"])
def test_hostile_json_is_no_reply(raw: bytes) -> None:
    assert read_reply(raw) is None


def test_an_envelope_needs_a_code_and_nothing_else() -> None:
    reply = read_reply(b'{"ErrorCode":"70107","ErrorInfo":null}')

    assert reply is not None
    assert (reply.code, reply.info, reply.request_id) == (70107, "", "")


def test_of_checked_accounts_the_imported_ones_are_named() -> None:
    # Fact sheet, section 5.
    content = {
        "ResultItem": [
            {"UserID": "alice", "ResultCode": 0, "ResultInfo": "", "AccountStatus": "Imported"},
            {"UserID": "bob", "ResultCode": 0, "ResultInfo": "", "AccountStatus": "NotImported"},
        ]
    }

    assert read_imported(content) == frozenset({"alice"})


@pytest.mark.parametrize("content", [{}, {"ResultItem": None}, [], None], ids=repr)
def test_an_answer_without_accounts_is_none(content: object) -> None:
    assert read_imported(content) is None
