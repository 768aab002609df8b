"""create_room's bodies: as the pages print them, and never past a limit or a page's fields."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.request import NewRoom, RoomRequest
from bot.rooms.room import VOICE_TEMPLATES, RoomKind, SeatMode, SeatTemplate
from bot.tencent.wire import conference_body, encode
from bot.tencent.wire_live import LiveApi, afterwards, live_body
from tests.unit.tencent.props import samples
from tests.unit.tencent.props.rooms import CONFERENCE_ROOMS, COVER, LIVE_ROOMS, a_new_room

# The "Request packet fields" of each page. ActivityStatus is in none of our requests.
EVERY_LIVE = {
    "RoomId", "RoomType", "RoomName", "Owner_Account", "CoverURL", "IsMessageDisabled", "Category",
    "IsPublicVisible", "TakeSeatMode", "MaxSeatCount",
}  # fmt: skip
KNOWN = {
    # Page 003 has no IsUnlimitedRoomEnabled; Tencent's own manager sends it (fact sheet, 1.6).
    LiveApi.TEMPLATES: EVERY_LIVE | {"SeatTemplate", "IsUnlimitedRoomEnabled"},
    LiveApi.LAYOUT: EVERY_LIVE
    | {"IsSeatEnabled", "IsUnlimitedRoomEnabled", "SeatLayoutTemplateId", "Notice"},
    LiveApi.CLASSIC: EVERY_LIVE | {"IsSeatEnabled", "MaxMemberCount"},
}
CONFERENCE_KNOWN = set(samples.parsed(samples.PAGE_002)["RoomInfo"])

# "up to 48 bytes", "maximum 100 bytes", "Supports up to three" … of the same pages.
MOST_BYTES = {"RoomId": 48, "RoomName": 100, "CoverURL": 200, "Notice": 100, "CustomInfo": 500}


def body_of_live(new: NewRoom, live_api: LiveApi) -> dict[str, Any]:
    room: dict[str, Any] = live_body(new, live_api)["RoomInfo"]
    return room


def kept_limits(room: dict[str, Any]) -> bool:
    sizes = {name: len(room.get(name, "").encode()) for name in MOST_BYTES}
    return all(sizes[name] <= most for name, most in MOST_BYTES.items())


@given(CONFERENCE_ROOMS)
def test_no_conference_that_can_exist_breaks_a_limit_of_page_002(new: NewRoom) -> None:
    body = json.loads(encode(conference_body(new)))
    room = body["RoomInfo"]

    assert set(room) <= CONFERENCE_KNOWN
    assert set(body) <= {"RoomInfo", "ScheduleInviteeList_Account"}
    assert kept_limits(room)
    assert 300 <= room["ScheduleEndTime"] - room["ScheduleStartTime"] <= 86_400
    assert len(body.get("ScheduleInviteeList_Account", [])) <= 300
    assert None not in room.values()


@given(LIVE_ROOMS, st.sampled_from(LiveApi))
def test_no_live_room_that_can_exist_breaks_a_limit_or_leaves_its_generation(
    new: NewRoom, live_api: LiveApi
) -> None:
    room = json.loads(encode(live_body(new, live_api)))["RoomInfo"]

    assert set(room) <= KNOWN[live_api]
    assert kept_limits(room)
    assert len(room.get("Category", [])) <= 3
    assert None not in room.values()
    if live_api is LiveApi.TEMPLATES:
        assert "MaxSeatCount" not in room or room["SeatTemplate"] in VOICE_TEMPLATES


WIRE_NAMES = {
    "cap": "MaxMemberCount", "seats": "MaxSeatCount", "notice": "Notice", "cover": "CoverURL",
    "categories": "Category", "is_public": "IsPublicVisible", "seat_mode": "TakeSeatMode",
}  # fmt: skip


@given(LIVE_ROOMS, st.sampled_from(LiveApi))
def test_what_is_asked_is_sent_or_set_afterwards_or_named_as_left_out(
    new: NewRoom, live_api: LiveApi
) -> None:
    sent = body_of_live(new, live_api)
    rest = afterwards(new.request, live_api)

    unsent = {
        field
        for field, name in WIRE_NAMES.items()
        if getattr(new.request, field) not in {None, "", ()} and name not in sent
    }
    assert unsent == {*rest.fields, *rest.left_out} - {"template"}


def as_printed(sample: str, **ours: object) -> dict[str, Any]:
    """Return a page's `RoomInfo`; a field in `ours` replaces it, or goes if it is None."""
    room: dict[str, Any] = samples.parsed(sample)["RoomInfo"] | ours
    return {name: value for name, value in room.items() if value is not None}


def test_the_conference_of_page_002_is_written_as_it_stands_there() -> None:
    asked = RoomRequest(
        kind=RoomKind.CONFERENCE,
        name="room-name-test",
        length_s=1000,
        cap=300,
        seats=16,
        seat_mode=SeatMode.APPLY,
        is_audio_disabled=True,
        is_video_disabled=True,
        is_screen_sharing_disabled=True,
        is_message_disabled=True,
        is_cloud_recording_disabled=True,
    )
    new = NewRoom(
        request=asked,
        room_id="room-test",
        owner_account="user2",
        starts_at=1693271355,
        invitee_accounts=("user1", "user2", "user3"),
        custom_info="custom123",
    )

    assert conference_body(new) == samples.parsed(samples.PAGE_002)


