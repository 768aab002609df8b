"""From typed words to a time.

Its law: any words at all give a `Reading`; what was read is ahead; what may be two is asked.
"""

import math
from collections.abc import Sequence
from typing import Final

from bot.rooms.when.moments import Here, here, moments_of
from bot.rooms.when.phrases import Said, read_said
from bot.rooms.when.readings import (
    NOT_A_TIME,
    Ambiguous,
    Choice,
    Moment,
    Read,
    Reading,
    Wrong,
)
from bot.rooms.when.say import say_time
from bot.rooms.when.tokens import tokenize
from bot.rooms.when.zones import read_zone, wall_text, wall_time

_PASSED: Final = "That time has passed; give one that is ahead: “tomorrow 9:00”, “15:30”, “3:30pm”."


def read_when(words: Sequence[str], now: float, zone: str) -> Reading:
    """Read the time that `words` begin with.

    Args:
        words: As typed, Slack's escapes undone; other words may follow.
        now: UTC epoch seconds.
        zone: The asker's: IANA name, or an offset such as ``UTC+8``. A zone that is typed after
            the time wins, and today and tomorrow are then the days there.

    Raises:
        ZoneInfoNotFoundError: The asker's zone is not in the time zone database.
    """
    tokens = tokenize(words)
    place = here(now, zone)
    said = read_said(tokens.texts, place.today)
    if said is None:
        return NOT_A_TIME
    typed = read_zone(tokens.texts[said.taken :])
    pieces = said.taken + (typed.taken if typed else 0)
    taken = tokens.words(pieces)
    if typed is not None and not typed.wrong:
        place = here(now, typed.name)
        said = read_said(tokens.texts, place.today) or said
    wrong = said.wrong or (typed.wrong if typed else "")
    if not wrong and tokens.is_cut(pieces):
        wrong = f"I do not understand “{words[taken - 1]}”."
    return Wrong(taken, wrong, said.is_unfinished) if wrong else _reading(taken, said, place)


def _reading(taken: int, said: Said, place: Here) -> Reading:
    if said.clock is not None:
        return reading_of(taken, moments_of(said.day, said.clock, place), place)
    seconds = said.seconds or 0
    # To the second, and never earlier than was asked.
    at = math.ceil(place.now + seconds)
    moment = Moment(at, wall_text(wall_time(at, place.zone)))
    return reading_of(taken, (moment,) if seconds else (), place)


def reading_of(taken: int, moments: Sequence[Moment], place: Here) -> Reading:
    """Return the reading that these moments make: none has passed, two are asked."""
    # Where a zone leaves out a whole day (Samoa, 2011), two local times are one instant.
    different = tuple({moment.at: moment for moment in moments}.values())
    if not different:
        return Wrong(taken, _PASSED)
    if len(different) == 1:
        return Read(taken, different[0], place.name)
    choices = tuple(Choice(say_time(one.at, place.name), one) for one in different)
    return Ambiguous(taken, choices, place.name)
