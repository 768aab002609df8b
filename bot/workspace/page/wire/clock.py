"""Draws the clock as the person reads it, and what moves it."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from bot.workspace.acting.moving import BACK, FIVE_MINUTES_S, NEXT_EVENT, span
from bot.workspace.backstage import Clockwork
from bot.workspace.page.html import Html, tag
from bot.workspace.page.place import Place, hidden
from bot.workspace.page.text.dates import clock_time

MOVES: Final = (
    ("+5 min", str(FIVE_MINUTES_S), "clock_five_minutes"),
    ("To the next event", NEXT_EVENT, "clock_next_event"),
)
MINUTE_S: Final = 60
BACK_TO_NOW: Final = ("Back to now", BACK, "clock_back")

# By the language of a locale; English for any other.
DATES: Final[Mapping[str, Callable[[dt.datetime], str]]] = {
    "en": lambda at: f"{at:%a} {at.day} {at:%b} {at.year}, ",
    "zh": lambda at: f"{at.year}年{at.month}月{at.day}日 周{'一二三四五六日'[at.weekday()]} ",
}


def draw_clock(place: Place) -> Html:
    """Draw the time in the person's zone and language, and the buttons that move it."""
    clockwork = place.workspace.setup.clockwork
    assert clockwork is not None  # noqa: S101 - who calls has looked
    is_ahead = clockwork.ahead_s() >= 1
    moves = (*MOVES, BACK_TO_NOW) if is_ahead else MOVES
    return tag(
        "form",
        *hidden(place),
        tag("p", tag("b", "Clock"), _time(place), tag("small", _where(place, clockwork))),
        tag("p", *(_move(*each) for each in moves), class_="moves"),
        action="/clock",
        method="post",
        class_="wire-clock",
        id="wire-clock",
    )


def _time(place: Place) -> Html:
    now = place.reader.now
    date = DATES.get(place.person.locale[:2], DATES["en"])(now)
    words = f"{date}{clock_time(now.timestamp(), place.reader)}"
    return tag("time", words, datetime=f"{now:%Y-%m-%dT%H:%M%z}", data_action="clock")


def _where(place: Place, clockwork: Clockwork) -> str:
    """Return the zone, and how far the clock is from the machine's."""
    zone = place.person.tz.rpartition("/")[2].replace("_", " ")
    ahead_s = clockwork.ahead_s()
    return f"{zone} · {_roughly(ahead_s)} ahead" if ahead_s >= 1 else zone


def _roughly(seconds: float) -> str:
    """Return a length of time in words; the seconds beside minutes say nothing to anybody."""
    return span(seconds if seconds < MINUTE_S else round(seconds / MINUTE_S) * MINUTE_S)


def _move(label: str, by: str, hook: str) -> Html:
    return tag("button", label, name="move", value=by, data_action=hook)
