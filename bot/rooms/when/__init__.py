"""Times of the day and days as people type and read them: a closed grammar of our own.

Its law: nothing is guessed. The libraries for dates misread 2 to 10 of 16 phrases in silence
(measured); a wrong time is worse than a question.
"""

from bot.rooms.when.read import read_when
from bot.rooms.when.readings import (
    Ambiguous,
    Choice,
    Moment,
    NotATime,
    Note,
    Read,
    Reading,
    Wrong,
)
from bot.rooms.when.say import say_when

__all__ = [
    "Ambiguous",
    "Choice",
    "Moment",
    "NotATime",
    "Note",
    "Read",
    "Reading",
    "Wrong",
    "read_when",
    "say_when",
]
