"""Text as Slack reads it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import mrkdwn

# Everything that Slack reads as a mention, a channel, a date or a link begins with <.
ACTIVE = re.compile(r"[<>]")


@given(st.text())
def test_what_people_typed_is_never_active(text: str) -> None:
    for shown in (mrkdwn.escape(text), mrkdwn.bold(text), mrkdwn.code(text)):
        assert not ACTIVE.search(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!channel>", "&lt;!channel&gt;"),
        ("R&D", "R&amp;D"),
        ("&lt;", "&amp;lt;"),
        ("<@U0ANNA>", "&lt;@U0ANNA&gt;"),
        ("a\nb\tc", "a\nb\tc"),
        ("\0\u202e\ud800", "\ufffd\ufffd\ufffd"),
        ("👩‍👩‍👧‍👦 ok", "👩‍👩‍👧‍👦 ok"),
    ],
)
def test_the_three_signs_are_escaped_once(text: str, shown: str) -> None:
    assert mrkdwn.escape(text) == shown


@given(st.text(), st.integers(1, 80))
def test_a_clipped_text_fits_and_says_that_it_was_clipped(text: str, most: int) -> None:
    clipped = mrkdwn.clip(text, most)

    assert len(clipped) <= most
    assert clipped == text or clipped.endswith("…")


@given(st.text())
def test_nothing_leaves_its_code(text: str) -> None:
    shown = mrkdwn.code(text)

    assert shown == "–" or (shown.count("`") == 2 and "\n" not in shown)


@given(st.text())
def test_every_line_of_a_quotation_is_quoted(text: str) -> None:
    shown = mrkdwn.quote(text)

    assert all(line.startswith("> ") for line in shown.splitlines())
    assert "`" not in shown


def test_bold_is_one_line_and_ends_where_it_should() -> None:
    assert mrkdwn.bold("a*b\nc") == "*a\u2217b c*"
    assert mrkdwn.bold(" ") == "–"


def test_a_date_is_shown_in_the_readers_zone_and_names_one_for_the_rest() -> None:
    shown = mrkdwn.date(1_793_804_400, "Asia/Shanghai")

    assert shown == ("<!date^1793804400^{date_short_pretty} {time}|4 Nov 2026 23:00 Asia/Shanghai>")


def test_times_of_the_day_are_shown_in_the_readers_zone_as_well() -> None:
    assert mrkdwn.hour(1_793_804_400) == "<!date^1793804400^{time}|15:00 UTC>"
    assert mrkdwn.second(1_793_804_402.5) == "<!date^1793804402^{time_secs}|15:00:02 UTC>"


@pytest.mark.parametrize(
    ("now", "said"), [(720, "12 minutes ago"), (60, "1 minute ago"), (0, "1 minute ago")]
)
def test_how_long_ago_it_was_is_counted_on_by_slack(now: int, said: str) -> None:
    begun = 1_793_804_400

    assert mrkdwn.ago(begun, begun + now) == f"<!date^{begun}^{{ago}}|{said}>"


@pytest.mark.parametrize("epoch", [0, -5, 1e18, 253_402_300_800])
def test_what_is_no_date_is_shown_as_a_number(epoch: float) -> None:
    for shown in (
        mrkdwn.date(epoch),
        mrkdwn.hour(epoch),
        mrkdwn.second(epoch),
        mrkdwn.ago(epoch, 0),
    ):
        assert shown == f"`{epoch:.0f}`"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (mrkdwn.user("U0ANNA"), "<@U0ANNA>"),
        (mrkdwn.user("!channel"), "`!channel`"),
        (mrkdwn.user("U1> <!here"), "`U1&gt; &lt;!here`"),
        (mrkdwn.channel("C0TEAM"), "<#C0TEAM>"),
        (mrkdwn.channel("D0ANNA"), "a direct message"),
        (mrkdwn.channel("general"), "`general`"),
        (mrkdwn.group("S01AB"), "<!subteam^S01AB>"),
        (mrkdwn.group("^here"), "`^here`"),
    ],
)
def test_only_ids_become_mentions(shown: str, expected: str) -> None:
    assert shown == expected


@given(st.lists(st.text(max_size=40)), st.integers(30, 200))
def test_what_does_not_fit_is_counted(pieces: list[str], most: int) -> None:
    shown = mrkdwn.fitting(pieces, most, ", ")

    assert len(shown) <= most
    assert shown == ", ".join(pieces) or shown.endswith(" more")
