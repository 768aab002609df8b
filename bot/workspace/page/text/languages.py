"""How a moment is written in each language that people here read.

The orders are those of cldr.unicode.org; the English of America has Slack's own ordinals:
docs.slack.dev/messaging/formatting-message-text#date-formatting.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Forms = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words and orders of one language.

    Attributes:
        has_long_days: Counts 24 hours a day; otherwise twice 12.
        months: January first.
        days: Monday first.
        near: The names of yesterday, today and tomorrow, by the days until then.
        date: A day; so are `short`, `long`, `slash` and `chosen`, which stands beside a picker.
        past: How long ago; `{count} {unit}` has the unit's own words.
        units: Singular and plural, by the seconds of one.
    """

    has_long_days: bool
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    near: Mapping[int, str]
    date: str
    short: str
    long: str
    slash: str
    chosen: str
    past: str
    future: str
    units: Mapping[int, tuple[str, str]]

    def write(self, form: str, day: dt.date) -> str:
        """Return a day in one of the forms above."""
        month, weekday = day.month - 1, day.weekday()
        return form.format(
            year=day.year,
            month=self.months[month],
            short_month=self.short_months[month],
            mm=f"{day.month:02}",
            day=day.day,
            dd=f"{day.day:02}",
            ordinal=ordinal(day.day),
            weekday=self.days[weekday],
            short_weekday=self.short_days[weekday],
        )

    def clock(self, at: dt.datetime, *, has_seconds: bool = False) -> str:
        """Return hour and minute, with the seconds if wanted."""
        tail = f"{at:%M:%S}" if has_seconds else f"{at:%M}"
        if self.has_long_days:
            return f"{at:%H}:{tail}"
        return f"{at.hour % 12 or 12}:{tail} {'AM' if at.hour < 12 else 'PM'}"  # noqa: PLR2004 - noon

    def distance(self, seconds: float) -> str:
        """Return how long ago something was, or how far ahead if `seconds` is below zero."""
        far = int(abs(seconds))
        size = next((each for each in self.units if far >= each), 1)
        count = far // size
        unit = self.units[size][count != 1]
        return (self.future if seconds < 0 else self.past).format(count=count, unit=unit)


def ordinal(day: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `11th`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if day in (11, 12, 13) else ending}"


_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_NEAR: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_ENGLISH_UNITS: Final = {
    86400: ("day", "days"),
    3600: ("hour", "hours"),
    60: ("minute", "minutes"),
    1: ("second", "seconds"),
}

AMERICAN: Final = Language(
    has_long_days=False,
    months=_MONTHS,
    short_months=tuple(name[:3] for name in _MONTHS),
    days=_DAYS,
    short_days=tuple(name[:3] for name in _DAYS),
    near=_ENGLISH_NEAR,
    date="{month} {ordinal}, {year}",
    short="{short_month} {day}, {year}",
    long="{weekday}, {month} {ordinal}, {year}",
    slash="{mm}/{dd}/{year}",
    chosen="{short_weekday}, {short_month} {day}, {year}",
    past="{count} {unit} ago",
    future="in {count} {unit}",
    units=_ENGLISH_UNITS,
)
BRITISH: Final = Language(
    has_long_days=True,
    months=_MONTHS,
    short_months=tuple(name[:3] for name in _MONTHS),
    days=_DAYS,
    short_days=tuple(name[:3] for name in _DAYS),
    near=_ENGLISH_NEAR,
    date="{day} {month} {year}",
    short="{day} {short_month} {year}",
    long="{weekday} {day} {month} {year}",
    slash="{dd}/{mm}/{year}",
    chosen="{short_weekday} {day} {short_month} {year}",
    past="{count} {unit} ago",
    future="in {count} {unit}",
    units=_ENGLISH_UNITS,
)
_CHINESE_MONTHS: Final = tuple(f"{number}月" for number in range(1, 13))
_CHINESE_DAYS: Final = tuple("一二三四五六日")
CHINESE: Final = Language(
    has_long_days=True,
    months=_CHINESE_MONTHS,
    short_months=_CHINESE_MONTHS,
    days=tuple(f"星期{day}" for day in _CHINESE_DAYS),
    short_days=tuple(f"周{day}" for day in _CHINESE_DAYS),
    near={-1: "昨天", 0: "今天", 1: "明天"},
    date="{year}年{month}{day}日",
    short="{year}年{month}{day}日",
    long="{year}年{month}{day}日{weekday}",
    slash="{year}/{mm}/{dd}",
    chosen="{year}年{month}{day}日 {short_weekday}",
    past="{count} {unit}前",
    future="{count} {unit}后",
    units={86400: ("天", "天"), 3600: ("小时", "小时"), 60: ("分钟", "分钟"), 1: ("秒", "秒")},
)
# By IETF language tag.
LANGUAGES: Final[Mapping[str, Language]] = {
    "en-US": AMERICAN,
    "en-GB": BRITISH,
    "zh-CN": CHINESE,
}


def language_of(locale: str) -> Language:
    """Return the language of a locale; ASSUMED for another one: British."""
    return LANGUAGES.get(locale, BRITISH)
