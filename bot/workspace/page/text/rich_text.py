"""Draws rich text: docs.slack.dev/reference/block-kit/blocks/rich-text-block."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from bot.workspace.page.html import Html, escape, join, tag
from bot.workspace.page.text import tokens
from bot.workspace.page.text.emoji import emoji
from bot.workspace.page.text.scene import Scene

Piece = Mapping[str, Any]

_STYLES: Final = {"code": "code", "bold": "b", "italic": "i", "strike": "s", "underline": "u"}
_LISTS: Final = {"ordered": "ol", "bullet": "ul"}
_GROUPS: Final = {"rich_text_preformatted": "pre", "rich_text_quote": "blockquote"}
# Slack's own editor indents no further.
DEEPEST: Final = 8
_POINTS: Final = re.compile(r"[0-9a-f]{1,6}(-[0-9a-f]{1,6})*")


def rich_text(pieces: Sequence[Piece], scene: Scene) -> Html:
    """Draw the elements of a rich text block."""
    return join(*(_group(piece, scene) for piece in pieces))


def words_of(block: Piece) -> str:
    """Return the bare words of a rich text block, a line for each of its parts."""
    lines = [_words(piece) for piece in block.get("elements", ())]
    return "\n".join(line.removesuffix("\n") for line in lines)


def _words(piece: Piece) -> str:
    inside = "".join(_words(each) for each in piece.get("elements", ()))
    return str(piece.get("text") or piece.get("url") or "") + inside


def _group(piece: Piece, scene: Scene) -> Html:
    if piece["type"] == "rich_text_list":
        rows = (tag("li", _inline(row["elements"], scene)) for row in piece["elements"])
        name = _LISTS.get(piece.get("style", ""), "ul")
        level = int(min(max(piece.get("indent", 0), 0), DEEPEST))
        return tag(name, *rows, class_=f"level-{level}")
    name = _GROUPS.get(piece["type"], "div")
    return tag(name, _inline(piece["elements"], scene))


def _inline(pieces: Sequence[Piece], scene: Scene) -> Html:
    return join(*(_styled(piece, scene) for piece in pieces))


def _styled(piece: Piece, scene: Scene) -> Html:
    drawer = DRAWERS.get(piece["type"])
    if drawer is None:
        return tag("span", f"[{piece['type']}]", class_="undrawn")
    drawn = drawer(piece, scene)
    for style, name in _STYLES.items():
        if piece.get("style", {}).get(style):
            drawn = tag(name, drawn)
    return drawn


def _text(piece: Piece, _: Scene) -> Html:
    return Html(escape(piece["text"]).replace("\n", "<br>"))


def _emoji(piece: Piece, _: Scene) -> Html:
    """Draw an emoji by its name; one that is unknown may bring its Unicode."""
    name, _mark, tone = str(piece["name"]).partition("::skin-tone-")
    known = emoji(name, tone)
    points = str(piece.get("unicode", ""))
    if known is None and _POINTS.fullmatch(points):
        known = "".join(chr(int(point, 16)) for point in points.split("-") if _is_sign(point))
    return escape(known or f":{piece['name']}:")


def _is_sign(point: str) -> bool:
    return int(point, 16) <= 0x10FFFF and not 0xD800 <= int(point, 16) <= 0xDFFF  # noqa: PLR2004 - Unicode's bounds


def _link(piece: Piece, scene: Scene) -> Html:
    return tokens.anchor(str(piece["url"]), str(piece.get("text") or piece["url"]), scene)


def _date(piece: Piece, scene: Scene) -> Html:
    fallback, link = str(piece.get("fallback", "")), str(piece.get("url", ""))
    return tokens.moment(piece["timestamp"], str(piece["format"]), fallback, link, scene)


def _color(piece: Piece, _: Scene) -> Html:
    return tag("code", str(piece["value"]))


def _team(piece: Piece, _: Scene) -> Html:
    return tag("span", f"@{piece['team_id']}", class_="mention")


DRAWERS: Final[Mapping[str, Callable[[Piece, Scene], Html]]] = {
    "text": _text,
    "emoji": _emoji,
    "link": _link,
    "user": lambda piece, scene: tokens.person(str(piece["user_id"]), "", scene),
    "channel": lambda piece, scene: tokens.channel(str(piece["channel_id"]), "", scene),
    "usergroup": lambda piece, scene: tokens.group(str(piece["usergroup_id"]), "", scene),
    "broadcast": lambda piece, scene: tokens.broadcast(str(piece["range"]), "", scene),
    "team": _team,
    "date": _date,
    "color": _color,
}
