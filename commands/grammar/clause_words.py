"""What each clause means, in words, and which rooms take it. The README has the same table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.rooms.room import RoomKind

_ALL: Final = frozenset(RoomKind)
_CONFERENCE: Final = frozenset({RoomKind.CONFERENCE})
_LIVE: Final = frozenset({RoomKind.LIVE, RoomKind.VOICE})


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A clause as it is typed, and what it does; words in backticks can be typed as well.

    Attributes:
        is_for_later: True: only a room that is booked for a time has it; False: only one that is
            made at once; None: both.
    """

    usage: str
    means: str
    kinds: frozenset[RoomKind] = _ALL
    is_for_later: bool | None = None

    def fits(self, kind: RoomKind, *, is_for_later: bool) -> bool:
        """Say whether such a room can have it."""
        return kind in self.kinds and self.is_for_later in {None, is_for_later}


CLAUSE_WORDS: Final[Sequence[ClauseWords]] = (
    ClauseWords("for 45m", "planned length, 5 minutes to 24 hours; `1h30`, `2 hours`", _CONFERENCE),
    ClauseWords("with @ana @team", "who is invited, at most 300"),
    ClauseWords("in #channel", "where the card goes"),
    ClauseWords("cap 50", "how many people may come in"),
    ClauseWords(
        "seats 8 free",
        "seats, and whether one is free to take (`free`) or asked for (`apply`)",
        frozenset({RoomKind.CONFERENCE, RoomKind.VOICE}),
    ),
    ClauseWords("muted", "everybody is muted", _CONFERENCE),
    ClauseWords("no-video", "no cameras", _CONFERENCE),
    ClauseWords("no-share", "no screen sharing", _CONFERENCE),
    ClauseWords("no-record", "no cloud recording", _CONFERENCE),
    ClauseWords("no-chat", "no messages in the room"),
    ClauseWords("public", "shown in the list of live rooms", _LIVE),
    ClauseWords("unlisted", "not shown there", _LIVE),
    ClauseWords('notice "Welcome"', "text at the room’s door, at most 100 bytes", _LIVE),
    ClauseWords("cover https://…", "the room’s picture, at most 200 bytes", _LIVE),
    ClauseWords("category 1,2", "numbers of categories, at most 3", _LIVE),
    ClauseWords(
        "layout <name>",
        "`VideoDynamicGrid9Seats`, `VideoDynamicFloat7Seats`, `VideoFixedGrid9Seats`, "
        "`VideoFixedFloat7Seats`, `VideoLandscape4Seats`; for voice rooms `AudioSalon`, `Karaoke`",
        _LIVE,
    ),
    ClauseWords(
        "id my-room", "an id of your own, at most 48 bytes; else one that nobody can guess"
    ),
    ClauseWords("quiet", "tell only me; not a room that is booked for a time", is_for_later=False),
    ClauseWords(
        "every weekday",
        "a series: `every day`, `every mon,thu`, `every 2 weeks until 30 Sep`, "
        "`every week 10 times`",
        is_for_later=True,
    ),
    ClauseWords(
        "remind 10m", "how long before the start people are reminded, or `off`", is_for_later=True
    ),
)
