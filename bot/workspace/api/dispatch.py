"""Takes one HTTP request to the Web API from its bytes to its answer."""

import asyncio
import base64
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
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
# By kind of body, and whether it names its charset.
WARNINGS: Final = {
    (JSON, False): "missing_charset",
    (FORM, True): "superfluous_charset",
    (MULTIPART, True): "superfluous_charset",
}
# What is not remembered of a call.
SECRET: Final = frozenset(
    {"token", "trigger_id", "client_secret", "code", "access_token", "refresh_token"}
)
# Arguments that are written out at greater length are not kept: the last calls stay in memory.
HEAVIEST_REMEMBERED: Final = 100_000


class TooMany(Exception):
    """The app calls too often; it may come again after `retry_after_s` whole seconds."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(retry_after_s)
        self.retry_after_s = retry_after_s


async def answer(request: Request) -> Response:
    """Answer one call; a refusal has status 200 as at Slack."""
    workspace: Workspace = request.app.state.workspace
    name = request.path_params["method"]
    fault = workspace.faults.take(name)
    if fault is not None:
        await asyncio.sleep(fault.delay_s)
        if fault.status:
            _remember(workspace, name, {}, {"ok": False, "error": f"HTTP {fault.status}"})
            return _broken(fault)
    arguments: Mapping[str, Any] = {}
    try:
        arguments = await _arguments(request) | _credentials(request)
        told = _warned(request, {"ok": True} | _obey(workspace, name, arguments, request, fault))
    except TooMany as too_many:
        _remember(workspace, name, arguments, {"ok": False, "error": "ratelimited"})
        return _come_again(too_many.retry_after_s)
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
    if workspace.setup.counts_rates:
        _count(call, name, method)
    if fault is not None and fault.error:
        raise Refused(fault.error)
    return method.answer(call)


def _token(request: Request, arguments: Mapping[str, Any]) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else str(arguments.get("token") or "")


def _credentials(request: Request) -> dict[str, str]:
    """Return the app's own credentials where they came by basic authentication: RFC 7617."""
    scheme, _, coded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {}
    try:
        name, _, secret = base64.b64decode(coded, validate=True).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": name, "client_secret": secret}


def _authorize(workspace: Workspace, method: Method, token: str) -> None:
    setup = workspace.setup
    if method.token is Token.NONE:
        return
    if not token:
        raise Refused("not_authed")
    bot_token = workspace.installation.token
    wanted = bot_token if method.token is Token.BOT else setup.app_token
    other = setup.app_token if method.token is Token.BOT else bot_token
    if token == other != "":
        raise Refused("not_allowed_token_type")
    if token != wanted:
        raise Refused("invalid_auth")
    if not workspace.installation.is_installed:
        raise Refused("account_inactive")
    if method.token is Token.BOT and workspace.installation.has_ended:
        raise Refused("token_expired")


def _count(call: Call, name: str, method: Method) -> None:
    """Count a call; raises `TooMany` if it comes too early."""
    channel = call.conversation().id if method.posts and call.has("channel") else ""
    wait_s = call.workspace.rates.retry_after_s(name, method.tier, channel)
    if wait_s:
        raise TooMany(wait_s)


async def _arguments(request: Request) -> dict[str, Any]:
    """Return the arguments of a call, from its query and its body."""
    arguments: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "GET":
        return arguments
    if kind == MULTIPART:
        form = await _multipart(request)
        return arguments | {name: value for name, value in form.items() if isinstance(value, str)}
    body = await request.body()
    if kind == JSON:
        return arguments | _from_json(body)
    if kind in (FORM, ""):
        return arguments | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    raise Refused("invalid_post_type")


async def _multipart(request: Request) -> FormData:
    try:
        return await request.form()
    except HTTPException as error:
        if error.status_code != HTTPStatus.BAD_REQUEST:
            raise
        raise Refused("invalid_form_data") from None


def _from_json(body: bytes) -> dict[str, Any]:
    try:
        loaded = read_json(body or b"{}")
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(loaded, dict):
        raise Refused("json_not_object")
    return loaded


def _broken(fault: Fault) -> Response:
    if fault.status == HTTPStatus.TOO_MANY_REQUESTS:
        return _come_again(fault.retry_after_s)
    return Response("upstream failure", fault.status, media_type="text/plain")


def _come_again(after_s: int) -> Response:
    headers = {"retry-after": str(after_s)}
    return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers)


def _warned(request: Request, told: Payload) -> Payload:
    """Add a word about the charset: the table of warnings on each method's page."""
    kind, _, rest = request.headers.get("content-type", "").lower().partition(";")
    word = WARNINGS.get((kind.strip(), "charset=" in rest))
    if word is None:
        return told
    about = told.get("response_metadata", {})
    warnings = [*about.get("warnings", []), word]
    # Several are written with commas (ASSUMED).
    return told | {
        "warning": ",".join(warnings),
        "response_metadata": about | {"warnings": warnings},
    }


def _headers(workspace: Workspace, name: str) -> dict[str, str]:
    headers = {"x-oauth-scopes": ",".join(sorted(workspace.setup.scopes))}
    method = METHODS.get(name)
    if method is not None and method.scope:
        headers["x-accepted-oauth-scopes"] = method.scope
    return headers


def _without_secrets(said: Mapping[str, Any]) -> Payload:
    return {key: value for key, value in said.items() if key not in SECRET}


def _remember(workspace: Workspace, name: str, arguments: Mapping[str, Any], told: Payload) -> None:
    shown = _without_secrets(arguments)
    if len(str(shown)) > HEAVIEST_REMEMBERED:
        shown = dict.fromkeys(shown, "… (too long to be kept)")
    at = workspace.setup.clock()
    answer = _without_secrets(told)
    workspace.calls.append({"at": at, "method": name, "arguments": shown, "answer": answer})
    if not told["ok"]:  # what is done shows by itself; a refusal shows among the calls alone
        workspace.watchers.changed()
