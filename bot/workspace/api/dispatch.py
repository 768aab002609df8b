"""Takes one HTTP request to the Web API from its bytes to its answer."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.workspace.api.call import Call, Refused
from bot.workspace.api.methods import METHODS, Method, Token
from bot.workspace.state import Workspace
from bot.workspace.world.dropping import DroppedAnswer
from bot.workspace.world.faults import Fault
from bot.workspace.world.strict_json import read_json

Payload = dict[str, Any]

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"


async def answer(request: Request) -> Response:
    """Answer one call; a refusal has status 200 as at Slack."""
    workspace: Workspace = request.app.state.workspace
    name = request.path_params["method"]
    fault = workspace.faults.take(name)
    if fault is not None:
        await asyncio.sleep(fault.delay_s)
        if fault.status:
            return _broken(fault)
    arguments: Mapping[str, Any] = {}
    try:
        arguments = await _arguments(request)
        told: Payload = {"ok": True} | _obey(workspace, name, arguments, request, fault)
    except Refused as refused:
        told = {"ok": False, "error": refused.error} | refused.extra
    _remember(workspace, name, arguments, told)
    if fault is not None and fault.drops_answer:
        return DroppedAnswer()
    return JSONResponse(told, headers=_headers(workspace, name))


def _obey(
    workspace: Workspace,
    name: str,
    arguments: Mapping[str, Any],
    request: Request,
    fault: Fault | None,
) -> Payload:
    method = METHODS.get(name)
    if method is None:
        raise Refused("unknown_method", req_method=name)
    call = Call(workspace, arguments)
    _authorize(workspace, method, _token(request, arguments))
    if method.scope:
        call.needs(method.scope)
    if fault is not None and fault.error:
        raise Refused(fault.error)
    return method.answer(call)


def _token(request: Request, arguments: Mapping[str, Any]) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else str(arguments.get("token") or "")


def _authorize(workspace: Workspace, method: Method, token: str) -> None:
    setup = workspace.setup
    if method.token is Token.NONE:
        return
    if not token:
        raise Refused("not_authed")
    wanted = setup.bot_token if method.token is Token.BOT else setup.app_token
    other = setup.app_token if method.token is Token.BOT else setup.bot_token
    if token == other != "":
        raise Refused("not_allowed_token_type")
    if token != wanted:
        raise Refused("invalid_auth")


async def _arguments(request: Request) -> dict[str, Any]:
    """Return the arguments of a call, from its query and its body."""
    arguments: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "GET":
        return arguments
    if kind == MULTIPART:
        form = await request.form()
        return arguments | {name: value for name, value in form.items() if isinstance(value, str)}
    body = await request.body()
    if kind == JSON:
        return arguments | _from_json(body)
    if kind in (FORM, ""):
        return arguments | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    raise Refused("invalid_post_type")


def _from_json(body: bytes) -> dict[str, Any]:
    try:
        loaded = read_json(body or b"{}")
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(loaded, dict):
        raise Refused("json_not_object")
    return loaded


def _broken(fault: Fault) -> Response:
    if fault.status == 429:  # noqa: PLR2004 - Too Many Requests
        headers = {"retry-after": str(fault.retry_after_s)}
        return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers)
    return Response("upstream failure", fault.status, media_type="text/plain")


def _headers(workspace: Workspace, name: str) -> dict[str, str]:
    headers = {"x-oauth-scopes": ",".join(sorted(workspace.setup.scopes))}
    method = METHODS.get(name)
    if method is not None and method.scope:
        headers["x-accepted-oauth-scopes"] = method.scope
    return headers


def _remember(workspace: Workspace, name: str, arguments: Mapping[str, Any], told: Payload) -> None:
    shown = {key: value for key, value in arguments.items() if key not in ("token", "trigger_id")}
    workspace.calls.append({"method": name, "arguments": shown, "answer": told})
