"""An explanation as the terminal shows it, whole."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from bot.explain.explain import explain_code
from bot.explain.explanation import Actor, Explanation, Words
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


@given(st.text())
def test_nothing_quoted_steers_the_terminal(quote: str) -> None:
    text = as_text(explain_code(100002, quote))

    assert text.replace("\n", "").isprintable()
