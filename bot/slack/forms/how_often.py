"""How often a series comes, in words.

Its law: what is said here can be typed: `read_series` reads the same rule from it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.rooms.series import ReadSeries, read_series
from bot.rooms.series.patterns import CODES
from bot.rooms.when.say import MONTH_NAMES, WEEKDAY_NAMES

_DAYS: Final[Mapping[str, str]] = dict(zip(CODES, WEEKDAY_NAMES, strict=True))
_WEEKDAYS: Final = "MO,TU,WE,TH,FR"
_UNITS: Final[Mapping[str, str]] = {"DAILY": "day", "WEEKLY": "week"}
END: Final = "UNTIL"
MOST: Final = 75  # characters of an option: docs.slack.dev, composition objects


def rule_in_words(rule: str) -> str:
    """Return a rule in words, for example ``every 2 weeks on Thu until 30 Sep 2026``.

    Args:
        rule: The text of an RRULE that `bot.rooms.series` makes.
    """
    parts = parts_of(rule)
    return " ".join(filter(None, [_pattern(parts), _times(parts), _until(parts)]))


def parts_of(rule: str) -> dict[str, str]:
    """Return the parts of an RRULE by their names."""
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def read_rule(words: str) -> str | None:
    """Return the rule that `words` say, without an end on a day and a time; None if they do not."""
    typed = words.split()
    said = read_series(typed, 0.0, "UTC") if len(words) <= MOST else None
    is_whole = isinstance(said, ReadSeries) and said.taken == len(typed) and said.start is None
    if not isinstance(said, ReadSeries) or not is_whole or END in said.rule:
        return None
    return said.rule


def is_rule(words: str) -> bool:
    """Say whether `read_rule` reads them."""
    return read_rule(words) is not None


def _pattern(parts: Mapping[str, str]) -> str:
    unit, number = _UNITS.get(parts.get("FREQ", ""), "time"), parts.get("INTERVAL", "1")
    days = parts.get("BYDAY", "")
    if number != "1":
        return f"every {number} {unit}s{f' on {_days(days)}' if days else ''}"
    if days == _WEEKDAYS:
        return "every weekday"
    return f"every {_days(days) or unit}"


def _days(codes: str) -> str:
    names = [_DAYS.get(code, code) for code in codes.split(",") if code]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _times(parts: Mapping[str, str]) -> str:
    count = parts.get("COUNT", "")
    return f"{count} time{'' if count == '1' else 's'}" if count else ""


def _until(parts: Mapping[str, str]) -> str:
    if END not in parts:
        return ""
    day = datetime.strptime(parts[END][:8], "%Y%m%d").date()  # noqa: DTZ007  a day on the wall
    return f"until {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
