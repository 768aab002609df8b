"""The form of `/room`: opened by the launcher, switched by its kind, sent to make a room."""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.errors import BadInput, SlackRefused
from bot.rooms.booking import Draft
from bot.rooms.room import RoomKind
from bot.slack.answers import form_expired
from bot.slack.forms import room_form
from bot.slack.message import Message
from commands.asked import Asked
from commands.desk import Desk
from commands.making import order

EXPIRED: Final = frozenset(
    {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"}
)


def metadata(channel_id: str) -> str:
    """Return what the form carries: ids only, no word of a person."""
    return json.dumps({"channel": channel_id})


def channel_of(view: Mapping[str, Any]) -> str:
    """Return the channel that the form was opened in; empty when that cannot be read."""
    try:
        found = json.loads(view.get("private_metadata") or "{}").get("channel", "")
    except (ValueError, AttributeError):
        return ""
    return found if isinstance(found, str) else ""


async def open_empty(asked: Asked, desk: Desk) -> Message | None:
    """Open the form of a conference room."""
    return await _open(
        asked,
        room_form.view(
            RoomKind.CONFERENCE, room_form.FormValues(), metadata=metadata(asked.place.channel_id)
        ),
        desk,
    )


async def open_draft(draft: Draft, asked: Asked, desk: Desk) -> Message | None:
    """Open the form with what was typed before."""
    values = room_form.values_of(draft.request)
    view = room_form.view(draft.request.kind, values, metadata=metadata(draft.asked.channel_id))
    return await _open(asked, view, desk)


async def _open(asked: Asked, view: dict[str, Any], desk: Desk) -> Message | None:
    try:
        await desk.responder.open_view(asked.trigger_id, view)
    except SlackRefused as refused:
        if refused.error not in EXPIRED:
            raise
        return form_expired("")
    return None


async def send(asked: Asked, desk: Desk) -> Message | None:
    """Make the room that the form asks for; its fields were checked before the ack."""
    state = json.loads(asked.text)
    values = room_form.read(RoomKind(state["kind"]), state["values"])
    return await order(room_form.request_from(values), asked, desk)
