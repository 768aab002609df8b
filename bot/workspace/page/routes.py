"""What the page's addresses do.

Every act works as a plain form; JavaScript only spares the reload.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.workspace.acting.composer import enter
from bot.workspace.acting.entries.shortcuts import take_message_shortcut, take_shortcut
from bot.workspace.acting.entries.suggestions import suggest
from bot.workspace.acting.events import home_opened
from bot.workspace.acting.forms import leave, submit
from bot.workspace.acting.moving import act_elsewhere, move_clock, turn_switch
from bot.workspace.acting.pressing import (
    NothingThere,
    find_pressed,
    press_in_message,
    press_in_view,
)
from bot.workspace.page import consent
from bot.workspace.page.chat.notices import title
from bot.workspace.page.desk import confirmation
from bot.workspace.page.fields.choices import offered
from bot.workspace.page.headers import Guarded
from bot.workspace.page.layout import fragments, notice, whole
from bot.workspace.page.place import Nowhere, Place, find_place, find_seen
from bot.workspace.page.sent import Sent, read_sent
from bot.workspace.world.messages import Message
from bot.workspace.world.views import OpenView

STATIC: Final = Path(__file__).parent / "static"
# How long a page without JavaScript waits for what the app does after its acknowledgement.
SETTLES_WITHIN_S: Final = 1.0
QUIET_S: Final = 0.15
# How soon a page that lost its stream of changes asks for it again.
RECONNECTS_AFTER_MS: Final = 500

Act = Callable[[Request, Place, Sent], Awaitable[Response | None]]


async def see(request: Request) -> Response:
    """Show the page."""
    try:
        place = find_seen(request.app.state.workspace, request.query_params)
    except Nowhere as nowhere:
        return HTMLResponse(notice("Nothing here", str(nowhere)), 404)
    if place.conversation is None:
        home_opened(place.workspace, place.person)
    _looks(place)
    return HTMLResponse(whole(place))


async def see_fragments(request: Request) -> Response:
    """Tell the parts of the page that change."""
    try:
        place = find_seen(request.app.state.workspace, request.query_params)
    except Nowhere as nowhere:
        return JSONResponse({"error": str(nowhere)}, 404)
    _looks(place)
    return JSONResponse(fragments(place) | {"title": title(place)})


def _looks(place: Place) -> None:
    """Remember what the person sees now."""
    reading, person = place.workspace.reading, place.person.id
    reading.looks(person, place.name)
    if place.thread_ts:
        reading.looks(person, place.name, place.thread_ts)


async def see_changes(request: Request) -> Response:
    """Say, as long as somebody listens, that something changed."""

    async def lines() -> AsyncIterator[str]:
        yield f"retry: {RECONNECTS_AFTER_MS}\n\n"
        async for version in request.app.state.workspace.watchers.stream():
            yield f"data: {json.dumps({'version': version})}\n\n"

    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(lines(), media_type="text/event-stream", headers=headers)


def acting(act: Act) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of an act: who and where are found, the answer is where to go on."""

    async def endpoint(request: Request) -> Response:
        sent = await read_sent(request)
        try:
            place = find_place(request.app.state.workspace, sent.first())
            version = place.workspace.watchers.version
            answer = await act(request, place, sent)
        except (Nowhere, NothingThere) as gone:
            return _gone(request, str(gone))
        if answer is not None:
            return answer
        if "x-page" in request.headers:
            return Response(status_code=204)
        await place.workspace.watchers.settle(version, QUIET_S, at_most_s=SETTLES_WITHIN_S)
        return RedirectResponse(place.own_address, 303)

    return endpoint


def _gone(request: Request, sentence: str) -> Response:
    if "x-page" in request.headers:
        return JSONResponse({"error": sentence}, 409)
    return HTMLResponse(notice("That did not work", sentence), 409)


async def say(_: Request, place: Place, sent: Sent) -> None:
    """Take what was typed into the composer."""
    if place.conversation is None:
        raise Nowhere("The home tab has no composer.")
    thread_ts = sent.text("thread_ts")
    if thread_ts and place.workspace.shelf.get(place.conversation.id, thread_ts) is None:
        raise NothingThere("That message is no longer there.")
    await enter(
        place.workspace,
        place.person,
        place.conversation,
        sent.text("text"),
        thread_ts,
        is_broadcast=bool(thread_ts and sent.text("broadcast")),
    )


