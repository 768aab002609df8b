"""Emoji by the names that Slack gives them, skin tones too.

The names come from emoji-data, whose licence (MIT) is in the file LICENSE beside them.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_NAME: Final = re.compile(r":([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?")
_TABLE: Final[Mapping[str, Any]] = json.loads(
    (Path(__file__).parent / "names.json").read_text("utf-8")
)
EMOJI: Final[Mapping[str, str]] = _TABLE["names"]
TONED: Final = frozenset(_TABLE["toned"])
# The five tones of unicode.org/reports/tr51/#Emoji_Modifiers_Table; Slack counts from 2.
TONES: Final = {str(number): chr(0x1F3FB + number - 2) for number in range(2, 7)}
_AS_PICTURE: Final = "\ufe0f"


def emoji(name: str, tone: str = "") -> str | None:
    """Return an emoji by its name, with Slack's number of a skin tone if it takes one."""
    drawn = EMOJI.get(name)
    if drawn is None or name not in TONED or tone not in TONES:
        return drawn
    # The tone stands behind the first sign, in the place of the wish for a picture.
    return f"{drawn[0]}{TONES[tone]}{drawn[1:].removeprefix(_AS_PICTURE)}"


def with_emoji(text: str) -> str:
    """Return `text` with the names of known emoji replaced; others stay."""
    return _NAME.sub(_drawn, text)


def _drawn(found: re.Match[str]) -> str:
    name, tone = found[1], found[2] or ""
    drawn = emoji(name, tone)
    if drawn is None:
        return found[0]
    # A tone behind what takes none is a swatch of its own.
    return drawn + (TONES[tone] if tone and name not in TONED else "")
