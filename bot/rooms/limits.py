"""Every limit of the room service that a request can break, as one table with its sources.

Its law: a number that belongs to the room service stands here and nowhere else.
Bytes are bytes of UTF-8. Whether exactly 48 and 100 bytes pass is not documented (fact sheet,
4.2): we take "up to" as the pages say it.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound of the room service and the page that sets it.

    Attributes:
        least: Smallest allowed value, in `unit`.
        most: Largest allowed value, in `unit`.
        unit: What is counted: bytes, people, seats, seconds, entries.
        source: The page, by its name in the fact sheet.
    """

    least: int
    most: int
    unit: str
    source: str


LIMITS: Final = {
    "room_id": Limit(1, 48, "bytes", "page 002: Room ID, up to 48 bytes"),
    "name": Limit(1, 100, "bytes", "page 002: Room Name, up to 100 bytes"),
    "custom_info": Limit(0, 500, "bytes", "page 002: CustomInfo, maximum 500 bytes"),
    "cover": Limit(0, 200, "bytes", "page 000: CoverURL, maximum 200 bytes"),
    "notice": Limit(0, 100, "bytes", "page 000: Notice, maximum 100 bytes"),
    "categories": Limit(0, 3, "entries", "page 000: Category, up to three"),
    "invitees": Limit(0, 300, "people", "page 002: scheduled member list, up to 300"),
    "length": Limit(300, 86_400, "seconds", "page 002: not less than 5 minutes, not over 24 h"),
    "account": Limit(1, 32, "bytes", "fact sheet 5: UserID, at most 32 bytes"),
    "remind": Limit(60, 86_400, "seconds", "ours: a reminder is of the same day"),
    # The package's own caps are not ours to know (trial: 20); these only refuse nonsense.
    "cap": Limit(2, 1_000_000, "people", "ASSUMED: the package decides, 101011 tells"),
    # "max 20 by default" (page 002); packages may allow more, and 100002 tells.
    "seats": Limit(1, 50, "seats", "ASSUMED: page 002 says 20 by default, packages differ"),
}


def byte_length(text: str) -> int:
    """Return how many bytes the room service will count."""
    return len(text.encode("utf-8", "surrogatepass"))


def clip_bytes(text: str, most: int) -> str:
    """Return the longest beginning of `text` that fits into `most` bytes, no character cut."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