def test_a_plain_conference_says_its_switches_and_leaves_the_rest_to_the_service() -> None:
    assert conference_body(a_new_room()) == {
        "RoomInfo": {
            "RoomId": "standup-42",
            "RoomType": "Conference",
            "RoomName": "Stand-up",
            "Owner_Account": "administrator",
            "ScheduleStartTime": 1_793_804_400,
            "ScheduleEndTime": 1_793_808_000,
            "IsVideoDisabled": False,
            "IsAudioDisabled": False,
            "IsMessageDisabled": False,
            "IsScreenSharingDisabled": False,
            "IsCloudRecordingDisabled": False,
            "CustomInfo": "greenroom:b0000001",
        }
    }


def test_a_seat_mode_alone_gives_a_conference_seats() -> None:
    room = conference_body(a_new_room(seat_mode=SeatMode.FREE))["RoomInfo"]

    assert (room["IsSeatEnabled"], room["TakeSeatMode"]) == (True, "FreeToTake")


A_SHOW: dict[str, Any] = {
    "name": "live name",
    "room_id": "live-room",
    "cover": COVER,
    "is_message_disabled": True,
    "categories": (1, 2, 3),
    "is_public": True,
    "seats": 8,
}


def test_the_live_room_of_page_000_is_written_as_it_stands_there() -> None:
    template = SeatTemplate.VIDEO_GRID_9
    new = a_new_room(RoomKind.LIVE, **A_SHOW, seat_mode=SeatMode.APPLY, template=template)

    printed = as_printed(samples.PAGE_000, CoverURL=COVER, ActivityStatus=None)
    assert body_of_live(new, LiveApi.LAYOUT) == printed


def test_the_live_room_of_page_001_is_written_as_it_stands_there_with_its_seats_on() -> None:
    new = a_new_room(RoomKind.LIVE, **A_SHOW, seat_mode=SeatMode.FREE, cap=400)

    printed = as_printed(samples.PAGE_001, CoverURL=COVER, ActivityStatus=None, IsSeatEnabled=True)
    assert body_of_live(new, LiveApi.CLASSIC) == printed


@pytest.mark.parametrize(
    ("sample", "kind", "room_id", "seats"),
    [
        (samples.PAGE_003_VIDEO, RoomKind.LIVE, "live_testA", None),
        (samples.PAGE_003_VOICE, RoomKind.VOICE, "voice_testA", 10),
    ],
)
def test_the_rooms_of_page_003_are_the_defaults_of_their_kind(
    sample: str, kind: RoomKind, room_id: str, seats: int | None
) -> None:
    new = a_new_room(
        kind, room_id=room_id, name="Happy new year", cover=COVER, is_public=True, seats=seats
    )

    ours = {"IsUnlimitedRoomEnabled": True, "IsMessageDisabled": False}
    printed = as_printed(sample, CoverURL=COVER, Owner_Account="administrator", **ours)
    assert body_of_live(new, LiveApi.TEMPLATES) == printed


@pytest.mark.parametrize(
    ("live_api", "kind", "asked", "later", "left_out"),
    [
        (LiveApi.TEMPLATES, RoomKind.LIVE, {"cap": 50, "notice": "hi"}, ("cap", "notice"), ()),
        (LiveApi.TEMPLATES, RoomKind.LIVE, {"seats": 4}, (), ("seats",)),
        (LiveApi.TEMPLATES, RoomKind.VOICE, {"seats": 4}, (), ()),
        (LiveApi.LAYOUT, RoomKind.LIVE, {"cap": 50, "notice": "hi"}, ("cap",), ()),
        (LiveApi.LAYOUT, RoomKind.VOICE, {"template": "AudioSalon"}, (), ("template",)),
        (LiveApi.CLASSIC, RoomKind.LIVE, {"cap": 50, "notice": "hi"}, ("notice",), ()),
        (LiveApi.CLASSIC, RoomKind.LIVE, {"template": "VideoFixedGrid9Seats"}, (), ("template",)),
    ],
)
def test_what_a_generation_does_not_take_is_set_later_or_left_out(
    live_api: LiveApi,
    kind: RoomKind,
    asked: dict[str, Any],
    later: tuple[str, ...],
    left_out: tuple[str, ...],
) -> None:
    if "template" in asked:
        asked = {"template": SeatTemplate(asked["template"])}

    rest = afterwards(a_new_room(kind, **asked).request, live_api)

    assert (rest.fields, rest.left_out) == (later, left_out)


@pytest.mark.parametrize("live_api", [LiveApi.LAYOUT, LiveApi.CLASSIC])
def test_a_voice_room_has_seats_where_no_template_gives_it_any(live_api: LiveApi) -> None:
    room = body_of_live(a_new_room(RoomKind.VOICE), live_api)

    assert (room["IsSeatEnabled"], room["TakeSeatMode"]) == (True, "FreeToTake")


@pytest.mark.parametrize("live_api", [LiveApi.LAYOUT, LiveApi.CLASSIC])
def test_a_plain_live_room_says_nothing_of_seats(live_api: LiveApi) -> None:
    room = body_of_live(a_new_room(RoomKind.LIVE), live_api)

    assert not {"IsSeatEnabled", "TakeSeatMode", "MaxSeatCount"} & set(room)


def test_half_a_character_becomes_a_question_mark() -> None:
    new = NewRoom(
        request=RoomRequest(kind=RoomKind.CONFERENCE, name="A"),
        room_id="a",
        owner_account="administrator",
        starts_at=0,
        invitee_accounts=("\udfff",),
        custom_info="x\ud800",
    )

    body = json.loads(encode(conference_body(new)))

    assert body["RoomInfo"]["CustomInfo"] == "x?"
    assert body["ScheduleInviteeList_Account"] == ["?"]
