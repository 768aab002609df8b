"""The commands that we call: their services and names, and when a call is repeated at once.

Its law: what is repeated inside a call is safe and quick. create_room is not among it: whether to
repeat is for the caller, who knows whether the id is ours.
"""

from dataclasses import dataclass
from typing import Final

from bot.errors import Fault, Try
from bot.rooms.room import RoomType

SERVICES: Final = {
    RoomType.CONFERENCE: "room_engine_http_srv",
    RoomType.LIVE: "live_engine_http_srv",
}
ACCOUNTS: Final = "im_open_login_svc"

ALREADY_OURS: Final = 100010  # on create_room: the id is used, by the same owner (page 003)
ALREADY_IMPORTED: Final = 70102  # on account_import (fact sheet, 2.4)


@dataclass(frozen=True, slots=True)
class Command:
    """A REST command.

    Attributes:
        name: As in its path, after the service.
        is_repeatable: Doing it twice is the same as doing it once.
        fine: `ErrorCode`s that mean that it is done.
    """

    name: str
    is_repeatable: bool = True
    fine: frozenset[int] = frozenset({0})


CREATE_ROOM: Final = Command("create_room", is_repeatable=False, fine=frozenset({0, ALREADY_OURS}))
GET_ROOM_INFO: Final = Command("get_room_info")
DESTROY_ROOM: Final = Command("destroy_room")
UPDATE_ROOM_INFO: Final = Command("update_room_info")
ACCOUNT_IMPORT: Final = Command("account_import", fine=frozenset({0, ALREADY_IMPORTED}))
ACCOUNT_CHECK: Final = Command("account_check")

# Fact sheet, 2.4 and 3.3: "make a new UserSig, once".
SIGNATURE_CODES: Final = frozenset({70001, 70002, 70003, 70005, 70009, 70013, 70014, 70052})
# Fact sheet, 2.4: "try again soon".
PASSING_CODES: Final = frozenset({60008, 60013, 60014, 70169, 70202, 70500, 100001})
PASSING_FAULTS: Final = frozenset({Fault.DROPPED, Fault.NOT_JSON})

PAUSE_S: Final = 0.3
SECOND_TRY_S: Final = 1.7  # with the pause: a repeat adds 2 s at most


def is_signature_trouble(one: Try) -> bool:
    """Say whether a new signature may help."""
    return one.code in SIGNATURE_CODES


def is_passing(one: Try) -> bool:
    """Say whether the same call may well succeed a moment later."""
    return one.code in PASSING_CODES or one.fault in PASSING_FAULTS
