"""Questions, lists and windows."""

from typing import Any

from bot.explain.language import Language
from bot.rooms.lifecycle import State
from bot.slack import answers
from bot.slack.buttons import unpack
from bot.slack.message import Message
from tests.factories import NOW, a_booking, a_request, a_scheduled, a_when


def buttons(message: Message) -> dict[str, dict[str, Any]]:
    return {
        one["text"]["text"]: one
        for block in message.content()["blocks"]
        for one in [*block.get("elements", ()), *filter(None, [block.get("accessory")])]
        if one["type"] == "button"
    }


def test_the_same_room_twice_is_a_question_with_two_answers() -> None:
    said = answers.duplicate_question(a_booking(), "d1", NOW + 12.0)

    found = buttons(said)
    assert said.text.startswith("You asked for “Stand-up” 12 s ago")
    assert unpack(found["Show it"]["value"]) == {"booking": "b0000001"}
    assert unpack(found["Make another"]["value"]) == {"draft": "d1"}


def test_a_list_shows_name_kind_state_code_and_id() -> None:
    said = str(answers.rooms_list([a_booking(state=State.READY)], "Your rooms").content())

    for part in ("*Your rooms*", "*Stand-up*", "Conference room", "ready", "`gr-7F3K9A`"):
        assert part in said
    assert "`stand-up-4m8x2k7q1z`" in said


def test_the_viewers_own_rooms_say_you() -> None:
    listed = answers.rooms_list([a_booking()], "Rooms", "U0ANNA").content()["blocks"][1]

    assert "· you ·" in listed["text"]["text"]
    assert "<@U0ANNA>" in str(answers.rooms_list([a_booking()], "Rooms").content())


def test_what_is_booked_ahead_comes_first_by_its_start() -> None:
    late, soon = (
        a_scheduled(request=a_request(name=name, when=a_when()), starts_at=NOW + seconds)
        for name, seconds in (("Late", 7200), ("Soon", 3600))
    )
    off = a_scheduled(request=a_request(name="Off", when=a_when()), state=State.CANCELLED)

    blocks = answers.rooms_list([off, a_booking(), late, soon], "Rooms").content()["blocks"]

    rows = [block["text"]["text"].splitlines() for block in blocks[1:]]
    assert [row[0].split("*")[1] for row in rows] == ["Soon", "Late", "Off", "Stand-up"]
    assert rows[0][1].startswith(f"<!date^{NOW + 3600}^")
    assert "(1 h)" in rows[0][1]


def test_an_empty_list_has_one_sentence_and_one_button() -> None:
    said = answers.rooms_list([], "Your rooms")

    assert said.text == "Your rooms: none."
    assert list(buttons(said)) == ["Make a room"]


def test_a_long_list_says_how_many_more_there_are() -> None:
    long = [a_booking(request=a_request(name="&" * 100))] * 60

    blocks = answers.rooms_list(long, "Rooms").content()["blocks"]

    shown = len(blocks) - 2
    assert blocks[-1]["elements"][0]["text"] == f"and {60 - shown} more"
    assert 10 <= shown < 60


def test_the_expired_form_can_be_opened_from_its_message() -> None:
    assert unpack(buttons(answers.form_expired("d1"))["Open the form"]["value"]) == {"draft": "d1"}
    assert unpack(buttons(answers.form_expired())["Open the form"]["value"]) == {}


def test_the_text_for_support_stands_in_a_window_and_cannot_leave_its_frame() -> None:
    view = answers.support_view("Code: 100003\n``` <!here>")

    assert view["blocks"][1]["text"]["text"] == "```\nCode: 100003\n''' &lt;!here&gt;\n```"
    assert view["close"]["text"] == "Close"


def test_the_window_for_support_speaks_the_language_of_who_opens_it() -> None:
    view = answers.support_view("错误码：100003", Language.CHINESE)

    assert view["title"]["text"] == "提供给技术支持"
    assert view["close"]["text"] == "关闭"
    assert view["blocks"][0]["text"]["text"] == "请复制以下内容，交给 Greenroom 的管理员。"
