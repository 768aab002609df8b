"""Markdown as the page draws it: docs.slack.dev/reference/block-kit/blocks/markdown-block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workspace.page.text.markdown import markdown
from tests.unit.workspace.page.text.scenes import scene


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("# Title\n\nwords", "<h4>Title</h4>words"),
        ("**bold** *it* _it_ ~~gone~~", "<b>bold</b> <i>it</i> <i>it</i> <s>gone</s>"),
        ("* one\n* **two**", "<ul><li>one</li><li><b>two</b></li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("> said\n> twice", "<blockquote>said<br>twice</blockquote>"),
        ("a\n---\nb", "a<hr>b"),
        ("`*code*` &", "<code>*code*</code> &amp;"),
        ("```py\n*kept*\n```", "<pre>*kept*</pre>"),
        ("[no](javascript:alert(1))", "[no](javascript:alert(1))"),
        ("<script>", "&lt;script&gt;"),
        (":tada:", "🎉"),
    ],
)
def test_markdown_is_drawn(text: str, drawn: str) -> None:
    assert markdown(text, scene()) == drawn


def test_a_link_has_its_words() -> None:
    drawn = markdown("[the *docs*](https://example.com/x)", scene())

    assert 'href="https://example.com/x"' in drawn
    assert ">the <i>docs</i></a>" in drawn


@given(st.text(alphabet=st.characters() | st.sampled_from("<>&*_~`|[]()#-\n:")))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    drawn = markdown(text, scene())

    assert "<script" not in drawn.lower()
    assert drawn.count("<") == drawn.count(">")
