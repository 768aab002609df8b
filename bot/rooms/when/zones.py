"""Time zones: as people type them, and what a wall time in one of them stands for.

Its law: a local time that does not exist moves forward, one that exists twice is the first.
"""

import difflib
import re
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final

from bot.rooms.when.readings import Moment, Note

_OFFSET: Final = re.compile(r"(?:utc|gmt)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?", re.ASCII)
_AREA: Final = re.compile(r"([a-z]+)/[a-z0-9_+/-]+", re.ASCII)
_FURTHEST: Final = timedelta(hours=14)  # Kiribati; nobody's clock is further from UTC
_QUARTER: Final = timedelta(minutes=15)

# Each names several zones, or one that half of the year is not in force there.
_UNCLEAR: Final = frozenset({
    "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "akst",
    "akdt", "hst", "ast", "bst", "ist", "cet", "cest", "eet", "eest", "wet", "west", "msk", "gst",
    "pkt", "sgt", "hkt", "jst", "kst", "aest", "aedt", "acst", "awst", "nzst", "nzdt", "brt",
    "art",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypedZone:
    """A zone that was typed.

    Attributes:
        taken: How many pieces it has.
        name: What `zone_named` takes.
        wrong: Why it is none; empty when it is one.
    """

    taken: int
    name: str = ""
    wrong: str = ""


@cache
def _names() -> Mapping[str, str]:
    """Return the zones of the database by their names in lower case; 30 ms, once."""
    return {name.lower(): name for name in zoneinfo.available_timezones() if "/" in name}


def read_zone(texts: Sequence[str]) -> TypedZone | None:
    """Read a zone from the first pieces, or return None."""
    if not texts:
        return None
    one = texts[0]
    offset = _OFFSET.fullmatch("".join(texts[:2])) if one in {"utc", "gmt"} else None
    if offset is not None and len(texts) > 1:
        return _offset(offset, 2)
    offset = _OFFSET.fullmatch(one)
    if offset is not None:
        return _offset(offset, 1)
    return _named(one)


def _offset(match: re.Match[str], taken: int) -> TypedZone:
    sign, hours, minutes = match[1] or "+", int(match[2] or 0), int(match[3] or 0)
    size = timedelta(hours=hours, minutes=minutes)
    if minutes >= 60 or size > _FURTHEST or size % _QUARTER:  # noqa: PLR2004  of an hour
        return TypedZone(taken, wrong=f"“{match[0].upper()}” is no zone; write UTC+8 or UTC-5:30.")
    said = f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
    return TypedZone(taken, said if size else "UTC")


def _named(word: str) -> TypedZone | None:
    if word in _UNCLEAR:
        said = f"“{word.upper()}” is not clear; write a zone such as America/New_York or UTC-5."
        return TypedZone(1, wrong=said)
    area = _AREA.fullmatch(word)
    if area is None:
        return None
    if word in _names():
        return TypedZone(1, _names()[word])
    if not any(name.startswith(f"{area[1]}/") for name in _names()):
        return None
    near = difflib.get_close_matches(word, list(_names()), n=1, cutoff=0)
    said = f"I know no zone “{word}”; did you mean {_names()[near[0]]}?"
    return TypedZone(1, wrong=said)


def zone_named(name: str) -> tzinfo:
    """Return the zone of an IANA name, ``UTC`` or ``UTC+5:30``.

    Raises:
        ZoneInfoNotFoundError: The time zone database has no such zone.
    """
    match = _OFFSET.fullmatch(name.lower())
    if match is None:
        return zoneinfo.ZoneInfo(name)
    size = timedelta(hours=int(match[2] or 0), minutes=int(match[3] or 0))
    return timezone(-size if match[1] == "-" else size) if size else UTC


def wall_time(at: float, zone: tzinfo) -> datetime:
    """Return what the clock on the wall shows at `at`, without a zone."""
    return datetime.fromtimestamp(at, zone).replace(tzinfo=None)


def resolve(local: datetime, zone: tzinfo) -> Moment:
    """Return the instant of a wall time; its notes say GAP or FOLD where there is one."""
    first = local.replace(tzinfo=zone, fold=0)
    at = int(first.timestamp())
    notes: tuple[Note, ...] = ()
    if wall_time(at, zone) != local:
        notes = (Note.GAP,)
    elif first.utcoffset() != first.replace(fold=1).utcoffset():
        notes = (Note.FOLD,)
    return Moment(at, wall_text(local), notes)


def resolve_after(local: datetime, zone: tzinfo, after: float) -> Moment:
    """Return `resolve`, but the second of two where the first is not after `after`."""
    first = resolve(local, zone)
    if Note.FOLD not in first.notes or first.at > after:
        return first
    second = local.replace(tzinfo=zone, fold=1)
    return Moment(int(second.timestamp()), wall_text(local), (Note.SECOND,))


def wall_text(local: datetime) -> str:
    """Return a wall time as ISO text without zone: ``2027-03-12T09:30``."""
    return local.isoformat(timespec="seconds" if local.second else "minutes")
