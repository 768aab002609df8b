"""Lengths of time as people type and read them."""

import re
from typing import Final

_LENGTH: Final = re.compile(
    r"(?:(?P<hours>\d{1,4}(?:\.\d{1,2})?)\s*(?:h|hr|hrs|hour|hours))?"
    r"\s*(?:(?P<minutes>\d{1,6})\s*(?:m|min|mins|minute|minutes)?)?",
    re.IGNORECASE,
)


def parse_length(text: str) -> int | None:
    """Return the seconds that `text` says (``45m``, ``1h30``, ``1.5h``, ``2 hours``), or None.

    Lengths are whole minutes: a part of one is rounded. A number without a unit says nothing:
    neither minutes nor hours are guessed.
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None or text.strip().isdigit() or not (match["hours"] or match["minutes"]):
        return None
    return (round(float(match["hours"] or 0) * 60) + int(match["minutes"] or 0)) * 60


def say_length(seconds: int, units: tuple[str, str] = ("h", "min")) -> str:
    """Return a length in words, for example ``1 h 30 min``; `units` are hours and minutes."""
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = [f"{hours} {units[0]}"] if hours else []
    if minutes or not hours:
        parts.append(f"{minutes} {units[1]}")
    return " ".join(parts)
