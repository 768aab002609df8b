"""What who runs the workspace may look at and break, from this machine only."""

import dataclasses
import ipaddress
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.workspace.acting.events import app_uninstalled
from bot.workspace.state import Workspace
from bot.workspace.world.faults import Fault
from bot.workspace.world.strict_json import read_json

# What a fault may be: longer waits and other statuses would break the workspace itself.
LONGEST_DELAY_S: Final = 60.0
STATUSES: Final = frozenset({0, *range(400, 600)})


def _workspace(request: Request) -> Workspace:
    """Return the workspace, to a caller on this machine."""
    host = request.client.host if request.client else ""
    try:
        is_near = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_near = False
    if not is_near:
        raise HTTPException(403, "Controls answer to this machine only.")
    workspace: Workspace = request.app.state.workspace
    return workspace


async def see_state(request: Request) -> Response:
    """Tell everything there is: people, conversations, messages, views, refusals."""
    workspace = _workspace(request)
    desks = workspace.desks
    return JSONResponse(
        {
            "people": [dataclasses.asdict(p) for p in workspace.people.values()],
            "conversations": [
                dataclasses.asdict(c)
                | {"messages": [dataclasses.asdict(m) for m in workspace.messages(c.id)]}
                for c in workspace.conversations.values()
            ],
            "views": {
                person: [view.payload() | {"errors": view.errors} for view in desks.stack(person)]
                for person in workspace.people
            },
            "homes": {
                person: home.payload()
                for person in workspace.people
                if (home := desks.home(person))
            },
            "refusals": list(workspace.refusals),
        }
    )


async def see_calls(request: Request) -> Response:
    """Tell the app's last Web API calls, oldest first."""
    return JSONResponse({"calls": list(_workspace(request).calls)})


async def see_faults(request: Request) -> Response:
    """Tell what is still to go wrong."""
    waiting = _workspace(request).faults.waiting()
    return JSONResponse({"faults": [dataclasses.asdict(fault) for fault in waiting]})


async def add_fault(request: Request) -> Response:
    """Let something go wrong; the body is a `Fault` as JSON."""
    workspace = _workspace(request)
    workspace.faults.add(_fault(await _json(request)))
    return await see_faults(request)


async def clear_faults(request: Request) -> Response:
    """Let nothing go wrong any more."""
    _workspace(request).faults.clear()
    return await see_faults(request)


async def disconnect(request: Request) -> Response:
    """Ask Socket Mode connections to come again."""
    await _workspace(request).courier.sockets.disconnect("refresh_requested")
    return JSONResponse({"ok": True})


async def uninstall(request: Request) -> Response:
    """Remove the app: its token counts no more, and it hears so if it subscribed to that."""
    workspace = _workspace(request)
    workspace.installation.is_installed = False
    app_uninstalled(workspace)
    return JSONResponse({"ok": True})


async def install(request: Request) -> Response:
    """Let the app's token count again."""
    _workspace(request).installation.is_installed = True
    return JSONResponse({"ok": True})


async def set_events_url(request: Request) -> Response:
    """Send everything to another address from now on, if it answers the challenge."""
    workspace = _workspace(request)
    url = (await _json(request)).get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        raise HTTPException(400, "Send a `url` that starts with http:// or https://.")
    if why := await workspace.courier.challenge(url):
        raise HTTPException(400, f"The address did not answer the challenge: {why}.")
    workspace.events_url = url
    return JSONResponse({"ok": True})


async def _json(request: Request) -> dict[str, Any]:
    try:
        loaded = read_json(await request.body())
    except ValueError:
        loaded = None
    if not isinstance(loaded, dict):
        raise HTTPException(400, "Send a JSON object.")
    return loaded


def _fault(asked: dict[str, Any]) -> Fault:
    """Return the fault that a body describes; raises `HTTPException` 400 for any other body."""
    known = {field.name: field.default for field in dataclasses.fields(Fault)}
    if wrong := [name for name in asked if not _fits(asked[name], known.get(name))]:
        kinds = ", ".join(f"{name}: {type(value).__name__}" for name, value in known.items())
        raise HTTPException(400, f"Not understood: {', '.join(wrong)}. A fault has {kinds}.")
    fault = Fault(**asked)
    if not 0 <= fault.delay_s <= LONGEST_DELAY_S or fault.status not in STATUSES:
        allowed = f"0 to {LONGEST_DELAY_S:g} s of delay, a status of 0 or 400 to 599"
        raise HTTPException(400, f"A fault has {allowed}.")
    return fault


def _fits(value: object, usual: object) -> bool:
    """Say whether `value` may stand for `usual`; JSON writes whole seconds without a point."""
    return type(value) is type(usual) or (type(value) is int and type(usual) is float)


ROUTES: Final = [
    Route("/state", see_state, methods=["GET"]),
    Route("/calls", see_calls, methods=["GET"]),
    Route("/faults", see_faults, methods=["GET"]),
    Route("/faults", add_fault, methods=["POST"]),
    Route("/faults", clear_faults, methods=["DELETE"]),
    Route("/sockets", disconnect, methods=["DELETE"]),
    Route("/installation", uninstall, methods=["DELETE"]),
    Route("/installation", install, methods=["PUT"]),
    Route("/events-url", set_events_url, methods=["PUT"]),
]
