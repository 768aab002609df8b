"""Commands about rooms: make, look up, list, change, end."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.endpoints.endpoint import CONFERENCE as ROOM_SERVICE
from bot.room_service.endpoints.endpoint import LIVE as LIVE_SERVICE
from bot.room_service.endpoints.endpoint import Endpoint, on_room
from bot.room_service.rooms import change, create, look_up
from bot.room_service.rooms.rules import CONFERENCE, LIVE, Kind
from bot.room_service.state import Handler


def _of(service: str, kind: Kind, handlers: Mapping[str, Handler]) -> dict[str, Endpoint]:
    top = ("RoomInfo", *(("ScheduleInviteeList_Account",) if kind is CONFERENCE else ()))
    return {
        f"{service}/create_room": Endpoint(handlers["create"], top, kind.create),
        f"{service}/update_room_info": Endpoint(handlers["update"], ("RoomInfo",), kind.update),
        f"{service}/get_room_info": on_room(handlers["info"]),
        f"{service}/destroy_room": on_room(handlers["destroy"]),
    }


ENDPOINTS: Final[Mapping[str, Endpoint]] = {
    **_of(
        ROOM_SERVICE,
        CONFERENCE,
        {
            "create": create.conference,
            "update": change.update_conference,
            "info": look_up.conference_info,
            "destroy": change.destroy_conference,
        },
    ),
    **_of(
        LIVE_SERVICE,
        LIVE,
        {
            "create": create.live,
            "update": change.update_live,
            "info": look_up.live_info,
            "destroy": change.destroy_live,
        },
    ),
    f"{LIVE_SERVICE}/get_room_list": Endpoint(look_up.live_list, ("Next", "Count"), per_second=10),
}
"""The rate of the list: 647/63405."""
