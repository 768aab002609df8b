"""The card of a room in each of its states."""

from typing import Any

import pytest
from hypothesis import given

from bot.errors import Try
from bot.explain.language import Language
from bot.rooms.booking import Booking
from bot.rooms.join import JoinUrl
from bot.rooms.lifecycle import State
from bot.rooms.room import RoomInfo, RoomKind, RoomType, SeatMode, SeatTemplate
from bot.slack.buttons import unpack
from bot.slack.cards import Cards, metadata
from bot.slack.message import Message
from tests.factories import NOW, a_booking, a_request
from tests.nouns import bookings
from tests.stopped_clock import StoppedClock

JOIN_URL = JoinUrl("https://join.example/{room_id}")


def card(booking: Booking, *, join_url: JoinUrl | None = JOIN_URL, at: float = NOW) -> Message:
    return Cards(join_url, StoppedClock(at)).card(booking)


def ready(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    return a_booking(state=State.READY, made_at=NOW + 1.0, **changes)


def info(**changes: Any) -> RoomInfo:  # noqa: ANN401 - any field of a room
    return RoomInfo("r", RoomType.CONFERENCE, "Stand-up", "U0ANNA", **changes)


def words(booking: Booking) -> str:
    return str(card(booking).content())


def buttons(message: Message) -> dict[str, dict[str, Any]]:
    rows = [block for block in message.content()["blocks"] if block["type"] == "actions"]
    return {one["text"]["text"]: one for row in rows for one in row["elements"]}


@pytest.mark.parametrize(
    ("state", "says", "shows"),
    [
        (State.PLANNED, "Planned", ["Manage"]),
        (State.PREPARING, "being made", ["Manage"]),
        (State.READY, "Ready", ["Join", "Refresh", "Manage"]),
        (State.OVER, "Over", ["Again"]),
        (State.CANCELLED, "Cancelled", []),
        (State.TROUBLE, "tried again", ["Retry", "Explain", "Manage"]),
        (State.FAILED, "could not be made", ["Retry", "Explain", "Manage"]),
    ],
)
def test_each_state_says_where_it_stands_and_offers_what_helps(
    state: State, says: str, shows: list[str]
) -> None:
    message = card(a_booking(state=state, made_at=NOW + 1.0))

    assert says in message.text
    assert list(buttons(message)) == shows


def test_a_ready_card_shows_name_id_owner_code_and_end() -> None:
    said = words(ready())

    for part in ("*Stand-up*", "`stand-up-4m8x2k7q1z`", "<@U0ANNA>", "`gr-7F3K9A`", "1 h"):
        assert part in said
    assert f"*Planned end*\\n<!date^{NOW + 3600}^" in said
    assert f"Ready since <!date^{NOW + 1}^" in said
    assert "made <!date" not in said


def test_the_way_in_leads_to_the_room() -> None:
    join = buttons(card(ready()))["Join"]

    assert join["url"] == "https://join.example/stand-up-4m8x2k7q1z"
    assert unpack(join["value"]) == {"booking": "b0000001"}


@pytest.mark.parametrize("state", [state for state in State if state is not State.READY])
def test_there_is_no_way_into_a_room_that_is_not_ready(state: State) -> None:
    assert "Join" not in buttons(card(a_booking(state=state, made_at=NOW + 1.0)))


def test_there_is_no_way_in_without_a_confirmation_or_a_template() -> None:
    assert "Join" not in buttons(card(a_booking(state=State.READY)))
    assert "Join" not in buttons(card(ready(), join_url=None))


@given(bookings())
def test_a_link_is_never_made_up(booking: Booking) -> None:
    is_confirmed = booking.state is State.READY and booking.made_at is not None

    assert ("Join" in buttons(card(booking))) == is_confirmed


def test_nobody_is_kept_out_after_the_planned_end() -> None:
    message = card(ready(), at=NOW + 3601)

    assert "Its planned end has passed." in message.text
    assert "Join" in buttons(message)


def test_checked_is_only_said_of_what_was_checked() -> None:
    assert "checked" not in words(ready())
    assert f"checked <!date^{NOW + 60}^" in words(ready(info=info(), checked_at=NOW + 60.0))


@pytest.mark.parametrize(
    ("inside", "said"), [(2, ", 2 inside."), (0, ", nobody inside."), (None, "^{date_short")]
)
def test_a_ready_card_says_how_many_are_inside_where_the_room_service_said_so(
    inside: int | None, said: str
) -> None:
    message = card(ready(info=info(member_count=inside), checked_at=NOW + 60.0))

    assert said in message.text
    assert (inside is None) == ("inside" not in message.text)


def test_entries_of_a_live_room_are_never_people_inside() -> None:
    live = RoomInfo("r", RoomType.LIVE, "All hands", "U0ANNA", view_count=7)
    booking = ready(request=a_request(kind=RoomKind.LIVE), info=live, checked_at=NOW + 60.0)

    assert "inside" not in words(booking)
    assert "*Entries so far*\\n7" in words(booking)


def test_a_card_that_is_over_says_nothing_of_who_was_inside() -> None:
    over = a_booking(state=State.OVER, ended_by="U0ANNA", info=info(member_count=3))

    assert "inside" not in words(over)


def test_rules_are_words() -> None:
    request = a_request(is_audio_disabled=True, is_video_disabled=True, is_message_disabled=True)

    assert "*Rules*  everybody is muted, no video, no chat messages" in words(
        ready(request=request)
    )


def test_what_the_service_said_goes_before_what_was_asked() -> None:
    booking = ready(
        request=a_request(is_audio_disabled=True, cap=50),
        info=info(is_audio_disabled=False, max_members=20, member_count=0),
        checked_at=NOW + 60.0,
    )

    said = words(booking)

    assert "muted" not in said
    assert "*People at most*\\n20" in said
    assert ", nobody inside. " in f"{said} "


def test_a_live_room_has_no_end_and_shows_its_layout_and_notice() -> None:
    request = a_request(
        kind=RoomKind.LIVE,
        template=SeatTemplate.VIDEO_FLOAT_7,
        notice="Bring <@U1>\nand tea",
        is_public=False,
    )

    said = words(ready(request=request, ends_at=None))

    assert "Planned" not in said
    assert "Live video room" in said
    assert "*Layout*\\nOne large, up to 6 small beside it" in said
    assert "*List of live rooms*\\nNot shown" in said
    assert "> Bring &lt;@U1&gt;\\n> and tea" in said


def test_a_voice_room_shows_its_seats() -> None:
    request = a_request(kind=RoomKind.VOICE, seats=8, seat_mode=SeatMode.FREE)

    assert "8, anybody may take one" in words(ready(request=request, ends_at=None))


def test_what_could_not_be_given_is_said_and_not_claimed() -> None:
    request = a_request(kind=RoomKind.VOICE, seats=8, notice="Tea", cap=50)

    said = words(ready(request=request, left_out=("seats", "notice", "cap", "other"), ends_at=None))

    assert "The layout decides the seats. The notice could not be set." in said
    assert "other could not be set." in said
    assert "Tea" not in said
    assert "*Seats*" not in said
    assert "*People at most*" not in said


def test_an_owner_with_another_account_is_shown_with_it() -> None:
    assert "<@U0ANNA> as `ana.berger`" in words(ready(owner_account="ana.berger"))


def test_invitees_are_named() -> None:
    assert "*Invited*  <@U0BOB> <@U0EVE>" in words(
        ready(request=a_request(invitees=("U0BOB", "U0EVE")))
    )


def test_the_last_try_is_told_in_words() -> None:
    booking = a_booking(state=State.TROUBLE, trouble=Try(NOW, 0.1, 100007, "", "Id-1"))

    assert "The last try: " in card(booking).text
    assert "(100007)" in card(booking).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "The room is closed some time later, once nobody is inside."),
        ({"trouble": Try(NOW, 0.1, 100004)}, "no longer has this room"),
        ({"ended_by": "U0BOB"}, "Ended by <@U0BOB>"),
        ({"closed_at": NOW + 60.0}, f"Over. The room was closed <!date^{NOW + 60}^"),
    ],
)
def test_a_card_that_is_over_says_what_becomes_of_the_room(
    changes: dict[str, Any], words: str
) -> None:
    assert words in str(card(a_booking(state=State.OVER, **changes)).content())