async def press(_: Request, place: Place, sent: Sent) -> Response | None:
    """Take the press of a button, or the change of a field that is told at once."""
    target = _target(place, sent)
    pressed = sent.text("press")
    blocks = target.blocks if isinstance(target, Message) else target.source["blocks"]
    field = find_pressed(blocks, pressed)[0]
    confirm: Mapping[str, dict[str, str]] | None = field.element.get("confirm")
    if confirm and not sent.text("confirmed"):
        return HTMLResponse(confirmation(place, confirm, sent.pairs()))
    fields = sent.fields(place.scene)
    if isinstance(target, Message):
        await press_in_message(place.workspace, place.person, target, pressed, fields)
    else:
        await press_in_view(place.workspace, place.person, target, pressed, fields)
    return None


async def options(_: Request, place: Place, sent: Sent) -> Response:
    """Tell the options that the app has for what was typed so far."""
    named, typed = sent.text("named"), sent.text("typed")
    found = await suggest(place.workspace, place.person, _target(place, sent), named, typed)
    return JSONResponse(offered(found))


async def take(_: Request, place: Place, sent: Sent) -> None:
    """Take a shortcut of the app: one on a message if that is named."""
    name, ts = sent.text("shortcut"), sent.text("ts")
    if ts:
        message = _message(place, ts)
        trouble = await take_message_shortcut(place.workspace, place.person, message, name)
    else:
        trouble = await take_shortcut(place.workspace, place.person, name)
    if trouble:
        raise NothingThere(trouble)


async def submit_form(request: Request, place: Place, sent: Sent) -> None:
    """Take the submission of a form."""
    view = _own_view(place, request.path_params["view_id"])
    if not view.source.get("submit"):
        raise NothingThere("That form has nothing to submit.")
    await submit(place.workspace, place.person, view, sent.fields(place.scene))


async def close_form(request: Request, place: Place, _: Sent) -> None:
    """Take the closing of a form."""
    await leave(place.workspace, place.person, _own_view(place, request.path_params["view_id"]))


async def move(_: Request, place: Place, sent: Sent) -> None:
    """Take a wish to move the clock."""
    await move_clock(place.workspace, sent.text("move"))


async def turn(_: Request, place: Place, sent: Sent) -> None:
    """Take the turn of a switch."""
    await turn_switch(place.workspace, sent.text("switch"), is_on=sent.text("turn") == "on")


async def act_there(_: Request, place: Place, sent: Sent) -> None:
    """Take an act on something that the app made elsewhere."""
    await act_elsewhere(place.workspace, sent.text("exhibit"), sent.text("act"))


def _target(place: Place, sent: Sent) -> Message | OpenView:
    """Return the message or view in which was pressed; it must be one that the person sees."""
    if view_id := sent.text("view"):
        return _own_view(place, view_id)
    return _message(place, sent.text("ts"))


def _message(place: Place, ts: str) -> Message:
    message = place.workspace.shelf.get(place.name, ts)
    if message is None or message.ephemeral_to not in ("", place.person.id):
        raise NothingThere("That message is no longer there.")
    return message


def _own_view(place: Place, view_id: str) -> OpenView:
    view = place.workspace.desks.find(view_id)
    if view is None or view.person != place.person.id:
        raise NothingThere("That form is closed.")
    return view


def _shown(path: str, endpoint: Callable[[Request], Awaitable[Response]]) -> Route:
    """Return the route of something to look at."""
    return Route(path, endpoint, methods=["GET"], middleware=[Middleware(Guarded)])


def _done(path: str, act: Act) -> Route:
    """Return the route of something to do."""
    return Route(path, acting(act), methods=["POST"], middleware=[Middleware(Guarded)])


ROUTES: Final[list[BaseRoute]] = [
    _shown("/", see),
    _shown("/fragments", see_fragments),
    _shown("/changes", see_changes),
    _done("/say", say),
    _done("/press", press),
    _done("/shortcuts", take),
    _done("/options", options),
    _done("/views/{view_id}/submit", submit_form),
    _done("/views/{view_id}/close", close_form),
    _done("/clock", move),
    _done("/switches", turn),
    _done("/elsewhere", act_there),
    *consent.ROUTES,
    # Asked for again each time, answered with 304: a page never runs with yesterday's script.
    Mount("/static", Guarded(StaticFiles(directory=STATIC), caching="no-cache")),
]
