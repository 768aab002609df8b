"""Finds the message that a reaction or a pin is about."""

from bot.workspace.api.call import Call, Refused
from bot.workspace.world.messages import Message


def marked(call: Call) -> Message:
    """Return the message that `channel` and `timestamp` name."""
    if not call.has("channel") or not call.has("timestamp"):
        raise Refused("no_item_specified")
    conversation = call.conversation()
    if call.moment("timestamp", wrong="bad_timestamp") is None:
        raise Refused("bad_timestamp")
    message = call.workspace.shelf.get(conversation.id, call.text("timestamp"))
    if message is None or message.ephemeral_to:
        raise Refused("message_not_found")
    if conversation.is_archived:
        raise Refused("is_archived")
    return message