def test_a_live_room_that_is_over_claims_nothing_of_what_becomes_of_it() -> None:
    live = a_booking(request=a_request(kind=RoomKind.LIVE), state=State.OVER, ends_at=None)

    assert "Live video room · Over. Id" in card(live).text


def test_an_ended_room_says_who_and_when() -> None:
    booking = a_booking(state=State.OVER, ended_by="U0BOB", ends_at=NOW + 60)

    assert "Over. Ended by <@U0BOB>." in card(booking).text
    assert f"*Ended*\\n<!date^{NOW + 60}^" in words(booking)


def test_a_cancelled_room_says_who() -> None:
    assert "Cancelled by <@U0BOB>." in card(a_booking(state=State.CANCELLED, ended_by="U0BOB")).text


def test_a_name_that_looks_like_a_mention_stays_text() -> None:
    said = card(ready(request=a_request(name="<!channel> & friends")))

    assert "&lt;!channel&gt; &amp; friends" in said.text
    assert "<!channel>" not in str(said.content())


def test_every_version_and_state_has_block_ids_of_its_own_but_for_the_buttons() -> None:
    ids = [
        {block["block_id"] for block in card(booking).content()["blocks"]} - {"do"}
        for booking in (ready(), ready(version=2), a_booking(state=State.OVER, version=2))
    ]

    assert ids[0].isdisjoint(ids[1])
    assert ids[1].isdisjoint(ids[2])


def test_the_mark_of_a_card_has_ids_only() -> None:
    assert metadata("card:b1") == {
        "event_type": "greenroom_card",
        "event_payload": {"key": "card:b1"},
    }


def test_the_card_of_a_chinese_workspace_says_in_chinese_what_went_wrong() -> None:
    trouble = Try(float(NOW), 0.1, 100003)
    booking = a_booking(state=State.PREPARING, tries=2, next_try=NOW + 8.0, trouble=trouble)

    said = Cards(JOIN_URL, StoppedClock(), language=Language.CHINESE).card(booking)

    assert f"第 2 次尝试，下一次在 <!date^{NOW + 8}^" in said.text
    assert "上一次尝试：房间 ID 已被占用（100003）。" in said.text
