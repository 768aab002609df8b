"""Commands about callbacks."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.callbacks import calls
from bot.room_service.endpoints.endpoint import Endpoint

ROOM: Final = "room_config"
LIVE: Final = "live_config"
WHERE: Final = ("Url", "CallbackCommandList")

ENDPOINTS: Final[Mapping[str, Endpoint]] = {
    f"{ROOM}/set_callback": Endpoint(calls.set_callback, WHERE),
    f"{ROOM}/get_callback": Endpoint(calls.get_callback, ()),
    f"{ROOM}/update_callback": Endpoint(calls.update_callback, WHERE),
    f"{ROOM}/delete_callback": Endpoint(calls.delete_callback, ()),
    f"{LIVE}/set_callback_token": Endpoint(calls.set_callback_token, ("Token", "IsTokenEnable")),
    f"{LIVE}/get_callback_token": Endpoint(calls.get_callback_token, ()),
}
