"""The commands that are answered: path, what does it, how often it may be called."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bot.room_service import account_calls
from bot.room_service.envelope import Json
from bot.room_service.rooms import change, create, look_up
from bot.room_service.rooms.rules import CONFERENCE, LIVE, Kind, unknown_fields
from bot.room_service.state import Handler

ROOM_ID: Final = ("RoomId",)


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


def _room_endpoints(
    service: str, kind: Kind, handlers: Mapping[str, Handler]
) -> dict[str, Endpoint]:
    top = ("RoomInfo", *(("ScheduleInviteeList_Account",) if kind is CONFERENCE else ()))
    return {
        f"{service}/create_room": Endpoint(handlers["create"], top, kind.create),
        f"{service}/update_room_info": Endpoint(handlers["update"], ("RoomInfo",), kind.update),
        f"{service}/get_room_info": Endpoint(handlers["info"], ROOM_ID),
        f"{service}/destroy_room": Endpoint(handlers["destroy"], ROOM_ID),
    }


def _account_endpoint(handle: Handler, *fields: str, per_second: int | None = None) -> Endpoint:
    return Endpoint(handle, fields, per_second=per_second, has_request_id=False)


ENDPOINTS: Final[Mapping[str, Endpoint]] = {
    **_room_endpoints(
        "room_engine_http_srv",
        CONFERENCE,
        {
            "create": create.conference,
            "update": change.update_conference,
            "info": look_up.conference_info,
            "destroy": change.destroy_conference,
        },
    ),
    **_room_endpoints(
        "live_engine_http_srv",
        LIVE,
        {
            "create": create.live,
            "update": change.update_live,
            "info": look_up.live_info,
            "destroy": change.destroy_live,
        },
    ),
    "live_engine_http_srv/get_room_list": Endpoint(
        look_up.live_list, ("Next", "Count"), per_second=10
    ),
    "im_open_login_svc/account_import": _account_endpoint(
        account_calls.account_import, "UserID", "Identifier", "Nick", "FaceUrl"
    ),
    "im_open_login_svc/multiaccount_import": _account_endpoint(
        account_calls.multiaccount_import, "Accounts", "AccountList", per_second=100
    ),
    "im_open_login_svc/account_check": _account_endpoint(
        account_calls.account_check, "CheckItem", per_second=100
    ),
    "im_open_login_svc/account_delete": _account_endpoint(
        account_calls.account_delete, "DeleteItem", per_second=100
    ),
}
"""Rates: 647/63405, 34954, 34956; account_delete's is ASSUMED."""
