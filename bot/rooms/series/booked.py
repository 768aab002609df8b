"""A series that was promised to a channel: its rule, and what each booking of it is like."""

from dataclasses import dataclass

from bot.rooms.place import Place
from bot.rooms.request import RoomRequest
from bot.rooms.series.rules import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedSeries:
    """A rule that keeps producing bookings.

    Attributes:
        id: Ours alone.
        code: The short code, shown as ``gr-<code>``; each of its bookings has its own.
        asked: Who asked, and where.
        channel_id: Where the cards go.
        request: What each room is like; its `when` is of the first one.
        owner_account: Who owns the rooms.
        remind_s: Seconds before the start; 0: no reminder.
        created_at: UTC epoch seconds.
        expanded_until: Start of the last booking made so far, UTC epoch seconds.
        is_over: It makes no more bookings: ended by a person, or the rule has run out.
        version: Bumped by every edit.
    """

    id: str
    code: str
    asked: Place
    channel_id: str
    request: RoomRequest
    series: Series
    owner_account: str
    remind_s: int
    created_at: float
    expanded_until: float = 0.0
    is_over: bool = False
    version: int = 1
