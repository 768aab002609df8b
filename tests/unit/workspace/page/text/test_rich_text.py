"""Rich text as the page draws it: docs.slack.dev/reference/block-kit/blocks/rich-text-block."""

from typing import Any

import pytest

from bot.workspace.page.text.rich_text import rich_text, words_of
from tests.unit.workspace.page.text.scenes import AT, scene

Piece = dict[str, Any]


def drawn(*pieces: Piece) -> str:
    return rich_text([{"type": "rich_text_section", "elements": list(pieces)}], scene())


@pytest.mark.parametrize(
    ("piece", "markup"),
    [
        ({"type": "text", "text": "<b> :tada:"}, "&lt;b&gt; :tada:"),
        ({"type": "text", "text": "x", "style": {"code": True}}, "<code>x</code>"),
        (
            {"type": "text", "text": "x", "style": {"bold": True, "strike": True}},
            "<s><b>x</b></s>",
        ),
        ({"type": "emoji", "name": "wave::skin-tone-2"}, "👋🏻"),
        ({"type": "emoji", "name": "ours", "unicode": "1f44b"}, "👋"),
        ({"type": "emoji", "name": "ours", "unicode": "ffffff"}, ":ours:"),
        ({"type": "emoji", "name": "ours"}, ":ours:"),
        ({"type": "link", "url": "javascript:alert(1)", "text": "x>y"}, "x&gt;y"),
        ({"type": "team", "team_id": "T1"}, '<span class="mention">@T1</span>'),
        ({"type": "color", "value": "#f00"}, "<code>#f00</code>"),
    ],
)
def test_a_piece_is_drawn(piece: Piece, markup: str) -> None:
    assert drawn(piece) == f"<div>{markup}</div>"


def test_the_words_of_a_link_cannot_end_it() -> None:
    link = {"type": "link", "url": "https://example.com", "text": "a|b> <c"}

    assert ">a|b&gt; &lt;c</a>" in drawn(link)


def test_a_date_has_its_fallback_and_its_link() -> None:
    date = {
        "type": "date",
        "timestamp": AT,
        "format": "{date_num}",
        "fallback": "then",
        "url": "https://example.com",
    }

    assert ' title="then">2026-11-03</time></a>' in drawn(date)


@pytest.mark.parametrize(("indent", "level"), [(0, 0), (2, 2), (99, 8), (-1, 0), (1e400, 8)])
def test_a_list_has_its_level(indent: float, level: int) -> None:
    row = {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}
    rows = {"type": "rich_text_list", "style": "bullet", "indent": indent, "elements": [row]}

    assert rich_text([rows], scene()) == f'<ul class="level-{level}"><li>one</li></ul>'


def test_the_words_of_a_block_stand_alone() -> None:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]}
    rows = {"type": "rich_text_list", "elements": [section]}
    link = {"type": "rich_text_quote", "elements": [{"type": "link", "url": "https://e.com"}]}

    assert words_of({"elements": [section, rows, link]}) == "one\none\nhttps://e.com"
