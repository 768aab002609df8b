"""The commands that are answered, by path below /v4/."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.endpoints import accounts, callbacks, live, members, rooms, seats
from bot.room_service.endpoints.endpoint import Endpoint

__all__ = ["ENDPOINTS", "Endpoint"]

ENDPOINTS: Final[Mapping[str, Endpoint]] = {
    **rooms.ENDPOINTS,
    **members.ENDPOINTS,
    **seats.ENDPOINTS,
    **live.ENDPOINTS,
    **callbacks.ENDPOINTS,
    **accounts.ENDPOINTS,
}
