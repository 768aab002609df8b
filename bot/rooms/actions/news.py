"""News: what people did to a booking, to be told in its card's thread or to one person."""

from dataclasses import dataclass
from enum import StrEnum


class NewsKind(StrEnum):
    """What was done."""

    INVITED = "invited"
    MOVED = "moved"
    RENAMED = "renamed"
    REMIND_CHANGED = "remind_changed"
    CANCELLED = "cancelled"
    PUT_BACK = "put_back"
    SKIPPED = "skipped"  # this one of a series
    SERIES_ENDED = "series_ended"
    CARD_GONE = "card_gone"  # the card can no longer be edited: who asked is told


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell.

    Attributes:
        by: Slack user id of who did it; empty when it was us.
        to: Slack user id of the one who is told directly; empty: the card's thread.
        was_name: The name before.
        was_at: The start before, UTC epoch seconds.
        people: Slack user ids of those whom it is about (invited).
    """

    kind: NewsKind
    by: str = ""
    to: str = ""
    was_name: str = ""
    was_at: int = 0
    people: tuple[str, ...] = ()
