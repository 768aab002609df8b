"""Draws mrkdwn: docs.slack.dev/messaging/formatting-message-text.

Its law: text is cut into code, `<…>` tokens and the rest; only the rest is styled, and every piece
is unescaped once (Slack's three entities) and escaped once (HTML's).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.workspace.page.html import Html, escape, join, tag
from bot.workspace.page.text.dates import Reader, written
from bot.workspace.page.text.emoji import with_emoji
from bot.workspace.world.groups import GROUPS
from bot.workspace.world.people import Conversation, Person

_PIECE: Final = re.compile(r"(?s)```(?P<block>.+?)```|`(?P<code>[^`\n]+)`|<(?P<token>[^<>\n]+)>")
_DATE: Final = re.compile(r"!date\^(?P<at>\d{1,11})\^(?P<pattern>[^^|]+)(\^(?P<link>[^|]+))?")
_SAFE_LINK: Final = re.compile(r"(https?://|mailto:|/)", re.IGNORECASE)
# A style opens after nothing that is part of a word and closes before the same.
_STYLES: Final = (
    ("b", re.compile(r"(?<![\w*])\*(?! )([^*\n]+?)(?<! )\*(?![\w*])")),
    ("i", re.compile(r"(?<![\w_])_(?! )([^_\n]+?)(?<! )_(?![\w_])")),
    ("s", re.compile(r"(?<![\w~])~(?! )([^~\n]+?)(?<! )~(?![\w~])")),
)
_QUOTE: Final = re.compile(r"(?m)^&gt; ?(.*)$")
_KEEP: Final = "\ue000{}\ue001"
_KEPT: Final = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Who looks, and at what: enough to draw mentions, channels, times and links.

    Attributes:
        base_url: The workspace's own address; a link into it goes on as the same person.
    """

    reader: Reader
    viewer: Person
    people: Mapping[str, Person]
    conversations: Mapping[str, Conversation]
    base_url: str = ""


def plain(text: str) -> Html:
    """Draw a `plain_text`: emoji and line breaks, nothing else."""
    return _lines(escape(with_emoji(_unescaped(text))))


def draw(text: str, scene: Scene) -> Html:
    """Draw a `mrkdwn` text."""
    kept: list[Html] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(_piece(found, scene))
        return _KEEP.format(len(kept) - 1)

    bare = _PIECE.sub(keep, text.replace("\ue000", "").replace("\ue001", ""))
    styled = str(escape(with_emoji(_unescaped(bare))))
    for name, pattern in _STYLES:
        styled = pattern.sub(rf"<{name}>\1</{name}>", styled)
    styled = _QUOTE.sub(r"<blockquote>\1</blockquote>", styled).replace(
        "</blockquote>\n", "</blockquote>"
    )
    lines = _lines(styled)
    return Html(_KEPT.sub(lambda number: kept[int(number[1])], lines))


def _piece(found: re.Match[str], scene: Scene) -> Html:
    if found["block"] is not None:
        return tag("pre", _unescaped(found["block"]).strip("\n"))
    if found["code"] is not None:
        return tag("code", _unescaped(found["code"]))
    return _token(found["token"], scene)


def _token(token: str, scene: Scene) -> Html:
    target, _, label = token.partition("|")
    draw_token = _TOKENS.get(target[0], _link)
    return draw_token(target, _unescaped(label), scene)


def _person(target: str, label: str, scene: Scene) -> Html:
    person = scene.people.get(target[1:])
    name = person.real_name if person else label or target[1:]
    to_viewer = target[1:] == scene.viewer.id
    return tag("span", f"@{name}", class_="mention mine" if to_viewer else "mention")


def _channel(target: str, label: str, scene: Scene) -> Html:
    conversation = scene.conversations.get(target[1:])
    name = conversation.name if conversation else label or "unknown-channel"
    return tag("span", f"#{name}", class_="mention")


def _special(target: str, label: str, scene: Scene) -> Html:
    if found := _DATE.fullmatch(target):
        return _moment(found, label, scene)
    name = target[1:]
    if name.startswith("subteam^"):
        group = next((g for g in GROUPS if g.id == name.partition("^")[2]), None)
        name = group.handle if group else label.lstrip("@") or name
    return tag("span", f"@{name}", class_="mention mine")


def _moment(found: re.Match[str], label: str, scene: Scene) -> Html:
    seconds = int(found["at"])
    words = written(seconds, _unescaped(found["pattern"]), scene.reader)
    moment = tag("time", words, datetime=seconds, title=label or None)
    return _anchor(found["link"], moment, scene) if found["link"] else moment


def _link(target: str, label: str, scene: Scene) -> Html:
    address = _unescaped(target)
    if not _SAFE_LINK.match(address):
        return escape(f"<{address}>")
    return _anchor(address, label or address.removeprefix("mailto:"), scene)


def _anchor(address: str, inside: str, scene: Scene) -> Html:
    if not _SAFE_LINK.match(address):
        return join(inside)
    within = f"{scene.base_url}/?"
    if scene.base_url and address.startswith(within):
        return tag("a", inside, href=f"/?as={scene.viewer.id}&{address.removeprefix(within)}")
    return tag("a", inside, href=address, target="_blank", rel="noreferrer noopener")


_TOKENS: Final = {"@": _person, "#": _channel, "!": _special}


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _lines(markup: str) -> Html:
    return Html(markup.replace("\n", "<br>"))
