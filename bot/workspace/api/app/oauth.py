"""`oauth.v2.access`: docs.slack.dev/reference/methods/oauth.v2.access."""

import hmac
from typing import Any, Final

from bot.workspace.api.call import Call, Refused
from bot.workspace.setup import Distribution
from bot.workspace.world.kept.installation import Bought, GrantRefused
from bot.workspace.world.people import APP_ID, BOT_USER_ID, SAM

Payload = dict[str, Any]

REFRESH: Final = "refresh_token"
GRANTS: Final = frozenset({"", "authorization_code", REFRESH})


def access(call: Call) -> Payload:
    """Give the app its token, for a code or for a refresh token."""
    app = _app(call)
    kind = call.text("grant_type")
    if kind not in GRANTS:
        raise Refused("invalid_grant_type")
    installation = call.workspace.installation
    person, scopes = SAM.id, call.workspace.setup.scopes
    try:
        if kind == REFRESH:
            bought = installation.refresh(call.text("refresh_token"))
        else:
            code, bought = installation.exchange(call.text("code"), call.text("redirect_uri"))
            # What else was asked for, the admin left out (ASSUMED of optional scopes).
            person, scopes = code.person, code.scopes & scopes
    except GrantRefused as refused:
        raise Refused(str(refused)) from None
    call.workspace.watchers.changed()
    return _told(call, app, bought, scopes) | {"authed_user": {"id": person}}


def _app(call: Call) -> Distribution:
    """Return the app, if the call has its credentials."""
    app = call.workspace.setup.distribution
    if app is None or call.text("client_id") != app.client_id:
        raise Refused("invalid_client_id")
    if not hmac.compare_digest(call.text("client_secret").encode(), app.client_secret.encode()):
        raise Refused("bad_client_secret")
    return app


def _told(call: Call, app: Distribution, bought: Bought, scopes: frozenset[str]) -> Payload:
    team = call.workspace.setup.team
    told: Payload = {
        "app_id": APP_ID,
        "access_token": bought.token,
        "token_type": "bot",
        "scope": ",".join(sorted(scopes)),
        "bot_user_id": BOT_USER_ID,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }
    if not bought.refresh_token:
        return told
    return told | {"refresh_token": bought.refresh_token, "expires_in": app.token_lives_s}
