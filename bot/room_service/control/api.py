"""The paths of the control API."""

import ipaddress
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.room_service.control.asking import asked_of, changed, refused, state_of
from bot.room_service.control.callbacks import set_callbacks
from bot.room_service.control.people import end_room, set_members
from bot.room_service.control.shown import shown_call, shown_room, shown_switches
from bot.room_service.faults import faults, switches


class LoopbackOnly:
    """Turns away whoever does not call from this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if _is_loopback(scope.get("client")):
            await self._app(scope, receive, send)
        else:
            refusal = refused(["the control API answers callers on this machine only"], 403)
            await refusal(scope, receive, send)


def _is_loopback(client: Sequence[Any] | None) -> bool:
    try:
        return ipaddress.ip_address(client[0] if client else "").is_loopback
    except ValueError:
        return False


async def show_state(request: Request) -> Response:
    """Show rooms, accounts, the last calls and callbacks, and what is set to go wrong."""
    state = state_of(request)
    return JSONResponse(
        {
            "rooms": [shown_room(room) for room in state.rooms.all()],
            "accounts": [asdict(account) for account in state.accounts],
            "calls": [shown_call(call) for call in state.calls],
            "callbacks": state.outbox.shown(),
            "faults": state.faults.shown(),
            "switches": shown_switches(state.switches),
        }
    )


async def add_fault(request: Request) -> Response:
    """Let something go wrong with the next calls: the fields of `Fault`."""
    asked, wrong = await asked_of(request, faults.FIELDS, mandatory=["kind"])
    if wrong:
        return refused(wrong)
    state = state_of(request)
    state.faults.add(faults.Fault(**asked))
    return changed(request, {"faults": state.faults.shown()})


async def clear_faults(request: Request) -> Response:
    """Forget the faults that have not struck yet."""
    state = state_of(request)
    state.faults.clear()
    return changed(request, {"faults": state.faults.shown()})


async def set_switches(request: Request) -> Response:
    """Change some of the `Switches`."""
    asked, wrong = await asked_of(request, switches.SETTABLE)
    if wrong:
        return refused(wrong)
    state = state_of(request)
    switches.change(state.switches, asked)
    return changed(request, {"switches": shown_switches(state.switches)})


async def clear_all(request: Request) -> Response:
    """Forget the faults and put every switch back; rooms, accounts and callbacks stay."""
    state = state_of(request)
    state.faults.clear()
    state.switches = switches.Switches()
    return changed(request, {"faults": [], "switches": shown_switches(state.switches)})


ROUTES: Final = (
    Route("/state", show_state, methods=["GET"]),
    Route("/faults", add_fault, methods=["POST"]),
    Route("/faults", clear_faults, methods=["DELETE"]),
    Route("/switches", set_switches, methods=["POST"]),
    Route("/members", set_members, methods=["POST"]),
    Route("/end", end_room, methods=["POST"]),
    Route("/callbacks", set_callbacks, methods=["POST"]),
    Route("/clear", clear_all, methods=["POST"]),
)
MIDDLEWARE: Final = (Middleware(LoopbackOnly),)
