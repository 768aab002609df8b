"""`pins.*`: docs.slack.dev/reference/methods/pins.add and its neighbours."""

from typing import Any

from bot.workspace.api.call import Call, Refused
from bot.workspace.api.chat import permalink_of
from bot.workspace.api.marks.marked import marked
from bot.workspace.world.messages import Message
from bot.workspace.world.people import BOT_USER_ID

Payload = dict[str, Any]


def add(call: Call) -> Payload:
    """Pin a message to its conversation."""
    message = marked(call)
    if message.pinned_by:
        raise Refused("already_pinned")
    _keep(call, message, BOT_USER_ID, call.now())
    return {}


def remove(call: Call) -> Payload:
    """Take a pin out."""
    message = marked(call)
    if not message.pinned_by:
        raise Refused("no_pin")
    _keep(call, message, "", 0)
    return {}


def list_(call: Call) -> Payload:
    """List the pinned messages of a conversation, the youngest pin first."""
    conversation = call.conversation()
    messages = call.workspace.shelf.public(conversation.id)
    pinned = [message for message in messages if message.pinned_by]
    pinned.sort(key=lambda message: message.pinned_at, reverse=True)
    return {"items": [_told(call, message) for message in pinned]}


def _keep(call: Call, message: Message, pinned_by: str, pinned_at: int) -> None:
    call.workspace.shelf.change(message, pinned_by=pinned_by, pinned_at=pinned_at)
    call.workspace.watchers.changed()


def _told(call: Call, message: Message) -> Payload:
    return {
        "type": "message",
        "channel": message.channel,
        "created": message.pinned_at,
        "created_by": message.pinned_by,
        "message": message.payload() | {"permalink": permalink_of(call.workspace, message)},
    }
