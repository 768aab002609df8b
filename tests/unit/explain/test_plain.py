"""An explanation as the terminal shows it, whole."""

from textwrap import dedent
from unicodedata import east_asian_width

from hypothesis import given
from hypothesis import strategies as st

from bot.explain.explain import explain_code
from bot.explain.explanation import Actor, Explanation, Words
from bot.explain.language import Language
from bot.explain.plain import as_text

WORDS = Words(
    title="The room id is taken",
    cause="The id is already used by another room.",
    remedy="Take the next free id.",
    admin="Nothing to do.",
    actor=Actor.YOU,
    source="trtc.io/document/60707",
)


def test_an_explanation_without_details_has_four_lines_below_its_title() -> None:
    text = as_text(Explanation(words=WORDS))

    assert text == dedent(
        """\
        The room id is taken.
        Cause      The id is already used by another room.
        Do         Take the next free id.
        Admin      Nothing to do.
        Reference  trtc.io/document/60707"""
    )


def test_what_is_known_of_the_call_is_shown() -> None:
    told = Explanation(words=WORDS, code="100003", quote="room exists", request_id="Id-0-O-Seq-1")

    assert as_text(told) == dedent(
        """\
        The room id is taken.
        Cause      The id is already used by another room. (100003)
        Quoted     “room exists”
        Do         Take the next free id.
        Admin      Nothing to do.
        Reference  Room service request Id-0-O-Seq-1 · trtc.io/document/60707"""
    )


def test_broken_rules_stand_between_cause_and_remedy() -> None:
    told = Explanation(words=WORDS, details=(("name", "A name is one line of text."),))

    assert as_text(told).splitlines()[2] == "name       A name is one line of text."


def test_long_lines_are_broken_under_their_beginning() -> None:
    lines = as_text(explain_code(100026, "word " * 60)).splitlines()

    assert all(len(line) <= 100 for line in lines)
    assert any(line.startswith(" " * 11 + "word") for line in lines)


IN_CHINESE = """\
机器人的签名到达时已过期。
原因       签名到达时已经超过有效期。机器人会自行更新签名，所以很可能是机器人所在机器的时钟不准。
           （70001）
原文       “已过期”
处理方法   请联系管理员检查机器人的设置；重新输入不能解决问题。
管理员     请用 NTP 校准机器的时钟，然后重新启动机器人。
参考信息   房间服务请求 Id-0-O-Seq-1 · trtc.io/document/34348"""


def test_chinese_stands_in_columns_of_its_own_width() -> None:
    text = as_text(explain_code(70001, "已过期", "Id-0-O-Seq-1", Language.CHINESE))

    assert text == IN_CHINESE


def columns(line: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in line)


@given(st.text(st.sampled_from("中文，。：“”（）abcdefgh 1"), max_size=300))
def test_lines_are_no_wider_than_they_may_be_and_nothing_is_lost(quote: str) -> None:
    text = as_text(explain_code(100002, quote, language=Language.CHINESE))

    assert max(map(columns, text.splitlines())) <= 100
    assert "".join(quote.split()) in "".join(text.split())


def test_no_line_begins_with_what_closes() -> None:
    text = as_text(explain_code(100002, "中，" * 99, language=Language.CHINESE))

    assert [line for line in text.splitlines() if line.strip().startswith("，")] == []


@given(st.text())
def test_nothing_quoted_steers_the_terminal(quote: str) -> None:
    text = as_text(explain_code(100002, quote))

    assert text.replace("\n", "").isprintable()
