"""The callbacks that are sent, and the page of each."""

from collections.abc import Mapping
from typing import Final

ROOM: Final = "Room"
LIVE: Final = "Live"
SERVICES: Final = (ROOM, LIVE)
"""Conference rooms and live rooms: each has its own URL, list and token."""

CALLBACKS: Final[Mapping[str, str]] = {
    "Room.CallbackAfterCreateRoom": "60733",
    "Room.CallbackAfterDestroyRoom": "60732",
    "Room.CallbackAfterUpdateRoomInfo": "60731",
    "Room.CallbackAfterMemberEnter": "section 6.2",
    "Room.CallbackAfterMemberLeave": "60734",
    "Live.CallbackAfterCreateRoom": "64422",
    "Live.CallbackAfterDestroyRoom": "64423",
    "Live.CallbackAfterUpdateRoomInfo": "67938",
    "Live.CallbackAfterMemberStateChanged": "64424",
    "Live.CallbackAfterChangeOwner": "72553",
    "Live.CallbackAfterModifyAdmin": "72554",
    "Live.CallbackAfterSetMetadata": "68222",
    "Live.CallbackAfterDelMetadata": "68223",
    "Mic.CallbackAfterSeatInfoChanged": "64425",
}
