"""mrkdwn as the page draws it: docs.slack.dev/messaging/formatting-message-text."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workspace.page.text.dates import Reader, clock_time, written
from bot.workspace.page.text.mrkdwn import Scene, draw, plain
from bot.workspace.world.people import ANA, EVERYONE, opening_conversations

# 2026-11-03 15:00:05 UTC, a Tuesday.
NOW = 1793718005
SCENE = Scene(
    reader=Reader.at(NOW, "Europe/Berlin"),
    viewer=ANA,
    people={person.id: person for person in EVERYONE},
    conversations={c.id: c for c in opening_conversations()},
)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("*bold* _italic_ ~gone~", "<b>bold</b> <i>italic</i> <s>gone</s>"),
        ("*_both_*", "<b><i>both</i></b>"),
        ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),
        ("* not bold *", "* not bold *"),
        ("`*code*` &amp; `a&lt;b`", "<code>*code*</code> &amp; <code>a&lt;b</code>"),
        ("```\n*kept* <@U1>\n```", "<pre>*kept* &lt;@U1&gt;</pre>"),
        ("one\ntwo", "one<br>two"),
        ("&gt; quoted\nnot", "<blockquote>quoted</blockquote>not"),
        ("&lt;!channel&gt;", "&lt;!channel&gt;"),
        ("&amp;lt;", "&amp;lt;"),
        (":tada: :unheard:", "🎉 :unheard:"),
        ("<@U0WEIZHANG1>", '<span class="mention">@Zhang Wei</span>'),
        ("<@U0ANANOVAK1|x>", '<span class="mention mine">@Ana Novak</span>'),
        ("<@U0NOBODY001|old>", '<span class="mention">@old</span>'),
        ("<#C0STANDUP01>", '<span class="mention">#standup</span>'),
        ("<#C0NOWHERE01|gone>", '<span class="mention">#gone</span>'),
        ("<!here>", '<span class="mention mine">@here</span>'),
        ("<!subteam^S0STAGECREW>", '<span class="mention mine">@crew</span>'),
        ("<!subteam^S0OTHER|@others>", '<span class="mention mine">@others</span>'),
        ("<javascript:alert(1)|x>", "&lt;javascript:alert(1)&gt;"),
    ],
)
def test_mrkdwn_is_drawn(text: str, drawn: str) -> None:
    assert draw(text, SCENE) == drawn


def test_a_link_opens_elsewhere() -> None:
    drawn = draw("<https://example.com/?a=1&amp;b=2|here & there>", SCENE)

    assert 'href="https://example.com/?a=1&amp;b=2"' in drawn
    assert 'rel="noreferrer noopener"' in drawn
    assert ">here &amp; there</a>" in drawn


def test_a_moment_may_be_a_link() -> None:
    drawn = draw("<!date^1793718000^{time}^https://example.com|then>", SCENE)

    assert ">4:00 PM</time></a>" in drawn


def test_a_moment_never_links_to_a_script() -> None:
    drawn = draw("<!date^1793718000^{time}^javascript:alert(1)|then>", SCENE)

    assert "<a" not in drawn


def test_plain_text_has_no_marks() -> None:
    assert plain("*a* <@U1> :tada:\n&amp;") == "*a* &lt;@U1&gt; 🎉<br>&amp;"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{date_num}", "2026-11-03"),
        ("{date_slash}", "11/03/2026"),
        ("{date}", "November 3rd, 2026"),
        ("{date_short}", "Nov 3, 2026"),
        ("{date_long}", "Tuesday, November 3rd, 2026"),
        ("{date_pretty}", "today"),
        ("{time}", "4:00 PM"),
        ("{time_secs}", "4:00:00 PM"),
        ("{ago}", "5 seconds ago"),
        ("at {time} on {date_num}", "at 4:00 PM on 2026-11-03"),
        ("{unknown}", "{unknown}"),
    ],
)
def test_a_moment_is_written_as_its_pattern_says(pattern: str, words: str) -> None:
    assert written(1793718000, pattern, SCENE.reader) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "yesterday"), (1, "tomorrow"), (2, "November 5th, 2026"), (8, "November 11th, 2026")],
)
def test_near_days_have_names(days: int, words: str) -> None:
    assert written(NOW + days * 86_400, "{date_pretty}", SCENE.reader) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-60, "1 minute ago"), (7200, "in 2 hours"), (3 * 86_400, "in 3 days"), (0, "0 seconds ago")],
)
def test_distances_are_told_in_one_unit(seconds: int, words: str) -> None:
    assert written(NOW + seconds, "{ago}", SCENE.reader) == words


def test_today_is_the_readers_today() -> None:
    # 2026-11-03 23:30 in Berlin is 06:30 of the next day in Shanghai.
    late = dt.datetime(2026, 11, 3, 23, 30, tzinfo=ZoneInfo("Europe/Berlin")).timestamp()
    reader = Reader.at(late, "Asia/Shanghai")

    assert written(1793718000, "{date_pretty}", reader) == "yesterday"
    assert clock_time(late, reader) == "6:30 AM"


@given(st.text(alphabet=st.characters() | st.sampled_from("<>&*_~`|^!@#\n:")))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    drawn = draw(text, SCENE)

    assert "<script" not in drawn.lower()
    assert drawn.count("<") == drawn.count(">")
