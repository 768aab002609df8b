"""`views.*`: docs.slack.dev/reference/methods/views.open and its neighbours."""

from collections.abc import Mapping
from typing import Any, Final

from bot.workspace.acting.showing import InvalidView, accepted, fill
from bot.workspace.api.call import Call, Refused, refusal
from bot.workspace.world.desks import StackFull
from bot.workspace.world.tickets import TicketRefused, Trigger
from bot.workspace.world.views import OpenView

Payload = dict[str, Any]

# A view's problems are all told as wrong arguments: docs.slack.dev/reference/methods/views.open
WORDS: Final[Mapping[str, str]] = {
    "view_too_large": "view_too_large",
    "duplicate_external_id": "duplicate_external_id",
}


def open_(call: Call) -> Payload:
    """Open a form in place of what the person had open."""
    source = _source(call)
    _fresh_external_id(call, source)
    trigger = _trigger(call)
    return _told(call, call.workspace.desks.open(trigger.person, source))


def push(call: Call) -> Payload:
    """Lay a form upon the one that the trigger came from."""
    source = _source(call)
    trigger = _trigger(call)
    if not trigger.view_id:
        raise Refused("invalid_trigger_id")
    try:
        view = call.workspace.desks.push(trigger.person, source)
    except StackFull:
        raise Refused("push_limit_reached") from None
    return _told(call, view)


def update(call: Call) -> Payload:
    """Give an open form other content, unless it changed since the given hash."""
    source = _source(call)
    view = _wanted(call)
    if call.has("hash") and call.text("hash") != view.hash:
        raise Refused("hash_conflict")
    call.workspace.desks.replace(view, source)
    return _told(call, view)


def publish(call: Call) -> Payload:
    """Set the home tab of one person."""
    source = _source(call, kind="home")
    person = call.required("user_id")
    if person not in call.workspace.people:
        raise Refused("user_not_found")
    home = call.workspace.desks.home(person)
    if home and call.has("hash") and call.text("hash") != home.hash:
        raise Refused("hash_conflict")
    return _told(call, call.workspace.desks.publish(person, source))


def _source(call: Call, kind: str = "modal") -> Payload:
    call.required("view")
    source = call.json("view", wrong="invalid_arguments")
    try:
        return accepted(call.workspace, source, kind)
    except InvalidView as invalid:
        words = dict.fromkeys((p.code for p in invalid.problems), "invalid_arguments")
        raise refusal(invalid.problems, words | dict(WORDS)) from None


def _trigger(call: Call) -> Trigger:
    """Exchange the trigger, last of all: a refused view leaves it whole (ASSUMED)."""
    trigger_id = call.text("trigger_id") or call.text("interactivity_pointer")
    if not trigger_id:
        raise Refused("invalid_arguments")
    try:
        return call.workspace.tickets.exchange_trigger(trigger_id)
    except TicketRefused as refused:
        raise Refused(str(refused)) from None


def _wanted(call: Call) -> OpenView:
    desks = call.workspace.desks
    if external_id := call.text("external_id"):
        view = desks.find_external(external_id)
    else:
        view = desks.find(call.required("view_id"))
    if view is None:
        raise Refused("not_found")
    return view


def _fresh_external_id(call: Call, source: Payload) -> None:
    external_id = source.get("external_id")
    if external_id and call.workspace.desks.find_external(str(external_id)):
        raise Refused("duplicate_external_id")


def _told(call: Call, view: OpenView) -> Payload:
    fill(view)
    call.workspace.watchers.changed()
    return {"view": view.payload()}
