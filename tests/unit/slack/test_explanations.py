"""An explanation as people see it."""

from typing import Any

import pytest

from bot.errors import (
    BadInput,
    BotError,
    Fault,
    NoSuchRoom,
    RoomApiRefused,
    RoomApiUnreachable,
    Try,
)
from bot.explain.explain import explain, explain_code, sentence
from bot.explain.explanation import Offer
from bot.explain.frame import Tried
from bot.explain.language import Language
from bot.slack.buttons import Button, pack, unpack
from bot.slack.explanations import explanation
from bot.slack.message import Message
from tests.factories import NOW

REQUEST_ID = "Id-8c9858d6e54b4a95ba1eb5f3a8e4b8ff-O-Seq-52720"
TAKEN = RoomApiRefused("create_room", (Try(NOW, 0.1, 100003, "RoomId in use", REQUEST_ID),))


def told(error: BotError, **changes: Any) -> Message:  # noqa: ANN401 - any argument
    arguments: dict[str, Any] = {
        "what": "Could not make the room “Sprint review”.",
        "reference": "7F3K9A",
        "at": float(NOW),
    }
    return explanation(explain(error), **(arguments | changes))


def words(message: Message) -> str:
    return str(message.content())


def buttons(message: Message) -> list[dict[str, Any]]:
    elements: list[dict[str, Any]] = message.content()["blocks"][-1]["elements"]
    return elements


def test_it_says_what_why_what_to_do_and_what_to_refer_to() -> None:
    said = words(told(TAKEN))

    for part in ("Sprint review", "*Cause*", "(100003)", "*Do*", "*Admin*", "*Reference*"):
        assert part in said
    assert f"Room service request `{REQUEST_ID}` · ours `gr-7F3K9A` · <!date^{NOW}^" in said


def test_the_text_alone_says_it_too() -> None:
    text = told(TAKEN).text

    assert text.startswith("Could not make the room “Sprint review”: the room id is taken. Cause: ")
    assert "Do: " in text
    assert text.endswith("(100003)")


def test_only_offers_that_carry_something_are_buttons() -> None:
    values = {Offer.USE_NEXT_ID: pack(booking="b1", room_id="sprint-2"), Offer.RETRY: pack()}

    said = buttons(told(TAKEN, values=values, next_id="sprint-2"))

    assert [(one["action_id"], one["text"]["text"]) for one in said] == [
        (Button.USE_ID, "Use sprint-2"),
        (Button.COPY_FOR_SUPPORT, "Copy for support"),
    ]


def test_no_next_id_no_button_for_it() -> None:
    said = buttons(told(TAKEN, values={Offer.USE_NEXT_ID: pack(booking="b1")}))

    assert [one["action_id"] for one in said] == [Button.COPY_FOR_SUPPORT]


def test_support_gets_codes_and_ids_and_no_word_of_a_person() -> None:
    text = unpack(buttons(told(TAKEN))[-1]["value"])["text"]

    for part in ("100003", REQUEST_ID, "gr-7F3K9A", "2026-11-04 15:00:00 UTC"):
        assert part in text
    assert "Sprint review" not in text


@pytest.mark.parametrize("error", [TAKEN, BadInput({"name": "no"}), NoSuchRoom("x")])
def test_there_is_never_a_way_in(error: BotError) -> None:
    values = dict.fromkeys(Offer, pack(booking="b1"))

    said = buttons(told(error, values=values, next_id="x-2"))

    assert Button.JOIN not in [one["action_id"] for one in said]
    assert "url" not in str(said)


def test_an_unknown_code_is_shown_with_the_services_own_words_escaped() -> None:
    refused = RoomApiRefused("create_room", (Try(NOW, 0.1, 199999, "<!here> `x`\nno", "Id-1"),))

    said = words(told(refused))

    assert "(199999)" in said
    assert "The room service’s own words\\n> &lt;!here&gt; 'x'\\n> no" in said


def test_every_problem_is_named_by_its_field_and_escaped() -> None:
    said = words(told(BadInput({"cap": "A cap is 2 or more.", "command": "Not <!channel>."})))

    assert "*People at most*  A cap is 2 or more." in said
    assert "*Words*  Not &lt;!channel&gt;." in said


def test_what_was_wrong_comes_before_what_is_said_of_it() -> None:
    said = told(BadInput({"cap": "A cap is 2 or more."}))

    assert "People at most: A cap is 2 or more. Cause: " in said.text
    assert words(said).index("*People at most*") < words(said).index("*Cause*")


def test_the_page_is_named_where_nothing_happened_that_could_be_looked_up() -> None:
    said = explanation(explain_code(100007), what="What 100007 means.", reference="", at=NOW)

    assert "gr-" not in words(said)
    assert "*Reference*  trtc.io/document/60707 · " in words(said)


