"""The methods about the app and its workspace: `auth.test`, `team.info`, sockets, checks."""

from typing import Any, Final
from urllib.parse import urlsplit

from bot.workspace.api.call import Call, Refused
from bot.workspace.validity import problems_of_message, problems_of_view
from bot.workspace.world.people import APP_ID, BOT, BOT_ID, BOT_USER_ID

Payload = dict[str, Any]

# blocks.validate judges one of these: docs.slack.dev/reference/methods/blocks.validate
JUDGED: Final = ("blocks", "message", "view")


def auth_test(call: Call) -> Payload:
    """Tell the token's owner who it is."""
    team = call.workspace.setup.team
    return {
        "url": f"{call.workspace.base_url}/",
        "team": team.name,
        "user": BOT.name,
        "team_id": team.id,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


def api_test(call: Call) -> Payload:
    """Answer, as a sign of life."""
    if error := call.text("error"):
        raise Refused(error)
    return {}


def team_info(call: Call) -> Payload:
    """Tell what the workspace is called."""
    team = call.workspace.setup.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain}}


def connections_open(call: Call) -> Payload:
    """Invite the app to one Socket Mode connection."""
    host = urlsplit(call.workspace.base_url).netloc
    ticket = call.workspace.courier.sockets.invite()
    return {"url": f"ws://{host}/link/?ticket={ticket}"}


def blocks_validate(call: Call) -> Payload:
    """Judge blocks, a message or a view without showing it."""
    given = [name for name in JUDGED if call.has(name)]
    if len(given) != 1:
        raise Refused("invalid_arguments")
    value = call.json(given[0], wrong="invalid_json")
    problems = _judge(given[0], value)
    if problems:
        raise Refused("invalid_blocks", errors=[problem.told() for problem in problems])
    return {}


def _judge(kind: str, value: object) -> list[Any]:
    if kind == "blocks":
        return problems_of_message({"text": "-", "blocks": value})
    if not isinstance(value, dict):
        raise Refused("invalid_arguments")
    if kind == "view":
        return problems_of_view(value)
    if "text" in value:
        raise Refused("invalid_arguments")
    return problems_of_message({"text": "-"} | value)
