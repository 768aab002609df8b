"""Which days a series has, as people type them: ``every mon,thu``, ``every 2 weeks on thu``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.rooms.when.clocks import read_clock
from bot.rooms.when.dates import Texts
from bot.rooms.when.days import NUMBERS, WEEKDAYS

CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545, 3.3.10
MOST_APART: Final = 52  # weeks or days between two; beyond a year it is no series
EXAMPLES: Final = "every day, every weekday, every mon,thu, every week, every 2 weeks on thu"

_UNITS: Final[Mapping[str, str]] = {
    "day": "FREQ=DAILY",
    "days": "FREQ=DAILY",
    "week": "FREQ=WEEKLY",
    "weeks": "FREQ=WEEKLY",
    "weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekend": "FREQ=WEEKLY;BYDAY=SA,SU",
    "weekends": "FREQ=WEEKLY;BYDAY=SA,SU",
}
# Not ours; and “every second thursday” may be of two or of the month.
_REFUSED: Final = re.compile(
    r"(month|year|hour|minute|quarter|fortnight)s?|first|second|third|fourth|fifth|last"
    r"|\d+(st|nd|rd|th)|(mon|tue|wed|thu|fri|sat|sun)[a-z]*[^a-z].*",
    re.ASCII,
)
# Of a series when a time follows; in a name they are welcome: “Weekly review tomorrow 3pm”.
_ADVERBS: Final = frozenset({"daily", "weekly", "biweekly", "fortnightly", "monthly", "yearly"})
_BEFORE_TIME: Final = frozenset({"at", "on", "until"})
# After a pattern they make another one of it: “every monday of the month”, “every mon to fri”.
_OTHERWISE: Final = frozenset({"of", "to", "-", "through", "except", "but", "or"})
_SPAN: Final = re.compile(r"([a-z]+)-([a-z]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pattern:
    """The days of a series.

    Attributes:
        taken: How many pieces it has, ``every`` included.
        rule: The beginning of an RRULE text; without BYDAY a week's day is that of the start.
        wrong: Why we do not do it; empty when we do.
    """

    taken: int
    rule: str = ""
    wrong: str = ""


def read_pattern(texts: Texts) -> Pattern | None:
    """Read the pattern that the first pieces are, or return None."""
    if texts[:1] != ("every",):
        return Pattern(1, wrong=_not_ours(texts[:1])) if _is_adverb(texts) else None
    pattern = _every_pattern(texts)
    if pattern is None or pattern.wrong or _OTHERWISE.isdisjoint(texts[pattern.taken :][:1]):
        return pattern
    return Pattern(pattern.taken + 1, wrong=_not_ours(texts[: pattern.taken + 2]))


def _is_adverb(texts: Texts) -> bool:
    """Return whether ``daily`` or the like stands for a series: nothing or a time follows."""
    if _ADVERBS.isdisjoint(texts[:1]) or "every" in texts:
        return False
    rest = texts[1:]
    is_day = not _BEFORE_TIME.isdisjoint(rest[:1]) or read_weekdays(rest[:1])[0] > 0
    return not rest or is_day or read_clock(rest, is_bare_taken=False) is not None


def _every_pattern(texts: Texts) -> Pattern | None:
    """Read what follows ``every``."""
    if len(texts) == 1:
        return None
    interval = _interval(texts[1])
    at = 1 if interval is None else 2
    if interval is not None and not 1 <= interval <= MOST_APART:
        return Pattern(2, wrong=f"A series comes every 1 to {MOST_APART} weeks or days.")
    unit = _UNITS.get(texts[at], "") if len(texts) > at else ""
    if unit.endswith("LY"):
        return _with_days(texts, at + 1, _every(unit, interval or 1))
    found, days = read_weekdays(texts[at:])
    if unit or days:
        whole = unit or _on("FREQ=WEEKLY", days)
        return _weekly(texts, at + (1 if unit else found), whole, interval)
    is_close = len(texts) > at and _REFUSED.fullmatch(texts[at])
    return Pattern(at + 1, wrong=_not_ours(texts[: at + 1])) if is_close else None


def read_weekdays(texts: Texts) -> tuple[int, frozenset[int]]:
    """Return how many pieces are weekdays (``mon``, ``thu``, ``mon-fri``), and which."""
    days: set[int] = set()
    taken = 0
    for at, text in enumerate(texts):
        found = set(_weekdays(text))
        if not found and not (days and text in {"and", "&"}):
            break
        days |= found
        taken = at + 1 if found else taken
    return taken, frozenset(days)


def _interval(text: str) -> int | None:
    if text == "other":
        return 2
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else NUMBERS.get(text)


def _weekdays(text: str) -> Iterable[int]:
    one = WEEKDAYS.get(text.removesuffix("s") if text.endswith("days") else text)
    if one is not None:
        return (one,)
    span = _SPAN.fullmatch(text)
    if span is None or span[1] not in WEEKDAYS or span[2] not in WEEKDAYS:
        return ()
    return range(WEEKDAYS[span[1]], WEEKDAYS[span[2]] + 1)


def _with_days(texts: Texts, at: int, rule: str) -> Pattern:
    """Read ``on thu`` after ``every 2 weeks``."""
    begin = at + (texts[at : at + 1] == ("on",))
    taken, days = read_weekdays(texts[begin:])
    if not days or rule.startswith("FREQ=DAILY"):
        return Pattern(at, rule)
    return Pattern(begin + taken, _on(rule, days))


def _weekly(texts: Texts, taken: int, rule: str, interval: int | None) -> Pattern:
    """Read ``every mon,thu`` and ``every other thursday``; a number goes with weeks alone."""
    if interval is None:
        return Pattern(taken, rule)
    if texts[1] != "other" or "," in rule:
        return Pattern(taken, wrong=_not_ours(texts[:taken]))
    return Pattern(taken, _every(rule, interval))


def _every(rule: str, interval: int) -> str:
    return rule if interval == 1 else rule.replace("LY", f"LY;INTERVAL={interval}", 1)


def _on(rule: str, days: frozenset[int]) -> str:
    return f"{rule};BYDAY={','.join(CODES[day] for day in sorted(days))}"


def _not_ours(texts: Texts) -> str:
    return f"“{' '.join(texts)}” is no series of mine; there are {EXAMPLES}."
