"""Rooms to be made: one valid one, and every one that can exist."""

from typing import Any

from hypothesis import strategies as st

from bot.errors import BadInput
from bot.rooms.request import NewRoom, RoomRequest
from bot.rooms.room import VOICE_TEMPLATES, RoomKind, SeatMode, SeatTemplate
from tests.factories import NOW

COVER = "https://img.example/c.png"


def a_new_room(
    kind: RoomKind = RoomKind.CONFERENCE,
    *,
    room_id: str = "standup-42",
    **asked: Any,  # noqa: ANN401  any field of a request
) -> NewRoom:
    """Return a room of the admin, its request with the fields `asked`."""
    return NewRoom(
        request=RoomRequest(**({"kind": kind, "name": "Stand-up"} | asked)),
        room_id=room_id,
        owner_account="administrator",
        starts_at=NOW,
        custom_info="" if kind is not RoomKind.CONFERENCE else "greenroom:b0000001",
    )


def _names() -> st.SearchStrategy[str]:
    return st.text(max_size=110).map(lambda text: " ".join(text.split())).filter(str.isprintable)


_ANY_KIND = {
    "name": _names(),
    "cap": st.none() | st.integers(2, 1_000_000),
    "seats": st.none() | st.integers(1, 50),
    "seat_mode": st.none() | st.sampled_from(SeatMode),
    "is_message_disabled": st.booleans(),
}
_CONFERENCE = {
    "kind": st.just(RoomKind.CONFERENCE),
    "length_s": st.integers(300, 86_400),
    "is_audio_disabled": st.booleans(),
    "is_video_disabled": st.booleans(),
    "is_screen_sharing_disabled": st.booleans(),
    "is_cloud_recording_disabled": st.booleans(),
}
_LIVE = {
    "is_public": st.none() | st.booleans(),
    "notice": st.text(max_size=110),
    "cover": st.sampled_from(["", COVER, "https://a.example/" + "x" * 182]),
    "categories": st.lists(st.integers(0, 2**31 - 1), max_size=4).map(tuple),
}
_VIDEO = {
    "kind": st.just(RoomKind.LIVE),
    "template": st.none() | st.sampled_from(sorted(set(SeatTemplate) - VOICE_TEMPLATES)),
}
_VOICE = {
    "kind": st.just(RoomKind.VOICE),
    "template": st.none() | st.sampled_from(sorted(VOICE_TEMPLATES)),
}
_BESIDE = st.fixed_dictionaries(
    {
        "room_id": st.text(min_size=1, max_size=48),
        "owner_account": st.text(min_size=1, max_size=32),
        "starts_at": st.integers(0, 2**40),
        "custom_info": st.text(max_size=510),
        "invitee_accounts": st.lists(st.text(max_size=5), max_size=301).map(tuple),
    }
)


def _made(asked: dict[str, Any], beside: dict[str, Any]) -> NewRoom | None:
    try:
        return NewRoom(request=RoomRequest(**asked), **beside)
    except BadInput:
        return None


def _of(*fields: dict[str, Any]) -> st.SearchStrategy[NewRoom]:
    asked = {name: strategy for part in fields for name, strategy in part.items()}
    made = st.builds(_made, st.fixed_dictionaries(asked), _BESIDE)
    return made.filter(lambda new: new is not None)  # type: ignore[return-value]  # the filter says it


CONFERENCE_ROOMS = _of(_ANY_KIND, _CONFERENCE)
LIVE_ROOMS = _of(_ANY_KIND, _LIVE, _VIDEO) | _of(_ANY_KIND, _LIVE, _VOICE)
