"""`<!date^…>`: a moment in the zone of who reads it.

docs.slack.dev/messaging/formatting-message-text#date-formatting.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

_HOLE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads, and when.

    Attributes:
        now: In the reader's zone.
        has_long_days: Counts 24 hours a day, as one may set in Slack; the default is twice 12.
    """

    now: dt.datetime
    has_long_days: bool = False

    @classmethod
    def at(cls, seconds: float, tz: str, locale: str = "en-US") -> "Reader":
        """Return a reader in the IANA zone `tz` at a moment; `locale` is an IETF language tag."""
        now = dt.datetime.fromtimestamp(seconds, ZoneInfo(tz))
        return cls(now=now, has_long_days=locale != "en-US")

    def moment(self, seconds: float) -> dt.datetime:
        """Return another moment in the reader's zone."""
        return dt.datetime.fromtimestamp(seconds, self.now.tzinfo)


def _ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if day in (11, 12, 13) else ending}"


def _date(at: dt.datetime) -> str:
    return f"{at:%B} {_ordinal(at.day)}, {at.year}"


def _short(at: dt.datetime) -> str:
    return f"{at:%b} {at.day}, {at.year}"


def _long(at: dt.datetime) -> str:
    return f"{at:%A}, {_date(at)}"


def _time(at: dt.datetime, reader: Reader) -> str:
    return f"{at:%H:%M}" if reader.has_long_days else f"{at.hour % 12 or 12}:{at:%M %p}"


def _seconds(at: dt.datetime, reader: Reader) -> str:
    return f"{at:%H:%M:%S}" if reader.has_long_days else f"{at.hour % 12 or 12}:{at:%M:%S %p}"


NEAR: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def _pretty(
    plain: Callable[[dt.datetime], str],
) -> Callable[[dt.datetime, Reader], str]:
    """Return a format that says today, tomorrow and yesterday for what is near."""
    return lambda at, reader: NEAR.get((at.date() - reader.now.date()).days) or plain(at)


def _ago(at: dt.datetime, reader: Reader) -> str:
    seconds = (reader.now - at).total_seconds()
    units = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
    size, unit = next((pair for pair in units if abs(seconds) >= pair[0]), units[-1])
    count = int(abs(seconds) // size)
    words = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"in {words}" if seconds < 0 else f"{words} ago"


FORMATS: Final[Mapping[str, Callable[[dt.datetime, Reader], str]]] = {
    "date_num": lambda at, _: f"{at:%Y-%m-%d}",
    "date_slash": lambda at, _: f"{at:%m/%d/%Y}",
    "date": lambda at, _: _date(at),
    "date_short": lambda at, _: _short(at),
    "date_long": lambda at, _: _long(at),
    "date_pretty": _pretty(_date),
    "date_short_pretty": _pretty(_short),
    "date_long_pretty": _pretty(_long),
    "day_divider_pretty": _pretty(_long),
    "time": _time,
    "time_secs": _seconds,
    "ago": _ago,
}


def written(seconds: float, pattern: str, reader: Reader) -> str:
    """Return a moment in the words of `pattern`; an unknown hole stays as it is."""
    at = reader.moment(seconds)

    def fill(hole: re.Match[str]) -> str:
        write = FORMATS.get(hole[1])
        return write(at, reader) if write else hole[0]

    return _HOLE.sub(fill, pattern)


def clock_time(seconds: float, reader: Reader) -> str:
    """Return hour and minute as they stand beside a message."""
    return _time(reader.moment(seconds), reader)
