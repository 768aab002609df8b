"""Rules of series in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.series import ReadSeries, read_series
from bot.rooms.series.patterns import CODES
from bot.slack.forms.how_often import is_rule, read_rule, rule_in_words
from tests.factories import NOW


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Draw any rule that can be typed."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY"]))
    interval = draw(st.integers(1, 52))
    days = draw(st.sets(st.sampled_from(CODES))) if frequency == "WEEKLY" else set()
    end = draw(st.sampled_from(["", ";COUNT=1", ";COUNT=366", ";UNTIL=20270930T235959"]))
    said = f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else "")
    on = ",".join(code for code in CODES if code in days)
    return said + (f";BYDAY={on}" if on else "") + end


@given(rules())
def test_what_is_said_of_a_rule_can_be_typed(rule: str) -> None:
    typed = rule_in_words(rule).split()

    assert read_series(typed, NOW, "UTC") == ReadSeries(len(typed), rule)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=2;COUNT=5", "every 2 days 5 times"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,TH", "every Mon, Tue and Thu"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "every 2 weeks on Thu"),
        ("FREQ=WEEKLY;COUNT=1", "every week 1 time"),
        ("FREQ=WEEKLY;UNTIL=20270930T235959", "every week until 30 Sep 2027"),
    ],
)
def test_rules_read_as_people_say_them(rule: str, words: str) -> None:
    assert rule_in_words(rule) == words


@given(rules().filter(lambda rule: "UNTIL" not in rule))
def test_words_of_a_rule_give_it_back(rule: str) -> None:
    assert read_rule(rule_in_words(rule)) == rule


@pytest.mark.parametrize(
    "words", ["", "every", "every month", "every day please", "every day at 9", "x" * 4000]
)
def test_other_words_are_no_rule(words: str) -> None:
    assert not is_rule(words)
