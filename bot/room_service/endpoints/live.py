"""Commands that live rooms alone have."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.endpoints.endpoint import LIVE, Endpoint, on_room
from bot.room_service.live import metadata, robots

ROBOTS_PER_SECOND: Final = 100
"""69079 to 69081."""

ENDPOINTS: Final[Mapping[str, Endpoint]] = {
    f"{LIVE}/set_room_metadata": on_room(metadata.set_room_metadata, "Metadata"),
    f"{LIVE}/get_room_metadata": on_room(metadata.get_room_metadata, "Keys"),
    f"{LIVE}/del_room_metadata": on_room(metadata.del_room_metadata, "Keys"),
    f"{LIVE}/add_robot": on_room(
        robots.add_robot, "RobotList_Account", per_second=ROBOTS_PER_SECOND
    ),
    f"{LIVE}/del_robot": on_room(
        robots.del_robot, "RobotList_Account", per_second=ROBOTS_PER_SECOND
    ),
    f"{LIVE}/get_robot": on_room(robots.get_robot, per_second=ROBOTS_PER_SECOND),
    f"{LIVE}/get_room_statistic": on_room(robots.get_room_statistic),
}
