"""`chat.*`: docs.slack.dev/reference/methods/chat.postMessage and its neighbours."""

from collections.abc import Callable
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from bot.workspace.acting.speaking import InvalidMessage, Where, edit, say, unsay
from bot.workspace.api.call import Call, Refused, refusal
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import BOT_USER_ID, Conversation

Payload = dict[str, Any]
Done = TypeVar("Done")

# Which of Slack's words a problem of a message ends in; the rest is `invalid_blocks`.
ERRORS: Final = {
    "no_text": "no_text",
    "msg_too_long": "msg_too_long",
    "msg_blocks_too_long": "msg_blocks_too_long",
    "invalid_metadata": "invalid_metadata_format",
    "invalid_attachments": "invalid_attachments",
}


def post_message(call: Call) -> Payload:
    """Post as the app, for everybody in the conversation."""
    conversation = writable(call)
    thread_ts = thread_of(call, conversation)
    is_broadcast = bool(thread_ts) and call.flag("reply_broadcast")
    where = Where(channel=conversation.id, thread_ts=thread_ts, is_broadcast=is_broadcast)
    message = judged(lambda: say(call.workspace, where, content_of(call)))
    return {"channel": conversation.id, "ts": message.ts, "message": message.payload()}


def post_ephemeral(call: Call) -> Payload:
    """Post as the app, for one person."""
    conversation = writable(call)
    person = call.required("user", missing="user_not_found")
    if person not in call.workspace.people:
        raise Refused("user_not_found")
    if person not in conversation.members:
        raise Refused("user_not_in_channel")
    where = Where(
        channel=conversation.id,
        ephemeral_to=person,
        thread_ts=thread_of(call, conversation),
    )
    return {"message_ts": judged(lambda: say(call.workspace, where, content_of(call))).ts}


def update(call: Call) -> Payload:
    """Change a message of the app's own."""
    conversation = call.conversation()
    message = _own(call, conversation, "cant_update_message")
    content = _kept(message) | content_of(call)
    changed = judged(lambda: edit(call.workspace, message, content))
    return {
        "channel": conversation.id,
        "ts": changed.ts,
        "text": changed.text,
        "message": changed.payload(),
    }


def delete(call: Call) -> Payload:
    """Delete a message of the app's own."""
    conversation = call.conversation()
    message = _own(call, conversation, "cant_delete_message")
    unsay(call.workspace, message)
    return {"channel": conversation.id, "ts": message.ts}


def get_permalink(call: Call) -> Payload:
    """Return an address of a message; here it leads to the workspace's page."""
    conversation = call.conversation()
    message = call.workspace.shelf.get(conversation.id, call.text("message_ts"))
    if message is None or message.ephemeral_to:
        raise Refused("message_not_found")
    return {"channel": conversation.id, "permalink": permalink_of(call.workspace, message)}


def permalink_of(workspace: Workspace, message: Message) -> str:
    """Return an address of a message."""
    query = {"channel": message.channel}
    if message.thread_ts not in ("", message.ts) and not message.is_broadcast:
        query["thread"] = message.thread_ts
    return f"{workspace.base_url}/?{urlencode(query)}#m-{message.ts}"


def writable(call: Call) -> Conversation:
    """Return where the app may write; a public channel also without being in it, if allowed."""
    conversation = call.conversation()
    may_anyway = "chat:write.public" in call.workspace.setup.scopes
    if not call.workspace.is_with_bot(conversation) and not may_anyway:
        raise Refused("not_in_channel")
    if conversation.is_archived:
        raise Refused("is_archived")
    return conversation


def thread_of(call: Call, conversation: Conversation) -> str:
    """Return the message that is answered; that an answer has no answers is ASSUMED."""
    ts = call.text("thread_ts")
    root = call.workspace.shelf.get(conversation.id, ts)
    if ts and (root is None or root.ephemeral_to):
        raise Refused("thread_not_found")
    if root is not None and root.thread_ts not in ("", root.ts):
        raise Refused("cannot_reply_to_message")
    return ts


def _own(call: Call, conversation: Conversation, not_ours: str) -> Message:
    """Return the message to change; an ephemeral one cannot be found again by the API."""
    ts = call.required("ts", missing="message_not_found")
    message = call.workspace.shelf.get(conversation.id, ts)
    if message is None or message.ephemeral_to:
        raise Refused("message_not_found")
    if message.user != BOT_USER_ID:
        raise Refused(not_ours)
    return message


def content_of(call: Call) -> Payload:
    """Return what the call says about the message; what it leaves out is left out here too."""
    content: Payload = {"text": call.text("text")} if call.has("text") else {}
    wrong = {
        "blocks": "invalid_blocks_format",
        "attachments": "invalid_attachments",
        "metadata": "invalid_metadata_format",
    }
    return content | {
        name: call.json(name, wrong=word) for name, word in wrong.items() if call.has(name)
    }


def _kept(message: Message) -> Payload:
    """Return what an edit that does not mention it leaves alone.

    Blocks and attachments are retained; an empty list removes them:
    docs.slack.dev/reference/methods/chat.update.
    """
    kept = {"text": message.text, "blocks": message.blocks, "attachments": message.attachments}
    return {name: value for name, value in kept.items() if value}


def judged(act: Callable[[], Done]) -> Done:
    """Return what `act` does with a message, or refuse as Slack would."""
    try:
        return act()
    except InvalidMessage as invalid:
        raise refusal(invalid.problems, ERRORS) from None
