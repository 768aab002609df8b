"""What is said when there is no room."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Fault, RoomApiRefused, RoomApiUnreachable, Try
from bot.explain.catalogues import CATALOGUES
from bot.explain.explain import explain
from bot.explain.explanation import Explanation
from bot.explain.language import Language
from bot.ports import Said, What
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.slack.buttons import unpack
from bot.slack.message import Message
from tests.factories import NOW, a_request, a_scheduled, a_when
from tests.nouns import EXPLANATIONS, bookings
from tests.unit.slack.news.saying import buttons, said, words

TROUBLES = (What.WARNING, What.ADMIN_NOTICE, What.FAILURE)


def told(what: What, code: int = 100001, **changes: Any) -> Message:  # noqa: ANN401 - any field
    one = Try(float(NOW), 0.1, code, "busy", "Id-7")
    request = a_request(name="Sprint review", when=a_when())
    valid = {"request": request, "state": State.PREPARING, "tries": 4, "next_try": NOW + 8.0}
    return said(
        Said(
            what=what,
            booking=a_scheduled(**(valid | changes)),
            explanation=explain(RoomApiRefused("create_room", (one,))),
        )
    )


def test_who_asked_is_warned_with_cause_next_try_and_a_button() -> None:
    message = told(What.WARNING)

    assert message.text.startswith("The room “Sprint review” is not there yet: ")
    for part in ("*Cause*", "*Do*", "(100001)", "`gr-7F3K9A`", "`Id-7`"):
        assert part in words(message)
    assert f"*Next*  It is being tried again. Try 4, the next at <!date^{NOW + 8}^" in words(
        message
    )
    assert unpack(buttons(message)["Retry now"]["value"]) == {"booking": "b0000001"}
    assert not message.in_channel


def test_a_next_try_that_runs_just_now_is_not_announced() -> None:
    assert "*Next*  It is being tried again. Try 4." in words(
        told(What.WARNING, next_try=NOW - 1.0)
    )


def test_what_may_have_been_done_is_told_as_missing_and_names_the_button_that_is_here() -> None:
    lost = Try(float(NOW), 0.1, fault=Fault.DROPPED)
    explanation = explain(RoomApiUnreachable("create_room", (lost,)))

    message = said(Said(what=What.FAILURE, booking=a_scheduled(), explanation=explanation))

    assert message.text.startswith("“Stand-up” starts and has no room: ")
    assert "Use “Retry now”: it looks for the room" in words(message)


def test_an_admin_hears_first_what_only_they_can_do() -> None:
    message = told(What.ADMIN_NOTICE, 100007, state=State.FAILED)

    said_first = explain(RoomApiRefused("create_room", (Try(0, 0, 100007),))).words.admin
    assert message.text.startswith(f"Only an admin can mend this. {said_first}")
    assert "(100007)" in message.text
    assert "asked for by <@U0ANNA>, for <#C0TEAM>" in words(message)
    assert "It is not tried again by itself." in words(message)


def test_the_channel_reads_why_its_room_is_not_there_and_can_have_it_tried() -> None:
    message = told(What.FAILURE, state=State.TROUBLE)

    assert message.text.startswith("“Sprint review” starts and has no room: ")
    for part in ("*Cause*", "*Do*", "(100001)", "`Id-7`", "*Sprint review*"):
        assert part in words(message)
    assert message.in_channel
    assert "Retry now" in buttons(message)


@given(bookings(), EXPLANATIONS, st.sampled_from(TROUBLES))
def test_there_is_never_a_way_into_a_room_that_is_not_there(
    booking: Booking, explanation: Explanation, what: What
) -> None:
    message = said(Said(what=what, booking=booking, explanation=explanation))

    frame = CATALOGUES[explanation.language].frame
    does = frame.missing.again if booking.has_ended(NOW) else frame.missing.retry
    assert set(buttons(message)) == {does, frame.copy}
    assert f"*{frame.cause}*" in words(message)
    assert f"*{frame.reference}*" in words(message)


@pytest.mark.parametrize("what", TROUBLES)
def test_trouble_without_an_explanation_is_a_bug_of_ours(what: What) -> None:
    with pytest.raises(ValueError, match="no explanation"):
        said(Said(what=what, booking=a_scheduled()))


def in_chinese(what: What, one: Try, **changes: Any) -> Message:  # noqa: ANN401 - any field
    request = a_request(name="站会", when=a_when())
    valid = {"request": request, "state": State.PREPARING, "tries": 4, "next_try": NOW + 8.0}
    kind = RoomApiUnreachable if one.code is None else RoomApiRefused
    explanation = explain(kind("create_room", (one,)), Language.CHINESE)
    booking = a_scheduled(**(valid | changes))
    return said(Said(what=what, booking=booking, explanation=explanation))


def test_a_chinese_owner_is_warned_in_chinese() -> None:
    message = in_chinese(What.WARNING, Try(float(NOW), 0.1, 100001))

    assert message.text.startswith("房间“站会”尚未就绪：房间服务发生内部错误。 原因：")
    assert "（1 小时） · 申请人 <@U0ANNA>，发布于 <#C0TEAM>" in words(message)
    assert f"*接下来*  正在重试。 第 4 次尝试，下一次在 <!date^{NOW + 8}^" in words(message)
    assert set(buttons(message)) == {"立即重试", "复制支持信息"}


def test_a_chinese_admin_reads_first_what_to_do() -> None:
    message = in_chinese(What.ADMIN_NOTICE, Try(float(NOW), 0.1, 100007))

    assert message.text.startswith(
        "此问题只有管理员可以解决。请在控制台为该应用购买、续费或开通包含房间功能的套餐。 "
        "无法创建房间“站会”：使用房间需要付费套餐。"
    )


def test_a_chinese_channel_reads_of_the_button_that_is_here() -> None:
    message = in_chinese(What.FAILURE, Try(float(NOW), 10.0, fault=Fault.DROPPED))

    assert "请点击“立即重试”：机器人会先查找该房间" in words(message)
    assert "检查并重试" not in words(message)


def test_a_direct_message_is_named_in_chinese() -> None:
    message = in_chinese(
        What.FAILURE, Try(float(NOW), 0.1, 100001), channel_id="D0ANNA", state=State.FAILED
    )

    assert "发布于 私信\\n*接下来*  不会再自动重试。" in words(message)
