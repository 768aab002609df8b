"""`<!date^…>`: a moment in the zone and the language of who reads it.

docs.slack.dev/messaging/formatting-message-text#date-formatting.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from bot.workspace.page.text.languages import AMERICAN, Language, language_of

_HOLE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads, and when.

    Attributes:
        now: In the reader's zone.
    """

    now: dt.datetime
    language: Language = AMERICAN

    @classmethod
    def at(cls, seconds: float, tz: str, locale: str = "en-US") -> "Reader":
        """Return a reader in the IANA zone `tz` at a moment; `locale` is an IETF language tag."""
        now = dt.datetime.fromtimestamp(seconds, ZoneInfo(tz))
        return cls(now=now, language=language_of(locale))

    def moment(self, seconds: float) -> dt.datetime:
        """Return another moment in the reader's zone."""
        return dt.datetime.fromtimestamp(seconds, self.now.tzinfo)


Format = Callable[[dt.datetime, Reader], str]


def _day(form: str) -> Format:
    """Return the format of a day in a form of the reader's language."""
    return lambda at, reader: reader.language.write(getattr(reader.language, form), at)


def _pretty(form: str) -> Format:
    """Return a format that says today, tomorrow and yesterday for what is near."""
    written_out = _day(form)

    def near(at: dt.datetime, reader: Reader) -> str:
        distance = (at.date() - reader.now.date()).days
        return reader.language.near.get(distance) or written_out(at, reader)

    return near


FORMATS: Final[Mapping[str, Format]] = {
    "date_num": lambda at, _: f"{at:%Y-%m-%d}",
    "date_slash": _day("slash"),
    "date": _day("date"),
    "date_short": _day("short"),
    "date_long": _day("long"),
    "date_pretty": _pretty("date"),
    "date_short_pretty": _pretty("short"),
    "date_long_pretty": _pretty("long"),
    "day_divider_pretty": _pretty("long"),
    "time": lambda at, reader: reader.language.clock(at),
    "time_secs": lambda at, reader: reader.language.clock(at, has_seconds=True),
    "ago": lambda at, reader: reader.language.distance((reader.now - at).total_seconds()),
}


def written(seconds: float, pattern: str, reader: Reader) -> str:
    """Return a moment in the words of `pattern`; an unknown hole stays as it is.

    A moment that no calendar holds is its number.
    """
    try:
        at = reader.moment(seconds)
    except (OverflowError, OSError, ValueError):
        return str(seconds)

    def fill(hole: re.Match[str]) -> str:
        write = FORMATS.get(hole[1])
        return write(at, reader) if write else hole[0]

    return _HOLE.sub(fill, pattern)


def clock_time(seconds: float, reader: Reader) -> str:
    """Return hour and minute as they stand beside a message."""
    return reader.language.clock(reader.moment(seconds))


def chosen_day(day: str, reader: Reader) -> str:
    """Return a day of a picker, `YYYY-MM-DD`, as its reader says it; empty if it is none."""
    try:
        return reader.language.write(reader.language.chosen, dt.date.fromisoformat(day))
    except ValueError:
        return ""


def chosen_time(time: str, reader: Reader) -> str:
    """Return a time of a picker, `HH:MM`, as its reader says it; empty if it is none."""
    try:
        at = dt.time.fromisoformat(time)
    except ValueError:
        return ""
    return reader.language.clock(dt.datetime.combine(reader.now.date(), at))
