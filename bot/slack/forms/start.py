"""When a room of the form begins and how often: from its fields, and back into them.

Its law: a day and a time in the form are those on the wall of one zone, the one that was typed
(it is carried along) or else that of who fills it in.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.errors import BadInput
from bot.rooms.request import When
from bot.rooms.series import begin_series
from bot.rooms.when.zones import resolve_after, wall_text, wall_time, zone_named
from bot.slack.forms.fields import Field
from bot.slack.forms.how_often import END, parts_of, read_rule, rule_in_words
from bot.slack.forms.shapes import is_date, is_time

MOST_AHEAD: Final = timedelta(days=366)
# Which zone a typed time was in; no field of the form, so it is carried along under this name.
ZONE: Final = "zone"

_DAY: Final = "Choose a day, or leave the time empty as well."
_TIME: Final = "Choose a time, or leave the day empty as well."
_FIRST: Final = "Choose the day and the time of the first one."
_PASSED: Final = "That time has passed."
_TOO_FAR: Final = f"A room can be booked up to {MOST_AHEAD.days} days ahead."
_HOW_OFTEN: Final = "Choose how often, or leave this empty."
_NOT_OURS: Final = "Choose one from the list."
_TWO_ENDS: Final = "A series ends on a day or after a number of times; leave this empty."
_TOO_EARLY: Final = "The series ends before its first time."


def when_from(fields: Mapping[str, str], now: float, zone: str) -> When | None:
    """Return when the room begins; None if at once.

    Args:
        fields: Field → what stands in it.
        now: UTC epoch seconds.
        zone: Of who fills it in; a carried one goes before it.

    Raises:
        BadInput: With every problem, by field.
    """
    where = fields.get(ZONE, zone)
    problems = _missing(fields)
    rule, wrong = _rule(fields)
    problems |= wrong
    if not problems and Field.START_DATE not in fields:
        return None
    if not problems:
        problems = _too_far(fields, now, where)
    if problems:
        raise BadInput({str(name): said for name, said in problems.items()})
    return _resolved(_local(fields), rule, now, where)


def start_fields(when: When | None) -> dict[str, str]:
    """Return what the form shows for a start, to the minute."""
    if when is None:
        return {}
    day, _, clock = when.local.partition("T")
    parts = parts_of(when.rule)
    until = parts.pop(END, "")[:8]
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    return {
        Field.START_DATE: day,
        Field.START_TIME: clock[:5],
        Field.REPEAT: rule_in_words(rule) if rule else "",
        Field.UNTIL: f"{until[:4]}-{until[4:6]}-{until[6:]}" if until else "",
        ZONE: when.zone,
    }


def wall_fields(at: float, zone: str) -> dict[str, str]:
    """Return day and time of `at` (UTC epoch seconds) as the clock on the wall shows them."""
    there = wall_time(at, zone_named(zone))
    return {Field.START_DATE: f"{there:%Y-%m-%d}", Field.START_TIME: f"{there:%H:%M}"}


def _missing(fields: Mapping[str, str]) -> dict[str, str]:
    has_day, has_time = Field.START_DATE in fields, Field.START_TIME in fields
    is_again = Field.REPEAT in fields or Field.UNTIL in fields
    said = {
        Field.START_DATE: _DAY if has_time and not has_day else "",
        Field.START_TIME: _TIME if has_day and not has_time else "",
    }
    if is_again and not has_day and not has_time:
        said[Field.START_DATE] = _FIRST
    if has_day and not is_date(fields[Field.START_DATE]):
        said[Field.START_DATE] = _DAY
    if has_time and not is_time(fields[Field.START_TIME]):
        said[Field.START_TIME] = _TIME
    return {name: sentence for name, sentence in said.items() if sentence}


def _rule(fields: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return the rule of a series, empty when there is none; and what is wrong with it."""
    words, until = fields.get(Field.REPEAT, ""), fields.get(Field.UNTIL, "")
    rule = read_rule(words) if words else ""
    if rule is None:
        return "", {Field.REPEAT: _NOT_OURS}
    if not until:
        return rule, {}
    wrong = ""
    if not is_date(until):
        wrong = _NOT_OURS
    elif not rule:
        wrong = _HOW_OFTEN
    elif "COUNT" in parts_of(rule):
        wrong = _TWO_ENDS
    last = until.replace("-", "")
    return f"{rule};{END}={last}T235959", {Field.UNTIL: wrong} if wrong else {}


def _local(fields: Mapping[str, str]) -> datetime:
    day = date.fromisoformat(fields[Field.START_DATE])
    return datetime.combine(day, time.fromisoformat(fields[Field.START_TIME]))


def _too_far(fields: Mapping[str, str], now: float, zone: str) -> dict[str, str]:
    """Return what is wrong with a day before it is looked at closely: far ones are no times."""
    today = wall_time(now, zone_named(zone)).date()
    day = date.fromisoformat(fields[Field.START_DATE])
    if day < today:
        return {Field.START_DATE: _PASSED}
    return {Field.START_DATE: _TOO_FAR} if day > today + MOST_AHEAD else {}


def _resolved(local: datetime, rule: str, now: float, zone: str) -> When:
    if rule:
        series = begin_series(rule, wall_text(local), zone)
        if series is None:
            raise BadInput({Field.UNTIL: _TOO_EARLY})
        local = datetime.fromisoformat(series.local_start)
    moment = resolve_after(local, zone_named(zone), now)
    if moment.at <= now:
        raise BadInput({Field.START_TIME: _PASSED})
    return When(moment.at, moment.local, zone, moment.notes, rule)
