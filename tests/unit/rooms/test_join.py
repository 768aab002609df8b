"""Links into rooms: the operator's template, or a preset of the fact sheet's section 7."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.join import JoinUrl
from bot.rooms.room import RoomKind


@pytest.mark.parametrize(
    ("template", "link"),
    [
        ("https://m.example/r/{room_id}", "https://m.example/r/r-1"),
        ("https://m.example/?i={room_id}&n={room_name}", "https://m.example/?i=r-1&n=A%26B%20%2F"),
        ("tuiroomkit-hash:https://m.example/app", "https://m.example/app#/room?roomId=r-1"),
        ("tuiroomkit-history:https://m.example/", "https://m.example/room?roomId=r-1"),
        ("tuiroomkit-history:https://m.example", "https://m.example/room?roomId=r-1"),
        ("tuilivekit-viewer:https://m.example", "https://m.example#/live-player?liveId=r-1"),
        ("tuiroom-scheme", "tuiroom://joinroom?roomId=r-1"),
    ],
)
def test_a_template_becomes_a_link(template: str, link: str) -> None:
    assert JoinUrl(template).for_room("r-1", "A&B /", RoomKind.CONFERENCE) == link


def test_the_type_tells_a_conference_from_a_live_room() -> None:
    join_url = JoinUrl("https://m.example/{room_id}/{room_type}")

    assert join_url.for_room("r", "", RoomKind.VOICE) == "https://m.example/r/Live"
    assert join_url.for_room("r", "", RoomKind.CONFERENCE) == "https://m.example/r/Conference"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text())
def test_values_cannot_change_the_link(room_id: str, name: str) -> None:
    link = JoinUrl("https://m.example/{room_id}/{room_name}").for_room(
        room_id, name, RoomKind.CONFERENCE
    )

    *_, told_id, told_name = link.split("/")
    assert link.count("/") == 4
    assert unquote(told_id, errors="strict") == room_id
    assert unquote(told_name, errors="strict") == name.encode("utf-8", "replace").decode()


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("https://m.example/{room}", r"\{room\} is not one of"),
        ("https://m.example/{room_id}{}", r"\{\} is not one of"),
        ("https://m.example/{room_id", "cannot be read"),
        ("https://m.example/", r"needs \{room_id\}"),
        ("m.example/{room_id}", "begins with https"),
        ("zoom", "zoom is no preset; there are tuilivekit-viewer"),
        ("zoom:https://m.example", "zoom is no preset"),
        ("m.example:8080/{room_id}", "begins with https"),
        ("https://m.example/a b/{room_id}", "no spaces"),
        ("https://m.example/{room_id}" + "x" * 2000, "at most 2000"),
        ("tuiroomkit-hash", "tuiroomkit-hash:https://"),
        ("tuiroomkit-hash:javascript:x", "tuiroomkit-hash:https://"),
    ],
)
def test_a_template_that_cannot_work_is_refused_with_a_sentence(
    template: str, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        JoinUrl(template)
