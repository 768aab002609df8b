"""Draws rich text, simply: docs.slack.dev/reference/block-kit/blocks/rich-text-block."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from bot.workspace.page.html import Html, escape, join, tag
from bot.workspace.page.text.emoji import EMOJI
from bot.workspace.page.text.mrkdwn import Scene, draw

Piece = Mapping[str, Any]

_STYLES: Final = {"bold": "b", "italic": "i", "strike": "s", "code": "code"}
_LISTS: Final = {"ordered": "ol", "bullet": "ul"}


def rich_text(pieces: Sequence[Piece], scene: Scene) -> Html:
    """Draw the elements of a rich text block."""
    return join(*(_group(piece, scene) for piece in pieces))


def _group(piece: Piece, scene: Scene) -> Html:
    if piece["type"] == "rich_text_list":
        rows = (tag("li", _inline(row["elements"], scene)) for row in piece["elements"])
        return tag(_LISTS.get(piece.get("style", ""), "ul"), *rows)
    name = {"rich_text_preformatted": "pre", "rich_text_quote": "blockquote"}.get(piece["type"])
    return tag(name or "div", _inline(piece["elements"], scene))


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
    return escape(EMOJI.get(piece["name"], f":{piece['name']}:"))


def _token(form: Callable[[Piece], str]) -> Callable[[Piece, Scene], Html]:
    """Return the drawer of a piece that mrkdwn can say too."""
    return lambda piece, scene: draw(form(piece), scene)


def _link(piece: Piece) -> str:
    label = piece.get("text")
    return f"<{piece['url']}|{label}>" if label else f"<{piece['url']}>"


DRAWERS: Final[Mapping[str, Callable[[Piece, Scene], Html]]] = {
    "text": _text,
    "emoji": _emoji,
    "link": _token(_link),
    "user": _token(lambda piece: f"<@{piece['user_id']}>"),
    "channel": _token(lambda piece: f"<#{piece['channel_id']}>"),
    "usergroup": _token(lambda piece: f"<!subteam^{piece['usergroup_id']}>"),
    "broadcast": _token(lambda piece: f"<!{piece['range']}>"),
    "date": _token(lambda piece: f"<!date^{piece['timestamp']}^{piece['format']}|date>"),
}
