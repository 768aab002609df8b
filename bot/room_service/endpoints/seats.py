"""Commands about seats."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.endpoints.endpoint import Endpoint, on_room
from bot.room_service.seats import calls

SERVICE: Final = "room_engine_http_mic"
MOVE: Final = on_room(calls.move_user_to_seat, "Member_Account", "SeatIndex", "Policy")

ENDPOINTS: Final[Mapping[str, Endpoint]] = {
    f"{SERVICE}/get_seat_list": on_room(calls.get_seat_list),
    f"{SERVICE}/pick_user_on_seat": on_room(calls.pick_user_on_seat, "Member_Account", "Index"),
    f"{SERVICE}/kick_user_off_seat": on_room(calls.kick_user_off_seat, "Member_Account", "Data"),
    f"{SERVICE}/lock_seat": on_room(
        calls.lock_seat, "Index", "ForbidTaken", "ForbidVideo", "ForbidAudio"
    ),
    f"{SERVICE}/move_user_to_seat": MOVE,
    # An older name of the same (1071/76874).
    f"{SERVICE}/switch_seat": MOVE,
}
