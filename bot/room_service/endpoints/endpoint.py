"""One command: what does it, what its body may have, how often it may be called."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.room_service.envelope import Json
from bot.room_service.rooms.rules import unknown_fields
from bot.room_service.state import Handler

CONFERENCE: Final = "room_engine_http_srv"
LIVE: Final = "live_engine_http_srv"


@dataclass(frozen=True)
class Endpoint:
    """One command.

    Attributes:
        handle: Does it.
        body_fields: What its body may have.
        room_info_fields: What `RoomInfo` in its body may have.
        per_second: Calls in any second; None for the account's own limit (200, every page).
        has_request_id: Whether its answers carry one; the account API's samples do not.
    """

    handle: Handler
    body_fields: Collection[str]
    room_info_fields: Collection[str] = ()
    per_second: int | None = None
    has_request_id: bool = True

    def notes(self, body: Json) -> list[str]:
        """Say which fields are passed over: no page says that an unknown one is refused."""
        unknown = unknown_fields(body, self.body_fields)
        unknown += unknown_fields(body.get("RoomInfo"), self.room_info_fields)
        return [f"{name} is not a documented field of this call" for name in unknown]


def on_room(handle: Handler, *fields: str, per_second: int | None = None) -> Endpoint:
    """Return a command whose body names a room, and has these fields besides."""
    return Endpoint(handle, ("RoomId", *fields), per_second=per_second)
