"""Draws mrkdwn: docs.slack.dev/messaging/formatting-message-text.

Its law: text is cut into code, `<…>` tokens, bare links and the rest; only the rest is styled, and
every piece is unescaped once (Slack's three entities) and escaped once (HTML's). No pattern looks
further than to the next of its own marks, so a long text costs as much as it is long.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from bot.workspace.page.html import Html, escape, join, tag
from bot.workspace.page.text import tokens
from bot.workspace.page.text.emoji import with_emoji
from bot.workspace.page.text.scene import Scene

__all__ = ["Scene", "draw", "plain"]

_PIECE: Final = re.compile(
    r"(?s)\n?```(?P<block>.+?)```\n?|`(?P<code>[^`\n]+)`|<(?P<token>[^<>\n]+)>"
    # A bare link ends before the punctuation of its sentence.
    r"|(?<![\w/])(?P<bare>https?://[^\s<>`|]*[^\s<>`|.,;:!?'\"*_~()\[\]{}])"
)
_DATE: Final = re.compile(r"!date\^(?P<at>\d{1,11})\^(?P<pattern>[^^|]+)(\^(?P<link>[^|]+))?")
# A style opens after nothing that is part of a word and closes before the same.
_STYLE: Final = re.compile(
    r"(?<![\w*])\*(?! )(?P<b>[^*\n]+?)(?<! )\*(?![\w*])"
    r"|(?<![\w_])_(?! )(?P<i>[^_\n]+?)(?<! )_(?![\w_])"
    r"|(?<![\w~])~(?! )(?P<s>[^~\n]+?)(?<! )~(?![\w~])"
)
_QUOTE: Final = re.compile(r"> ?(?P<said>.*)")
# Everything behind it is quoted, to the end of the text.
_LONG_QUOTE: Final = re.compile(r"(?ms)^>>> ?(?P<said>.+)\Z")
_KEEP: Final = "\ue000{}\ue001"
_KEPT: Final = re.compile("\ue000(\\d+)\ue001")


def plain(text: str) -> Html:
    """Draw a `plain_text`: emoji and line breaks, nothing else."""
    return _lines(escape(with_emoji(_unescaped(text))))


def draw(text: str, scene: Scene, *, is_verbatim: bool = False) -> Html:
    """Draw a `mrkdwn` text; a verbatim one makes no links of bare addresses."""
    kept: list[Html] = []

    def keep(found: re.Match[str]) -> str:
        if is_verbatim and found["bare"] is not None:
            return found[0]
        kept.append(_piece(found, scene))
        return _KEEP.format(len(kept) - 1)

    bare = _PIECE.sub(keep, text.replace("\ue000", "").replace("\ue001", ""))
    drawn = _quoted(with_emoji(_unescaped(bare)))
    return Html(_KEPT.sub(lambda number: kept[int(number[1])], drawn))


def _quoted(text: str) -> Html:
    """Draw lines, those that are quoted one below the other as one quotation."""
    rest = _LONG_QUOTE.search(text)
    lines = text[: rest.start()].removesuffix("\n") if rest else text
    parts = _quotations(lines.split("\n") if lines or not rest else [])
    return join(*parts, tag("blockquote", _styled_lines(rest["said"])) if rest else "")


def _quotations(lines: Iterable[str]) -> Iterator[Html]:
    for is_quote, group in groupby(lines, key=lambda line: line.startswith(">")):
        if is_quote:
            said = [found["said"] for line in group if (found := _QUOTE.fullmatch(line))]
            yield tag("blockquote", _styled_lines("\n".join(said)))
        else:
            yield _styled_lines("\n".join(group))


def _styled_lines(text: str) -> Html:
    return _lines(_styled(text))


def _styled(text: str) -> Html:
    """Draw bold, italic and struck words; a style inside another is drawn too."""
    parts: list[str] = []
    end = 0
    for found in _STYLE.finditer(text):
        name = found.lastgroup or ""
        parts += [text[end : found.start()], tag(name, _styled(found[name]))]
        end = found.end()
    return join(*parts, text[end:])


def _piece(found: re.Match[str], scene: Scene) -> Html:
    if found["block"] is not None:
        return tag("pre", _unescaped(found["block"]).strip("\n"))
    if found["code"] is not None:
        return tag("code", _unescaped(found["code"]))
    if found["bare"] is not None:
        return _link(found["bare"], "", scene)
    return _token(found["token"], scene)


def _token(token: str, scene: Scene) -> Html:
    target, _, label = token.partition("|")
    draw_token = _TOKENS.get(target[:1])
    if draw_token is None:
        return _link(target, _unescaped(label), scene)
    return draw_token(target[1:], _unescaped(label), scene)


def _special(name: str, label: str, scene: Scene) -> Html:
    if found := _DATE.fullmatch(f"!{name}"):
        pattern, link = _unescaped(found["pattern"]), _unescaped(found["link"] or "")
        return tokens.moment(int(found["at"]), pattern, label, link, scene)
    if name.startswith("subteam^"):
        return tokens.group(name.removeprefix("subteam^"), label, scene)
    return tokens.broadcast(name, label, scene)


def _link(target: str, label: str, scene: Scene) -> Html:
    address = _unescaped(target)
    if not tokens.is_safe(address):
        return escape(f"<{address}>")
    inside = _label(label) if label else escape(address.removeprefix("mailto:"))
    return tokens.anchor(address, inside, scene)


def _label(label: str) -> Html:
    return escape(with_emoji(label))


_TOKENS: Final[dict[str, Callable[[str, str, Scene], Html]]] = {
    "@": tokens.person,
    "#": tokens.channel,
    "!": _special,
}


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _lines(markup: str) -> Html:
    return Html(markup.replace("\n", "<br>"))
