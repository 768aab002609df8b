"""What a control call asks for, checked, and how it is answered."""

from collections.abc import Collection, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.room_service.entrance import body
from bot.room_service.envelope import Json, Refused
from bot.room_service.faults.wishes import Rule, problems
from bot.room_service.state import State


def state_of(request: Request) -> State:
    """Return the state of the service."""
    state: State = request.app.state.service
    return state


async def asked_of(
    request: Request, rules: Mapping[str, Rule], mandatory: Collection[str] = ()
) -> tuple[Json, list[str]]:
    """Return what is asked for, and what is wrong with it."""
    try:
        asked = body.parse(await body.read(request))
    except (Refused, body.TooLong):
        return {}, [f"the body must be a JSON object of at most {body.LONGEST_BYTES} bytes"]
    missing = [f"{name} is missing" for name in mandatory if name not in asked]
    return asked, problems(asked, rules) + missing


def refused(found: list[str], status: int = 400) -> Response:
    """Answer with everything that is wrong."""
    return JSONResponse({"problems": found}, status)


def changed(request: Request, content: Json) -> Response:
    """Answer with what was changed, and let it be known."""
    state_of(request).on_change()
    return JSONResponse(content)
