"""What is typed, when and where: by default at the moment of the measured table."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.rooms.when import Ambiguous, Read, Reading, Wrong, read_when

NEW_YORK: Final = "America/New_York"
BERLIN: Final = "Europe/Berlin"


def instant(text: str, zone: str = NEW_YORK, *, fold: int = 0) -> int:
    """Return the UTC epoch seconds of a local time, asked of `zoneinfo` alone."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp())


# The week before the clocks of New York jump, on Sunday 14 March from 2:00 to 3:00.
NOW: Final = instant("2027-03-11 16:20")


def reading(text: str, now: float = NOW, zone: str = NEW_YORK) -> Reading:
    return read_when(text.split(), now, zone)


def read(text: str, now: float = NOW, zone: str = NEW_YORK) -> Read:
    found = reading(text, now, zone)
    assert isinstance(found, Read), f"{text}: {found}"
    return found


def choices(text: str, now: float = NOW, zone: str = NEW_YORK) -> list[str]:
    """Return the labels of the buttons with which `text` is asked."""
    found = reading(text, now, zone)
    assert isinstance(found, Ambiguous), f"{text}: {found}"
    return [choice.label for choice in found.choices]


def refusal(text: str, now: float = NOW, zone: str = NEW_YORK) -> str:
    found = reading(text, now, zone)
    assert isinstance(found, Wrong), f"{text}: {found}"
    return found.sentence
