"""``/room explain``: codes, pasted replies, our references, request ids."""

import re

import pytest

from bot.errors import Fault, Try
from bot.rooms.actions.action import Attempt
from tests.unit.commands.front import Front

# The shape of page 002's sample.
REQUEST_ID = "Id-8c9858eff4b4433da5e1f4e80c9e4f0d-O-Seq-52720"


async def explained(front: Front, typed: str) -> str:
    await front.command(f"explain {typed}", trigger_id=typed)
    await front.settled()
    return front.whispers()[-1]


async def logged(front: Front, *tries: Try, reference: str = "7F3K9A") -> None:
    """Let the log hold these calls under a reference."""
    attempts = [Attempt(reference, "create_room", one, team_id="T0ACME") for one in tries]
    await front.desk.outside.store.log.write(attempts)


async def test_a_code_is_explained(front: Front) -> None:
    said = await explained(front, "100007")

    assert "What 100007 means: rooms need a paid package." in said
    assert "package" in said.lower()


async def test_a_pasted_reply_is_explained_with_its_words_and_its_request(front: Front) -> None:
    reply = (
        '{"ActionStatus":"FAIL","ErrorCode":100002,"ErrorInfo":"invalid <!channel>",'
        f'"RequestId":"{REQUEST_ID}"}}'
    )

    said = await explained(front, reply)

    assert REQUEST_ID in said
    assert "&lt;!channel&gt;" in said


@pytest.mark.parametrize("typed", ["gr-7F3K9A", "what is GR-7f3k9a?", REQUEST_ID])
async def test_what_the_log_holds_is_explained_by_either_reference(
    front: Front, typed: str
) -> None:
    await logged(front, Try(1.0, 0.1, 100001), Try(2.0, 0.1, 100007, "no", REQUEST_ID))

    said = await explained(front, typed)

    assert "What happened in gr-7F3K9A: rooms need a paid package." in said
    assert "100007" in said


async def test_a_call_that_got_no_answer_is_told_as_the_network(front: Front) -> None:
    await logged(front, Try(1.0, 10.0, fault=Fault.TIMED_OUT))

    said = await explained(front, "gr-7F3K9A")

    assert "did not answer" in said.lower() or "network" in said.lower()


async def test_a_call_that_went_well_has_nothing_to_explain(front: Front) -> None:
    await logged(front, Try(1.0, 0.1, 0, "", REQUEST_ID))

    assert "went well: create_room" in await explained(front, "gr-7F3K9A")


@pytest.mark.parametrize("typed", ["gr-7F3K9B", "Id-0-O-Seq-1"])
async def test_a_reference_that_we_never_gave_is_told_so(front: Front, typed: str) -> None:
    assert f"no call on record under {typed.removeprefix('gr-')}" in await explained(front, typed)


@pytest.mark.parametrize("typed", ["", "why", "gr-", "😀" * 1000, "-" * 40_000])
async def test_what_is_no_code_is_asked_for(front: Front, typed: str) -> None:
    assert "Give a code (100007)" in await explained(front, typed)


async def test_the_reference_of_a_refusal_can_be_explained(front: Front) -> None:
    await front.command("info nowhere")
    await front.settled()
    shown = re.search(r"gr-[0-9A-Z]{6}", front.whispers()[-1])
    assert shown is not None

    assert "100004" in await explained(front, shown[0])


async def in_chinese(front: Front, typed: str) -> str:
    front.world.directory.add("U0WEI", "Wei", locale="zh-CN")
    await front.command(typed, user_id="U0WEI")
    await front.settled()
    return front.whispers()[-1]


async def test_a_code_is_explained_in_the_language_of_who_asks(front: Front) -> None:
    said = await in_chinese(front, "explain 100007")

    assert "100007 的含义：使用房间需要付费套餐。" in said
    assert "*处理方法*" in said


async def test_an_unknown_code_is_explained_in_chinese_with_the_services_own_words(
    front: Front,
) -> None:
    reply = '{"ErrorCode":199999,"ErrorInfo":"no luck"}'

    said = await in_chinese(front, f"explain {reply}")

    assert "199999 的含义：房间服务拒绝了请求，原因未知。" in said
    assert "房间服务的原文\\n> no luck" in said


async def test_what_the_log_holds_is_explained_in_chinese(front: Front) -> None:
    await logged(front, Try(1.0, 0.1, 100007, "no", REQUEST_ID))

    assert "gr-7F3K9A 的情况：使用房间需要付费套餐。" in await in_chinese(
        front, "explain gr-7F3K9A"
    )


async def test_who_was_never_met_is_answered_at_once_and_in_chinese_from_then_on(
    front: Front,
) -> None:
    first = await in_chinese(front, "now Retro for 4m")
    second = await in_chinese(front, "now Retro for 3m")

    assert "Could not make the room: some of that does not fit." in first
    assert "无法创建房间：有些内容不符合要求。" in second
    assert "A room lasts from 5 minutes to 24 hours." in second  # rules are said in English
    assert "重新打开表单" in second


async def test_a_guest_is_refused_in_chinese(front: Front) -> None:
    front.world.directory.add("U0GUEST", "Gu", locale="zh-CN", is_outsider=True)
    await front.command("now Party", user_id="U0GUEST")
    await front.settled()

    assert "只有工作区的正式成员可以执行该操作，访客不可以。" in front.whispers()[-1]
