"""The rules of a request: limits in bytes, fields by kind, all problems at once."""

from typing import Any

import pytest

from bot.errors import BadInput
from bot.rooms.limits import LIMITS, clip_bytes
from bot.rooms.request import RULES, NewRoom, RoomRequest
from bot.rooms.room import RoomKind, SeatTemplate

CONFERENCE, LIVE, VOICE = RoomKind.CONFERENCE, RoomKind.LIVE, RoomKind.VOICE


# Each at its limit, by the pages 000 and 002: accepted.
@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (CONFERENCE, {"room_id": "a" * 48}),
        (CONFERENCE, {"name": "é" * 50}),
        (CONFERENCE, {"length_s": 300}),
        (CONFERENCE, {"length_s": 86_400}),
        (CONFERENCE, {"invitees": tuple(f"U{n}" for n in range(300))}),
        (LIVE, {"notice": "n" * 100}),
        (LIVE, {"cover": "https://" + "c" * 192}),
        (LIVE, {"categories": (1, 2, 3)}),
        (VOICE, {"seats": 8, "template": SeatTemplate.KARAOKE}),
    ],
)
def test_what_is_at_the_limit_is_accepted(kind: RoomKind, given: dict[str, Any]) -> None:
    assert RoomRequest(kind=kind, **given).kind is kind


@pytest.mark.parametrize(
    ("kind", "given", "field"),
    [
        (CONFERENCE, {"room_id": "a" * 49}, "room_id"),
        (CONFERENCE, {"room_id": "ü"}, "room_id"),
        (CONFERENCE, {"room_id": ""}, "room_id"),
        (CONFERENCE, {"name": "é" * 51}, "name"),
        (CONFERENCE, {"name": "two\nlines"}, "name"),
        (CONFERENCE, {"name": "bell\u0007"}, "name"),
        (CONFERENCE, {"length_s": 299}, "length"),
        (CONFERENCE, {"length_s": 86_401}, "length"),
        (CONFERENCE, {"invitees": tuple(f"U{n}" for n in range(301))}, "invitees"),
        (CONFERENCE, {"cap": 1}, "cap"),
        (CONFERENCE, {"cap": 0}, "cap"),
        (CONFERENCE, {"seats": 0}, "seats"),
        (CONFERENCE, {"notice": "hi"}, "notice"),
        (CONFERENCE, {"is_public": True}, "public"),
        (LIVE, {"notice": "n" * 101}, "notice"),
        (LIVE, {"cover": "https://" + "c" * 193}, "cover"),
        (LIVE, {"cover": "javascript:alert(1)"}, "cover"),
        (LIVE, {"categories": (1, 2, 3, 4)}, "categories"),
        (LIVE, {"categories": (-1,)}, "categories"),
        (LIVE, {"template": SeatTemplate.KARAOKE}, "template"),
        (VOICE, {"template": SeatTemplate.VIDEO_GRID_9}, "template"),
        (LIVE, {"length_s": 600}, "length"),
        (LIVE, {"is_audio_disabled": True}, "muted"),
    ],
)
def test_what_breaks_a_rule_is_refused_on_its_field(
    kind: RoomKind, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        RoomRequest(kind=kind, **given)

    assert set(refused.value.problems) == {field}


def test_all_broken_rules_are_told_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        RoomRequest(kind=CONFERENCE, name="n" * 101, room_id="a b", length_s=1, cap=1)

    assert set(refused.value.problems) == {"name", "room_id", "length", "cap"}


def test_every_rule_is_a_whole_sentence() -> None:
    for rule in RULES:
        assert rule.sentence[0].isupper()
        assert rule.sentence.endswith(".")
        assert "{" not in rule.sentence


def test_every_limit_names_its_source() -> None:
    assert all(limit.source for limit in LIMITS.values())


def test_a_ready_room_has_its_own_limits() -> None:
    with pytest.raises(BadInput) as refused:
        NewRoom(
            request=RoomRequest(kind=CONFERENCE),
            room_id="a" * 49,
            owner_account="o" * 33,
            starts_at=0,
            custom_info="c" * 501,
            invitee_accounts=("a",) * 301,
        )

    assert set(refused.value.problems) == {"room_id", "owner", "custom_info", "invitees"}


def test_clipping_by_bytes_cuts_no_character() -> None:
    assert clip_bytes("aé", 2) == "a"
