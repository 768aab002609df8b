"""The languages that explanations are written in, and which of them a reader gets."""

import re
from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """A language with a catalogue: `GREENROOM_LANGUAGE`."""

    ENGLISH = "en"
    CHINESE = "zh"  # Simplified


# Slack's `zh-TW` is read in other characters: those readers get English, and so does Hong Kong.
SIMPLIFIED: Final = re.compile(r"zh(?:[-_](?:cn|hans(?:[-_]\w+)*))?", re.IGNORECASE)


def language_of(locale: str, unknown: Language = Language.ENGLISH) -> Language:
    """Return the language for a reader's locale.

    Args:
        locale: IETF tag, for example ``zh-CN``.
        unknown: For an empty one, which is what Slack's answer is before it was asked for.
    """
    if not locale:
        return unknown
    return Language.CHINESE if SIMPLIFIED.fullmatch(locale) else Language.ENGLISH
