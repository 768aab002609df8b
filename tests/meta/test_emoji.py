"""Every emoji that we write has a name that the local workspace draws."""

import re
from pathlib import Path
from typing import Final

from bot.workspace.page.text.emoji import EMOJI

ROOT: Final = Path(__file__).parents[2]
# What people read: messages, cards, forms, explanations.
WORDS: Final = ("bot/slack", "bot/explain", "commands")
# A name stands in a text between blanks; keys and patterns have none around.
NAME: Final = re.compile(r"(?:^|[\s\"'(]):([a-z][a-z0-9_+-]+):(?=$|[\s\"'),.])", re.MULTILINE)


def test_every_emoji_that_we_write_is_known() -> None:
    sources = [path for folder in WORDS for path in (ROOT / folder).rglob("*.py")]
    written = {name for path in sources for name in NAME.findall(path.read_text("utf-8"))}

    assert written - EMOJI.keys() == set()
