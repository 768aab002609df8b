"""One call, from its request to its answer.

Its law: HTTP 200 for every outcome that the room service decides on (page 002). Only a method other
than POST, a body past all bounds, and faults that were asked for answer otherwise.
"""

import asyncio
from time import perf_counter

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from bot.room_service.calls import Call, readable, without_secret
from bot.room_service.endpoints import ENDPOINTS, Endpoint
from bot.room_service.entrance import body, query
from bot.room_service.envelope import Json, Refused, answer
from bot.room_service.faults import dropping
from bot.room_service.faults.faults import Fault
from bot.room_service.state import Ask, State

PREFIX = "/v4/"
NOT_ALLOWED, TOO_LONG = 405, 413
"""HTTP statuses; ASSUMED, as no page says what a GET or an endless body gets."""

PAGE = "<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"


async def respond(request: Request) -> Response:
    """Answer one call, and remember it."""
    state: State = request.app.state.service
    pairs = request.query_params.multi_items()
    call = Call(time=state.clock(), path=request.scope["path"], query=query.masked(pairs))
    state.calls.append(call)
    began = perf_counter()
    try:
        response = await _response(state, request, call)
    finally:
        call.seconds = perf_counter() - began
        state.on_change()
    return response


async def _response(state: State, request: Request, call: Call) -> Response:
    try:
        return await _conduct(state, request, call)
    except Refused as refusal:
        return _sent(call, _refusal(state, call, refusal))
    except body.TooLong:
        too_long = Refused(60003, f"the body is longer than {body.LONGEST_BYTES} bytes")
        return _sent(call, _refusal(state, call, too_long), status=TOO_LONG)
    except dropping.Dropped:
        await dropping.drop(request)
        return Response()
    except ClientDisconnect:
        return Response()


async def _conduct(state: State, request: Request, call: Call) -> Response:
    raw = await body.read(request)
    call.request = readable(raw, None)
    if request.method != "POST":
        return _sent(call, _refusal(state, call, Refused(60002, "POST only")), status=NOT_ALLOWED)
    command = call.path.removeprefix(PREFIX)
    identifier, endpoint = _admitted(state, request, command)
    call.notes += query.oddities(request.query_params)
    wait = state.faults.wait_of(command)
    if wait:
        await asyncio.sleep(wait)
    fault = state.faults.next_for(command)
    early = _struck(call, fault)
    if early is not None:
        return early
    done = _done(state, endpoint, call, raw, identifier)
    if fault is not None:
        raise dropping.Dropped
    return _sent(call, done)


def _admitted(state: State, request: Request, command: str) -> tuple[str, Endpoint]:
    """Let the call in: its path, its signature, its rate."""
    endpoint = ENDPOINTS.get(command)
    if endpoint is None:
        raise Refused(60009)
    now = state.clock()
    identifier = query.admit(request.query_params, state.credentials, now)
    limit = min(endpoint.per_second or state.rate, state.rate)
    if not state.frequency.take(command, limit, now):
        raise Refused(60007)
    return identifier, endpoint


def _struck(call: Call, fault: Fault | None) -> Response | None:
    """Return the answer of a fault that keeps the call from having an effect."""
    if fault is None:
        return None
    call.fault = fault.kind
    match fault.kind:
        case "code":
            raise Refused(fault.code, fault.info)
        case "drop_before":
            raise dropping.Dropped
        case "http" | "html":
            call.status = fault.status
            shape = HTMLResponse if fault.kind == "html" else PlainTextResponse
            return shape(PAGE if fault.kind == "html" else "upstream error", fault.status)
    return None


def _done(state: State, endpoint: Endpoint, call: Call, raw: bytes, identifier: str) -> Json:
    """Do what the call is for; return what there is to say about it, good or bad."""
    try:
        parsed = body.parse(raw)
        call.request = readable(raw, parsed)
        call.notes += endpoint.notes(parsed)
        extra = endpoint.handle(state, Ask(identifier, parsed))
    except Refused as refusal:
        return _refusal(state, call, refusal)
    return answer(0, "", _request_id(state, call), extra)


def _refusal(state: State, call: Call, refusal: Refused) -> Json:
    return answer(refusal.code, refusal.info, _request_id(state, call), {})


def _request_id(state: State, call: Call) -> str | None:
    endpoint = ENDPOINTS.get(call.path.removeprefix(PREFIX))
    has_one = endpoint is None or endpoint.has_request_id
    return state.next_request_id() if has_one else None


def _sent(call: Call, content: Json, status: int = 200) -> Response:
    call.answer = without_secret(content)
    call.code = content["ErrorCode"]
    call.status = status
    return JSONResponse(content, status, {"Allow": "POST"} if status == NOT_ALLOWED else None)