def test_our_reference_stands_alone_where_the_service_has_none() -> None:
    assert "*Reference*  `gr-7F3K9A` · " in words(told(NoSuchRoom("x")))


def test_nobody_waits_after_success() -> None:
    said = explanation(explain_code(0), what="What 0 means.", reference="", at=NOW)

    assert "Waiting" not in words(said)


def test_a_name_that_looks_like_a_mention_stays_text() -> None:
    assert "“&lt;!channel&gt;”" in told(TAKEN, what="Could not make the room “<!channel>”.").text


def test_what_was_typed_is_not_told_as_the_services_words() -> None:
    assert "What was given\\n> stnad-up" in words(told(NoSuchRoom("stnad-up")))


def test_where_nobody_knows_it_does_not_claim_that_nothing_was_made() -> None:
    lost = RoomApiUnreachable("create_room", (Try(NOW, 10.0, fault=Fault.TIMED_OUT),))

    said = told(lost, values=dict.fromkeys(Offer, pack(booking="b1")))

    assert "Could not make" not in said.text
    assert [one["text"]["text"] for one in buttons(said)] == ["Check and retry", "Copy for support"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(100001, "Waiting helps."), (100003, "Waiting alone does not help.")],
)
def test_it_says_whether_waiting_helps(code: int, sentence: str) -> None:
    assert sentence in words(told(RoomApiRefused("create_room", (Try(NOW, 0.1, code),))))


def test_it_says_how_often_it_was_tried() -> None:
    tries = (Try(NOW, 0.1, 100001),) * 5

    assert "5 tries" in words(told(RoomApiRefused("create_room", tries)))


def test_a_chinese_reader_finds_no_english_around_the_words() -> None:
    refused = RoomApiRefused("create_room", (Try(NOW, 0.1, 100003, "id taken", REQUEST_ID),) * 2)
    what = sentence(Tried.MAKE_NAMED_ROOM, Language.CHINESE, "站会")
    values = dict.fromkeys(Offer, pack(booking="b1"))

    said = explanation(
        explain(refused, Language.CHINESE),
        what=what,
        reference="7F3K9A",
        at=float(NOW),
        values=values,
        next_id="standup-2",
    )

    title, prose, quote, foot = map(words_of, said.content()["blocks"][:4])
    assert title == "*无法创建房间“站会”：房间 ID 已被占用。*"
    assert prose.splitlines() == [
        "*原因*  另一个房间正在使用这个 ID。（100003）",
        "*处理方法*  请使用下一个可用的 ID，或用 `/room now … id my-room` 自己指定。",
        "*管理员*  无需处理。",
    ]
    assert quote == "房间服务的原文\n> id taken"
    assert foot.split(" · ") == [
        f"*参考信息*  房间服务请求 `{REQUEST_ID}`",
        "编号 `gr-7F3K9A`",
        f"<!date^{NOW}^{{date_short_pretty}} {{time}}|4 Nov 2026 15:00 UTC>",
        "共尝试 2 次",
        "仅靠等待无法解决。",
    ]
    labels = [one["text"]["text"] for one in buttons(said)]
    assert labels == ["使用 standup-2", "另选 ID", "复制支持信息"]


def test_the_text_alone_is_chinese_too() -> None:
    said = explanation(explain(TAKEN, Language.CHINESE), what="", reference="7F3K9A", at=NOW)

    assert said.text == (
        "房间 ID 已被占用。 原因：另一个房间正在使用这个 ID。 "
        "处理方法：请使用下一个可用的 ID，或用 `/room now … id my-room` 自己指定。（100003）"
    )


def test_support_reads_what_the_person_reads() -> None:
    said = explanation(explain(TAKEN, Language.CHINESE), what="", reference="7F3K9A", at=NOW)

    text = unpack(buttons(said)[-1]["value"])["text"]
    assert text.splitlines() == [
        "情况：房间 ID 已被占用",
        "错误码：100003",
        f"房间服务请求：{REQUEST_ID}",
        "我方编号：gr-7F3K9A",
        "时间：2026-11-04 15:00:00 UTC",
        "尝试次数：1",
    ]


def test_a_field_of_the_form_is_called_as_the_form_calls_it() -> None:
    bad = BadInput({"cap": "A cap is 2 or more.", "ref": "Stand-up (sd-1)"})

    said = explanation(explain(bad, Language.CHINESE), what="", reference="", at=NOW)

    assert words_of(said.content()["blocks"][1]) == (
        "•  *People at most*  A cap is 2 or more.\n•  *房间*  Stand-up (sd-1)"
    )


def words_of(block: dict[str, Any]) -> str:
    shown = block.get("text") or block["elements"][0]
    return str(shown["text"])
