"""What typed words may mean as a time: read, ambiguous, wrong, or no time at all."""

from dataclasses import dataclass
from enum import StrEnum


class Note(StrEnum):
    """What a person must be told about a time beside the time itself."""

    GAP = "gap"  # that local time does not exist (spring): moved forward
    FOLD = "fold"  # it exists twice (autumn): this is the first
    SECOND = "second"  # it exists twice and the first has passed: this is the second
    NEXT_DAY = "next day"  # today's has passed: this is tomorrow's
    NEXT_WEEK = "next week"  # today's has passed: this is in a week
    NEXT_YEAR = "next year"  # the year was not said, and it is not this one


@dataclass(frozen=True, slots=True)
class Moment:
    """A local time and the instant it stands for.

    Attributes:
        at: UTC epoch seconds.
        local: The wall time as meant, ISO without zone (``2027-03-14T02:30``): where `notes` has
            GAP it does not exist, and `at` is later. A series repeats this one.
    """

    at: int
    local: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """One time, always ahead.

    Attributes:
        taken: How many words belong to it.
        zone: The zone it was read in: IANA name, ``UTC`` or ``UTC+5:30``.
    """

    taken: int
    moment: Moment
    zone: str

    @property
    def at(self) -> int:
        """Return the instant, UTC epoch seconds."""
        return self.moment.at

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what is to be told beside the time."""
        return self.moment.notes


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several readings; the label is for a button: ``Fri 12 Mar 2027, 17:00``."""

    label: str
    moment: Moment

    @property
    def at(self) -> int:
        """Return the instant, UTC epoch seconds."""
        return self.moment.at


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more times, earliest first, all ahead: the person chooses."""

    taken: int
    choices: tuple[Choice, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """It looks like a time and cannot be one.

    Attributes:
        sentence: Why, and what to write.
        is_unfinished: There is a day and no time of the day; the words may as well belong to
            a name (``Monday review``) when a whole time follows.
    """

    taken: int
    sentence: str
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class NotATime:
    """These words do not begin with a time."""

    taken: int = 0


Reading = Read | Ambiguous | Wrong | NotATime
NOT_A_TIME = NotATime()
