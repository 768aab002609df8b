"""The first words of a message, without markup, for where there is room for one line."""

import html
import re
from typing import Final

from bot.workspace.page.text.mrkdwn import Scene, draw
from bot.workspace.world.messages import Message

LONGEST: Final = 90
_BREAK: Final = re.compile(r"<(br|/?(p|div|pre|blockquote|li))>")
_TAG: Final = re.compile(r"<[^>]*>")


def excerpt(message: Message, scene: Scene) -> str:
    """Return at most 90 characters of what a message says, mentions and times written out."""
    said = message.text or _first_text(message)
    flat = _TAG.sub("", _BREAK.sub(" ", draw(said, scene)))
    words = " ".join(html.unescape(flat).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _first_text(message: Message) -> str:
    """Return the text of the first block that has one."""
    texts = (block.get("text") for block in message.blocks)
    return next((str(text["text"]) for text in texts if isinstance(text, dict)), "")
