"""Answers that tell something."""

from typing import Any

import pytest

from bot.errors import Try
from bot.rooms.lifecycle import State
from bot.rooms.people import Account, AccountRule, Person
from bot.rooms.room import RoomInfo, RoomKind, RoomType
from bot.slack import answers
from bot.slack.message import Message
from tests.factories import NOW, a_booking, a_request

ANNA = Person("U0ANNA", "Anna", "Europe/Berlin")


def words(message: Message) -> str:
    return str(message.content())


def info(**changes: Any) -> RoomInfo:  # noqa: ANN401 - any field of a room
    valid: dict[str, Any] = {
        "room_id": "stand-up-1",
        "room_type": RoomType.CONFERENCE,
        "name": "Stand-up",
        "owner_account": "144115233775727695",
    }
    return RoomInfo(**(valid | changes))


def test_info_says_what_the_room_service_says() -> None:
    found = info(
        status="Running",
        member_count=3,
        max_members=50,
        starts_at=NOW,
        ends_at=NOW + 60,
        max_seats=8,
        seat_mode="ApplyToTake",
        is_seat_enabled=True,
        is_audio_disabled=True,
        notice="Hello",
    )

    said = words(answers.info_answer(found, None, "Id-7", float(NOW)))

    for part in (
        "`stand-up-1`",
        "`144115233775727695`",
        "Running",
        "*People inside*\\n3",
        "`Id-7`",
    ):
        assert part in said
    assert "8, people ask for one" in said
    assert "everybody is muted" in said
    assert "> Hello" in said
    assert "I did not make this room." in said


def test_info_says_nothing_of_what_the_service_left_open() -> None:
    said = words(answers.info_answer(info(name=""), None, "", float(NOW)))

    assert "None" not in said
    assert "*Seats*" not in said
    assert "*stand-up-1*" in said


def test_info_knows_rooms_without_seats() -> None:
    said = words(answers.info_answer(info(is_seat_enabled=False), None, "", float(NOW)))

    assert "*Seats*\\nnone" in said


def test_info_adds_what_we_know_of_our_own_rooms() -> None:
    said = words(answers.info_answer(info(), a_booking(), "Id-7", float(NOW)))

    assert "`gr-7F3K9A` · asked for by <@U0ANNA>" in said
    assert "<#C0TEAM>" in said


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (AccountRule.SLACK_ID, "`slack-id`"),
        (AccountRule.EMAIL, "`email`"),
        (AccountRule.EMAIL_NAME, "`email-name`"),
        (None, "`/room link`"),
    ],
)
def test_whoami_says_which_rule_matched(rule: AccountRule | None, sentence: str) -> None:
    said = answers.whoami(ANNA, Account("U0ANNA", "ana", rule))

    assert "`ana`" in said.text
    assert sentence in said.text


def test_whoami_says_whether_the_room_service_knows_it() -> None:
    account = Account("U0ANNA", "ana", None, is_imported=True)

    assert "The room service knows it." in answers.whoami(ANNA, account).text
    assert "with your next room" in answers.whoami(ANNA, Account("U0ANNA", "ana", None)).text


def test_whoami_has_room_for_a_note() -> None:
    said = words(answers.whoami(ANNA, Account("U0ANNA", "ana", None), "You are an <admin>."))

    assert "You are an &lt;admin&gt;." in said


class Linked:
    """What linking an account came to."""

    def __init__(self, *, is_known: bool) -> None:
        self.account = Account("U0ANNA", "ana.berger", None)
        self.is_known = is_known


def test_linking_says_what_follows() -> None:
    known, unknown = answers.linked(Linked(is_known=True)), answers.linked(Linked(is_known=False))

    assert "`ana.berger`" in known.text
    assert "The room service knows it." in known.text
    assert "does not know it yet" in unknown.text


def test_who_waits_hears_what_the_last_try_met() -> None:
    said = answers.trying(a_booking(trouble=Try(NOW, 0.1, 100001))).text

    assert "“Stand-up” is not there yet; I am trying again." in said
    assert "(100001)" in said


def test_a_press_of_retry_is_answered_with_the_id() -> None:
    assert "Trying again to make “Stand-up”" in answers.retrying(a_booking()).text
    assert "`stand-up-4m8x2k7q1z`" in answers.retrying(a_booking()).text


def test_a_late_press_of_retry_is_told_that_the_room_is_there() -> None:
    said = answers.retrying(a_booking(state=State.READY)).text

    assert said == "Nothing to try: “Stand-up” is ready, with the id `stand-up-4m8x2k7q1z`."


def test_a_card_that_goes_elsewhere_is_announced_where_it_was_asked_for() -> None:
    said = answers.card_elsewhere(a_booking(channel_id="C0OTHER")).text

    assert said == "I am making the room “Stand-up”; its card goes to <#C0OTHER>."


def test_the_service_cannot_tell_a_voice_room_but_we_can() -> None:
    live = info(room_type=RoomType.LIVE)
    voice = a_booking(request=a_request(kind=RoomKind.VOICE))

    assert "*Kind*\\nVoice room" in str(answers.info_answer(live, voice, "Id-7", NOW).content())
    assert "Live video or voice room" in str(answers.info_answer(live, None, "Id-7", NOW).content())


def test_an_ended_room_goes_by_its_name_or_id() -> None:
    nameless = a_booking(request=a_request(name=""))

    assert answers.ended(a_booking()).text == "The room “Stand-up” has ended, for everybody in it."
    assert "“stand-up-4m8x2k7q1z”" in answers.ended(nameless).text
