"""mrkdwn as the page draws it: docs.slack.dev/messaging/formatting-message-text."""

import datetime as dt
import re
from collections.abc import Callable
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workspace.page.text.dates import Reader, clock_time, written
from bot.workspace.page.text.mrkdwn import draw, plain
from tests.unit.workspace.page.text.scenes import NOW, scene

SCENE = scene()
TUESDAY = '<time datetime="1793718000" title="then">2026-11-03</time>'


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
        ("*a _b* c_", "<b>a _b</b> c_"),
        ("_a *b ~c~ b* a_", "<i>a <b>b <s>c</s> b</b> a</i>"),
        ("*`code`*", "<b><code>code</code></b>"),
        ("*one\ntwo*", "*one<br>two*"),
        ("*a* *b*", "<b>a</b> <b>b</b>"),
        ("before\n```pre```\nafter", "before<pre>pre</pre>after"),
        ("``` unmatched *b*", "``` unmatched <b>b</b>"),
        ("• one\n• two", "• one<br>• two"),
        ("&gt; quoted\nnot", "<blockquote>quoted</blockquote>not"),
        ("&gt; one\n&gt;\n&gt; *two*", "<blockquote>one<br><br><b>two</b></blockquote>"),
        ("> raw", "<blockquote>raw</blockquote>"),
        ("no\n&gt;&gt;&gt; all\nof it", "no<blockquote>all<br>of it</blockquote>"),
        ("a &gt; b", "a &gt; b"),
        (":wave::skin-tone-3:", "👋🏼"),
        ("`:tada:`", "<code>:tada:</code>"),
        ("<!date^1793718000^{date_num}|then>", TUESDAY),
        ("<!unheard|as said>", '<span class="mention">as said</span>'),
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


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("see https://example.com/x.", "https://example.com/x", "."),
        ("(https://example.com/?a=1&amp;b=2)", "https://example.com/?a=1&amp;b=2", ")"),
        ("<mailto:ana@example.com>", "mailto:ana@example.com", ""),
    ],
)
def test_a_bare_address_is_a_link(text: str, address: str, rest: str) -> None:
    drawn = draw(text, SCENE)

    assert f'href="{address}"' in drawn
    assert drawn.endswith(f"{address.removeprefix('mailto:')}</a>{rest}")


def test_a_verbatim_text_makes_no_links() -> None:
    assert draw("https://example.com", SCENE, is_verbatim=True) == "https://example.com"


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


@given(st.text(alphabet="ab*_~` \n>"))
def test_what_opens_is_closed_in_its_turn(text: str) -> None:
    drawn = draw(text, SCENE)
    left: list[str] = []
    for closes, name in re.findall(r"<(/?)(\w+)>", drawn.replace("<br>", "")):
        if closes:
            assert left.pop() == name
        else:
            left.append(name)

    assert left == []


LONG: dict[str, Callable[[int], str]] = {
    "stars": lambda n: "*a " * n,
    "alternating": lambda n: "*a_b~" * n,
    "backquotes": lambda n: "`" * n,
    "fences": lambda n: "```a" * n,
    "angles": lambda n: "<" * n,
    "half tokens": lambda n: "<@U1" * n,
    "colons": lambda n: ":a" * n,
    "one name": lambda n: ":" + "a" * n,
    "quotes": lambda n: ">\n" * n,
    "long quotes": lambda n: ">>>\n" * n,
    "addresses": lambda n: "http://." * n,
    "dots": lambda n: "http://" + "." * n,
    "moments": lambda n: "<!date^1" * n,
    "entities": lambda n: "&amp;" * n,
}


@pytest.mark.parametrize("kind", LONG)
def test_a_long_text_costs_as_much_as_it_is_long(kind: str) -> None:
    def spent(count: int) -> float:
        text = LONG[kind](count)
        began = process_time()
        draw(text, SCENE)
        return process_time() - began

    # Four times the text; what grows with the square would cost sixteen times as much.
    assert spent(20_000) < 10 * spent(5_000) + 0.05
