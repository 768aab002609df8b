"""`conversations.*`: docs.slack.dev/reference/methods/conversations.history and its neighbours."""

from typing import Any, Final

from bot.workspace.api.call import Call, Refused
from bot.workspace.api.paging import page
from bot.workspace.world.messages import Message
from bot.workspace.world.people import Conversation

Payload = dict[str, Any]

# What a conversation counts as, in the names of scopes and as a type.
SCOPE_OF: Final = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
TYPE_OF: Final = {
    "channel": "public_channel",
    "group": "private_channel",
    "im": "im",
    "mpim": "mpim",
}


def info(call: Call) -> Payload:
    """Tell what one conversation is."""
    conversation = call.conversation()
    needs(call, conversation, "read")
    more = {"num_members": len(conversation.members)} if call.flag("include_num_members") else {}
    return {"channel": told(call, conversation) | more}


def list_(call: Call) -> Payload:
    """List the conversations of some types that the app can know of."""
    shown, more = page(call, of_types(call), usual=100)
    return {"channels": [told(call, conversation) for conversation in shown]} | more


def of_types(call: Call) -> list[Conversation]:
    """Return the conversations of the asked types that the app can know of."""
    wanted = call.words("types") or ["public_channel"]
    if not set(wanted) <= {*TYPE_OF.values()}:
        raise Refused("invalid_types")
    found = [c for c in call.workspace.conversations.values() if TYPE_OF[c.kind] in wanted]
    known = [c for c in found if not c.is_private or call.workspace.is_with_bot(c)]
    for conversation in known:
        needs(call, conversation, "read")
    hides_archived = call.flag("exclude_archived")
    return [c for c in known if not (hides_archived and c.is_archived)]


def members(call: Call) -> Payload:
    """List who is in one conversation."""
    conversation = call.conversation()
    needs(call, conversation, "read")
    shown, more = page(call, conversation.members, usual=100)
    return {"members": shown} | more


def history(call: Call) -> Payload:
    """Tell the messages of one conversation, the newest first, between two bounds."""
    conversation = _readable(call)
    messages = [
        m
        for m in call.workspace.shelf.public(conversation.id)
        if (m.thread_ts in ("", m.ts) or m.is_broadcast) and _is_between(call, m)
    ]
    shown, more = page(call, messages[::-1], usual=100)
    return {
        "messages": [_with_replies(call, message) for message in shown],
        "has_more": bool(more["response_metadata"]["next_cursor"]),
        "pin_count": sum(bool(m.pinned_by) for m in messages),
    } | more


def replies(call: Call) -> Payload:
    """Tell one thread: the message, then its answers, oldest first."""
    conversation = _readable(call)
    ts = call.required("ts", missing="thread_not_found")
    parent = call.workspace.shelf.get(conversation.id, ts)
    if parent is None or parent.ephemeral_to:
        raise Refused("thread_not_found")
    answers = [m for m in call.workspace.shelf.replies(conversation.id, ts) if _is_between(call, m)]
    shown, more = page(call, [parent, *answers], usual=1000)
    has_more = bool(more["response_metadata"]["next_cursor"])
    return {"messages": [_with_replies(call, m) for m in shown], "has_more": has_more} | more


def _readable(call: Call) -> Conversation:
    conversation = call.conversation()
    needs(call, conversation, "history")
    if not call.workspace.is_with_bot(conversation):
        raise Refused("not_in_channel")
    return conversation


def needs(call: Call, conversation: Conversation, right: str) -> None:
    """Refuse what was not granted for conversations of this kind."""
    scope = f"{SCOPE_OF[conversation.kind]}:{right}"
    call.needs(scope)


def _is_between(call: Call, message: Message) -> bool:
    """Apply `oldest` and `latest`; a bound itself is in only if `inclusive`."""
    oldest, latest = call.moment("oldest"), call.moment("latest")
    at, closed = float(message.ts), call.flag("inclusive")
    after = oldest is None or at > oldest or (closed and at == oldest)
    before = latest is None or at < latest or (closed and at == latest)
    return after and before


def _with_replies(call: Call, message: Message) -> Payload:
    """Return a message with what is told of its thread, as its root or as an answer in it."""
    shelf = call.workspace.shelf
    told = message.payload(with_metadata=call.flag("include_all_metadata"))
    root = shelf.get(message.channel, message.thread_ts)
    if root is not None and root is not message:
        told["parent_user_id"] = root.user
        if message.is_broadcast:
            told["root"] = root.payload() | shelf.about_thread(root)
    return told | shelf.about_thread(message)


def told(call: Call, conversation: Conversation) -> Payload:
    """Return a conversation as the Web API tells it."""
    workspace = call.workspace
    kind = conversation.kind
    facts: Payload = {
        "id": conversation.id,
        "is_channel": kind == "channel",
        "is_group": kind in ("group", "mpim"),
        "is_im": kind == "im",
        "is_mpim": kind == "mpim",
        "is_private": kind != "channel",
        "is_archived": conversation.is_archived,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_shared": False,
        "is_member": workspace.is_with_bot(conversation),
        "created": 1700000000,
    }
    if kind == "im":
        return facts | {"user": conversation.members[0]}
    return facts | {
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_general": conversation.name == "general",
        "topic": {"value": conversation.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }
