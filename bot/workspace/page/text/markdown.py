"""Draws Markdown, as far as messages use it.

Headings, lists, quotes, fences, bold, italic, struck words, code and links; a table or a picture
stays as it was typed: docs.slack.dev/reference/block-kit/blocks/markdown-block.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from bot.workspace.page.html import Html, escape, join, tag
from bot.workspace.page.text.emoji import with_emoji
from bot.workspace.page.text.scene import Scene
from bot.workspace.page.text.tokens import anchor, is_safe

_FENCE: Final = re.compile(r"(?s)^```[^\n]*\n(?P<code>.*?)^```[ \t]*$\n?", re.MULTILINE)
_LINE: Final = re.compile(
    r"(?P<h>#{1,6}) +(?P<heading>.+)|(?P<ul>[-*+]) +(?P<item>.+)|(?P<ol>\d{1,9})[.)] +(?P<step>.+)"
    r"|(?P<quote>>) ?(?P<said>.*)|(?P<rule>-{3,}|\*{3,}|_{3,}) *"
)
_INLINE: Final = re.compile(
    r"`(?P<code>[^`\n]+)`|\[(?P<label>[^][\n]{1,500})\]\((?P<url>[^()\s]{1,3000})\)"
    r"|\*\*(?! )(?P<b>[^*\n]+?)(?<! )\*\*|~~(?! )(?P<s>[^~\n]+?)(?<! )~~"
    r"|(?<![\w*])\*(?! )(?P<i>[^*\n]+?)(?<! )\*(?![\w*])"
    r"|(?<![\w_])_(?! )(?P<em>[^_\n]+?)(?<! )_(?![\w_])"
)
_NAMES: Final = {"b": "b", "s": "s", "i": "i", "em": "i"}


def markdown(text: str, scene: Scene) -> Html:
    """Draw a text of Markdown."""
    parts: list[Html] = []
    end = 0
    for found in _FENCE.finditer(text):
        parts += [_lines(text[end : found.start()], scene), tag("pre", found["code"].strip("\n"))]
        end = found.end()
    return join(*parts, _lines(text[end:], scene))


def _lines(text: str, scene: Scene) -> Html:
    lines = [(line, _LINE.fullmatch(line.strip())) for line in text.strip("\n").split("\n")]
    return join(
        *(
            part
            for kind, group in groupby(lines, key=lambda pair: _kind(pair[1]))
            for part in _group(kind, list(group), scene)
        )
    )


def _kind(found: re.Match[str] | None) -> str:
    names = ("h", "ul", "ol", "quote", "rule")
    return next((name for name in names if found and found[name] is not None), "")


def _group(
    kind: str, lines: list[tuple[str, re.Match[str] | None]], scene: Scene
) -> Iterator[Html]:
    matches = [found for _, found in lines if found]
    if kind == "h":
        yield from (tag("h4", _inline(found["heading"], scene)) for found in matches)
    elif kind == "rule":
        yield from (tag("hr") for _ in matches)
    elif kind == "quote":
        yield tag("blockquote", _joined([found["said"] for found in matches], scene))
    elif kind:
        said = (found["item"] or found["step"] for found in matches)
        yield tag(kind, *(tag("li", _inline(words, scene)) for words in said))
    else:
        yield _joined("\n".join(line for line, _ in lines).strip("\n").split("\n"), scene)


def _joined(lines: list[str], scene: Scene) -> Html:
    return Html("<br>".join(_inline(line, scene) for line in lines))


def _inline(text: str, scene: Scene) -> Html:
    parts: list[str] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts += [escape(with_emoji(text[end : found.start()])), _piece(found, scene)]
        end = found.end()
    return join(*parts, escape(with_emoji(text[end:])))


def _piece(found: re.Match[str], scene: Scene) -> Html:
    name = found.lastgroup or ""
    if name == "code":
        return tag("code", found["code"])
    if name == "url":
        return _link(found, scene)
    return tag(_NAMES[name], _inline(found[name], scene))


def _link(found: re.Match[str], scene: Scene) -> Html:
    if not is_safe(found["url"]):
        return escape(found[0])
    return anchor(found["url"], _inline(found["label"], scene), scene)
