"""What a home tab shows, and what it never shows."""

from typing import Any

import pytest

from bot.errors import Try
from bot.ports import Home
from bot.rooms.join import JoinUrl
from bot.rooms.lifecycle import State
from bot.rooms.room import RoomInfo, RoomType
from bot.slack.buttons import unpack
from bot.slack.home.view import home_view
from tests.factories import NOW, a_booking, a_place, a_request, a_scheduled

JOIN_URL = JoinUrl("https://join.example/{room_id}")


def view(join_url: JoinUrl | None = JOIN_URL, **shows: Any) -> dict[str, Any]:  # noqa: ANN401 - of a home
    return home_view(Home(team_id="T0ACME", user_id="U0ANNA", **shows), join_url)


def words(shown: dict[str, Any]) -> str:
    return str(shown["blocks"])


def headings(shown: dict[str, Any]) -> list[str]:
    return [one["text"]["text"] for one in shown["blocks"] if one["type"] == "header"]


def buttons(shown: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for block in shown["blocks"]:
        found += [block.get("accessory"), *block.get("elements", [])]
    return [one for one in found if one is not None and one["type"] == "button"]


def labels(shown: dict[str, Any]) -> list[str]:
    return [one["text"]["text"] for one in buttons(shown)]


def test_an_empty_home_is_one_sentence_and_one_button() -> None:
    shown = view()

    [block] = shown["blocks"]
    assert block["text"]["text"] == "You have no rooms just now."
    assert block["accessory"]["action_id"] == "open_form"


def test_a_guest_is_told_politely_and_offered_nothing() -> None:
    shown = view(is_outsider=True)

    assert "guests cannot" in words(shown)
    assert buttons(shown) == []


def test_what_needs_a_person_comes_first_and_what_is_usual_last() -> None:
    shown = view(
        on=(a_booking(id="b1", state=State.READY),),
        attention=(a_booking(id="b2", state=State.FAILED),),
        ahead=(a_scheduled(id="b3"),),
        usual="for 30m muted",
    )

    assert headings(shown) == ["Your rooms", "Needs attention", "Now", "Next", "Usual clauses"]
    assert "`for 30m muted`" in words(shown)


def test_what_there_is_nothing_of_has_no_heading() -> None:
    shown = view(ahead=(a_scheduled(),))

    assert headings(shown) == ["Your rooms", "Next", "Usual clauses"]
    assert "/room defaults" in words(shown)


def test_a_ready_room_has_its_way_in_and_says_who_is_inside() -> None:
    info = RoomInfo("r", RoomType.CONFERENCE, "Stand-up", "U0ANNA", member_count=2)
    booking = a_booking(state=State.READY, made_at=NOW + 1.0, info=info)

    shown = view(on=(booking,))

    assert labels(shown) == ["New room", "Join", "Manage"]
    assert buttons(shown)[1]["url"] == "https://join.example/stand-up-4m8x2k7q1z"
    assert "ready, 2 inside" in words(shown)


@pytest.mark.parametrize(
    ("state", "made_at", "join_url"),
    [
        (State.PREPARING, None, JOIN_URL),
        (State.TROUBLE, None, JOIN_URL),
        (State.READY, None, JOIN_URL),
        (State.READY, NOW + 1.0, None),
    ],
)
def test_there_is_no_way_into_what_is_not_confirmed_or_has_no_template(
    state: State, made_at: float | None, join_url: JoinUrl | None
) -> None:
    shown = view(join_url, on=(a_booking(state=state, made_at=made_at),))

    assert labels(shown) == ["New room", "Manage"]


def test_what_failed_says_why_and_can_be_tried_again() -> None:
    refused = Try(float(NOW), 0.1, 100007, "no package", "Id-1")
    booking = a_booking(state=State.FAILED, trouble=refused)

    shown = view(attention=(booking,))

    assert labels(shown) == ["New room", "Retry now", "Explain", "Manage"]
    assert unpack(buttons(shown)[1]["value"]) == {"booking": "b0000001"}
    assert "(100007)" in words(shown)


def test_twenty_are_shown_of_what_is_ahead_and_the_rest_is_counted() -> None:
    ahead = tuple(a_scheduled(id=f"b{number}") for number in range(23))

    shown = view(ahead=ahead)

    assert labels(shown).count("Manage") == 20
    assert "…and 3 more: `/room list mine`" in words(shown)


def test_times_are_in_each_readers_zone() -> None:
    booking = a_scheduled()

    assert f"<!date^{booking.starts_at}^" in words(view(ahead=(booking,)))


def test_a_name_stays_text() -> None:
    booking = a_scheduled(request=a_request(name="<!channel> *now*"))

    assert "<!channel>" not in words(view(ahead=(booking,)))


@pytest.mark.parametrize(("asker", "is_named"), [("U0ANNA", False), ("U0BEN", True)])
def test_who_asked_is_named_unless_it_is_the_reader(asker: str, *, is_named: bool) -> None:
    booking = a_scheduled(asked=a_place(user_id=asker))

    assert (f"<@{asker}>" in words(view(ahead=(booking,)))) == is_named
