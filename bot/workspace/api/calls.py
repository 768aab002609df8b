"""`calls.*`: docs.slack.dev/apis/web-api/using-the-calls-api."""

from typing import Any, Final

from bot.workspace.api.call import Call, Refused
from bot.workspace.world.kept.calls import RegisteredCall

Payload = dict[str, Any]

# What an app says of a call, beside the ids and times that are looked at here.
WORDS: Final = ("join_url", "desktop_app_join_url", "external_display_id", "title")


def add(call: Call) -> Payload:
    """Register a call; that its outer id may be used again is ASSUMED."""
    facts = {name: call.required(name) for name in ("external_unique_id", "join_url")}
    creator = call.required("created_by", missing="invalid_created_by")
    if creator not in call.workspace.people:
        raise Refused("invalid_created_by")
    start = call.whole("date_start", wrong="invalid_start_time", usual=call.now())
    users = _users(call) if call.has("users") else []
    registered = call.workspace.registered_calls.register(creator, facts | _words(call), start)
    registered.admit(users)
    return {"call": registered.payload()}


def info(call: Call) -> Payload:
    """Tell what the app said of a call."""
    return {"call": _registered(call).payload()}


def update(call: Call) -> Payload:
    """Say something else of a call."""
    registered = _registered(call)
    registered.facts |= _words(call)
    call.workspace.watchers.changed()
    return {"call": registered.payload()}


def end(call: Call) -> Payload:
    """End a call; one that has ended is told with `ok`, as its page shows."""
    registered = _registered(call)
    if registered.date_end:
        return {"error": "inactive_call"}
    lasted = call.whole("duration", wrong="invalid_arguments", usual=0)
    registered.date_end = registered.date_start + lasted if lasted else call.now()
    call.workspace.watchers.changed()
    return {}


def admit(call: Call) -> Payload:
    """Add people; who is there already is told with `ok`, as its page shows."""
    registered = _going_on(call)
    was_there = registered.admit(_users(call))
    call.workspace.watchers.changed()
    return {"error": "bad_users"} if was_there else {}


def dismiss(call: Call) -> Payload:
    """Remove people; who was not there is told with `ok`, as its page shows."""
    registered = _going_on(call)
    was_missing = registered.dismiss(_users(call))
    call.workspace.watchers.changed()
    return {"error": "bad_users"} if was_missing else {}


def _registered(call: Call) -> RegisteredCall:
    wanted = call.required("id", missing="missing_argument")
    found = call.workspace.registered_calls.get(wanted)
    if found is None:
        raise Refused("invalid_call_id")
    return found


def _going_on(call: Call) -> RegisteredCall:
    registered = _registered(call)
    if registered.date_end:
        raise Refused("inactive_call")
    return registered


def _words(call: Call) -> Payload:
    return {name: call.text(name) for name in WORDS if call.has(name)}


def _users(call: Call) -> list[Payload]:
    """Return people of the workspace, by `slack_id`, and others, by `external_id` and a name."""
    call.required("users", missing="missing_argument")
    users = call.json("users", wrong="invalid_arguments")
    if not isinstance(users, list) or not all(_is_user(user) for user in users):
        raise Refused("invalid_arguments")
    inside = [user["slack_id"] for user in users if "slack_id" in user]
    if any(person not in call.workspace.people for person in inside):
        raise Refused("user_not_found")
    return users


def _is_user(user: object) -> bool:
    if not isinstance(user, dict) or not all(isinstance(value, str) for value in user.values()):
        return False
    return bool(user.get("slack_id") or (user.get("external_id") and user.get("display_name")))
