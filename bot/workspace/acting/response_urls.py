"""`response_url`: the app's answer to one act, up to five times within half an hour.

docs.slack.dev/interactivity/handling-user-interaction#message_responses. That nothing is replaced
unless it is asked for, and the statuses of refusals, are ASSUMED.
"""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.workspace.acting.speaking import InvalidMessage, Where, edit, say, unsay
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.strict_json import read_json
from bot.workspace.world.tickets import ResponseUrl, TicketRefused

Payload = dict[str, Any]


async def take(request: Request) -> Response:
    """Do what the app posts to a response URL."""
    workspace: Workspace = request.app.state.workspace
    try:
        content = read_json(await request.body())
    except ValueError:
        content = None
    if not isinstance(content, dict):
        return _no("invalid_payload", 400)
    try:
        ticket = workspace.tickets.use_response_url(request.path_params["name"])
        _obey(workspace, ticket, content)
    except TicketRefused as refused:
        return _no(str(refused), 404)
    except InvalidMessage as invalid:
        return _no(f"invalid_blocks: {invalid}", 400)
    return PlainTextResponse("ok")


def _obey(workspace: Workspace, ticket: ResponseUrl, content: Mapping[str, Any]) -> None:
    source = workspace.shelf.get(ticket.channel, ticket.source_ts)
    if source is not None and content.get("delete_original"):
        unsay(workspace, source)
    elif source is not None and content.get("replace_original"):
        edit(workspace, source, content)
    else:
        say(workspace, _where(ticket, source, content), content)


def _where(ticket: ResponseUrl, source: Message | None, content: Mapping[str, Any]) -> Where:
    in_channel = content.get("response_type") == "in_channel"
    thread_ts = str(content.get("thread_ts") or "")
    return Where(
        channel=ticket.channel,
        ephemeral_to="" if in_channel else ticket.person,
        thread_ts=thread_ts or (source.thread_ts if source else ""),
        origin=ticket.origin,
    )


def _no(error: str, status: int) -> Response:
    return JSONResponse({"ok": False, "error": error}, status)
