"""The nearest known word to a mistyped one."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like `word`, or an empty string.

    What is not made of letters was not meant as a word of ours: ``<!channel>`` is no `cancel`.
    """
    if not word.isalpha():
        return ""
    found = difflib.get_close_matches(word[:40].lower(), list(known), n=1, cutoff=0.5)
    return found[0] if found else ""
