"""The control API: faults, switches, people in rooms, and a look at everything.

JSON, no signature, for callers on this machine alone.
"""

import ipaddress
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.room_service.calls import Call
from bot.room_service.entrance import body
from bot.room_service.envelope import Json, Refused
from bot.room_service.faults import faults, switches
from bot.room_service.faults.wishes import Rule, is_whole, problems
from bot.room_service.rooms.registry import Room
from bot.room_service.state import State


class LoopbackOnly:
    """Turns away whoever does not call from this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if _is_loopback(scope.get("client")):
            await self._app(scope, receive, send)
        else:
            refusal = _problems(["the control API answers callers on this machine only"], 403)
            await refusal(scope, receive, send)


def _is_loopback(client: Sequence[Any] | None) -> bool:
    try:
        return ipaddress.ip_address(client[0] if client else "").is_loopback
    except ValueError:
        return False


async def show_state(request: Request) -> Response:
    """Show rooms, accounts, the last calls, and what is set to go wrong."""
    state = _state(request)
    return JSONResponse(
        {
            "rooms": [shown_room(room) for room in state.rooms.all()],
            "accounts": [asdict(account) for account in state.accounts],
            "calls": [shown_call(call) for call in state.calls],
            "faults": state.faults.shown(),
            "switches": shown_switches(state.switches),
        }
    )


def shown_room(room: Room) -> Json:
    """Return a room as JSON, with what getters do not show."""
    return {
        "RoomId": room.room_id,
        "RoomType": room.kind.room_type,
        "Owner_Account": room.owner,
        "settings": room.settings,
        "CreateTime": room.create_time,
        "ScheduleStartTime": room.start,
        "ScheduleEndTime": room.end,
        "ScheduleInviteeList_Account": room.invitees,
        "MemberCount": room.member_count,
        "ViewCount": room.view_count,
    }


def shown_call(call: Call) -> Json:
    """Return a call as JSON."""
    return asdict(call)


def shown_switches(chosen: switches.Switches) -> Json:
    """Return the switches as JSON, sets as sorted lists."""
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(chosen).items()
    }


async def add_fault(request: Request) -> Response:
    """Let something go wrong with the next calls: the fields of `Fault`."""
    asked, wrong = await _asked(request, faults.FIELDS, mandatory=["kind"])
    if wrong:
        return _problems(wrong)
    state = _state(request)
    state.faults.add(faults.Fault(**asked))
    return JSONResponse({"faults": state.faults.shown()})


async def clear_faults(request: Request) -> Response:
    """Forget the faults that have not struck yet."""
    state = _state(request)
    state.faults.clear()
    return JSONResponse({"faults": state.faults.shown()})


async def set_switches(request: Request) -> Response:
    """Change some of the `Switches`."""
    asked, wrong = await _asked(request, switches.SETTABLE)
    if wrong:
        return _problems(wrong)
    state = _state(request)
    switches.change(state.switches, asked)
    return JSONResponse({"switches": shown_switches(state.switches)})


MEMBERS_FIELDS: Final[dict[str, Rule]] = {
    "RoomId": (lambda value: isinstance(value, str), "the id of a room"),
    "count": (lambda value: is_whole(value) and value >= 0, "a whole number, 0 or more"),
}


async def set_members(request: Request) -> Response:
    """Let people into a room or out of it, until `count` are inside."""
    asked, wrong = await _asked(request, MEMBERS_FIELDS, mandatory=MEMBERS_FIELDS)
    if wrong:
        return _problems(wrong)
    state = _state(request)
    room = state.rooms.find(asked["RoomId"])
    if room is None:
        return _problems(["there is no such room"], 404)
    room.set_members(asked["count"], state.clock())
    return JSONResponse({"room": shown_room(room)})


async def clear_all(request: Request) -> Response:
    """Forget the faults and put every switch back; rooms and accounts stay."""
    state = _state(request)
    state.faults.clear()
    state.switches = switches.Switches()
    return JSONResponse({"faults": [], "switches": shown_switches(state.switches)})


def _state(request: Request) -> State:
    state: State = request.app.state.service
    return state


async def _asked(
    request: Request, rules: Mapping[str, Rule], mandatory: Collection[str] = ()
) -> tuple[Json, list[str]]:
    """Return what is asked for, and what is wrong with it."""
    try:
        asked = body.parse(await body.read(request))
    except (Refused, body.TooLong):
        return {}, [f"the body must be a JSON object of at most {body.LONGEST_BYTES} bytes"]
    missing = [f"{name} is missing" for name in mandatory if name not in asked]
    return asked, problems(asked, rules) + missing


def _problems(found: list[str], status: int = 400) -> Response:
    return JSONResponse({"problems": found}, status)


ROUTES: Final = (
    Route("/state", show_state, methods=["GET"]),
    Route("/faults", add_fault, methods=["POST"]),
    Route("/faults", clear_faults, methods=["DELETE"]),
    Route("/switches", set_switches, methods=["POST"]),
    Route("/members", set_members, methods=["POST"]),
    Route("/clear", clear_all, methods=["POST"]),
)
MIDDLEWARE: Final = (Middleware(LoopbackOnly),)
