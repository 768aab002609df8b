"""Commands of the account API. Rates: 34954, 34956; account_delete's is ASSUMED."""

from collections.abc import Mapping
from typing import Final

from bot.room_service import account_calls
from bot.room_service.endpoints.endpoint import Endpoint
from bot.room_service.state import Handler

SERVICE: Final = "im_open_login_svc"


def _endpoint(handle: Handler, *fields: str, per_second: int | None = None) -> Endpoint:
    return Endpoint(handle, fields, per_second=per_second, has_request_id=False)


ENDPOINTS: Final[Mapping[str, Endpoint]] = {
    f"{SERVICE}/account_import": _endpoint(
        account_calls.account_import, "UserID", "Identifier", "Nick", "FaceUrl"
    ),
    f"{SERVICE}/multiaccount_import": _endpoint(
        account_calls.multiaccount_import, "Accounts", "AccountList", per_second=100
    ),
    f"{SERVICE}/account_check": _endpoint(account_calls.account_check, "CheckItem", per_second=100),
    f"{SERVICE}/account_delete": _endpoint(
        account_calls.account_delete, "DeleteItem", per_second=100
    ),
}
