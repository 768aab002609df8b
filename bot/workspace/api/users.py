"""`users.*` and `usergroups.*`: docs.slack.dev/reference/methods/users.info."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from bot.workspace.api.call import Call, Refused
from bot.workspace.api.paging import page
from bot.workspace.world.groups import GROUPS, Group
from bot.workspace.world.people import APP_ID, BOT, BOT_ID, SAM, Person

Payload = dict[str, Any]


def info(call: Call) -> Payload:
    """Tell who somebody is."""
    person = call.workspace.people.get(call.required("user", missing="user_not_found"))
    if person is None:
        raise Refused("user_not_found")
    return {"user": _told(call, person)}


def list_(call: Call) -> Payload:
    """List everybody, the app's own user among them."""
    shown, more = page(call, list(call.workspace.people.values()), usual=1000)
    return {"members": [_told(call, person) for person in shown]} | more


def lookup_by_email(call: Call) -> Payload:
    """Find somebody by an address."""
    email = call.required("email", missing="users_not_found").lower()
    people = call.workspace.people.values()
    person = next((p for p in people if not p.is_bot and p.email == email), None)
    if person is None:
        raise Refused("users_not_found")
    return {"user": _told(call, person)}


def group_members(call: Call) -> Payload:
    """List who is in a user group."""
    wanted = call.required("usergroup", missing="no_such_subteam")
    group = next((g for g in GROUPS if g.id == wanted), None)
    if group is None:
        raise Refused("no_such_subteam")
    return {"users": list(group.members)}


def bot_info(call: Call) -> Payload:
    """Tell what app a bot belongs to; without a name nothing is told, as Slack does (ASSUMED)."""
    wanted = call.text("bot")
    if wanted not in ("", BOT_ID):
        raise Refused("bot_not_found")
    if not wanted:
        return {}
    return {
        "bot": {
            "id": BOT_ID,
            "deleted": False,
            "name": BOT.name,
            "updated": 1700000000,
            "app_id": APP_ID,
            "user_id": BOT.id,
            "icons": {},
        }
    }


def groups(call: Call) -> Payload:
    """List the user groups."""
    return {"usergroups": [_group_told(call, group) for group in GROUPS]}


def _group_told(call: Call, group: Group) -> Payload:
    told: Payload = {
        "id": group.id,
        "team_id": call.workspace.setup.team.id,
        "is_usergroup": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": 1700000000,
        "date_update": 1700000000,
        "date_delete": 0,
        "auto_type": None,
        "created_by": SAM.id,
        "updated_by": SAM.id,
        "deleted_by": None,
        "prefs": {"channels": [], "groups": []},
    }
    if call.flag("include_count"):
        told["user_count"] = len(group.members)
    return told | ({"users": list(group.members)} if call.flag("include_users") else {})


def _told(call: Call, person: Person) -> Payload:
    now = dt.datetime.fromtimestamp(call.workspace.setup.clock(), ZoneInfo(person.tz))
    offset = now.utcoffset() or dt.timedelta()
    told: Payload = {
        "id": person.id,
        "team_id": call.workspace.setup.team.id,
        "name": person.name,
        "real_name": person.real_name,
        "deleted": False,
        "tz": person.tz,
        "tz_label": now.tzname(),
        "tz_offset": int(offset.total_seconds()),
        "is_admin": person.is_admin,
        "is_owner": person.is_owner,
        "is_primary_owner": person.is_owner,
        "is_restricted": person.is_restricted or person.is_ultra_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_email_confirmed": not person.is_bot,
        "updated": 1700000000,
        "profile": _profile(call, person),
    }
    return told | ({"locale": person.locale} if call.flag("include_locale") else {})


def _profile(call: Call, person: Person) -> Payload:
    profile: Payload = {
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "team": call.workspace.setup.team.id,
    }
    if person.is_bot:
        return profile | {"api_app_id": APP_ID, "bot_id": BOT_ID}
    # An address is told only with its scope: docs.slack.dev/reference/scopes/users.read.email
    seen = "users:read.email" in call.workspace.setup.scopes
    return profile | ({"email": person.email} if seen else {})
