"""`conversations.*`: docs.slack.dev/reference/methods/conversations.history and its neighbours."""

from collections.abc import Sequence
from typing import Any, Final

from bot.workspace.api.call import Call, Refused
from bot.workspace.api.paging import page
from bot.workspace.world.messages import Message
from bot.workspace.world.people import Conversation

Payload = dict[str, Any]

# Which of `channels`, `groups`, `im` a conversation counts as, in the names of scopes.
SCOPE_OF: Final = {"channel": "channels", "group": "groups", "im": "im"}
TYPE_OF: Final = {"channel": "public_channel", "group": "private_channel", "im": "im"}


def kind_of(conversation: Conversation) -> str:
    """Return `channel`, `group` or `im`."""
    if conversation.is_im:
        return "im"
    return "group" if conversation.is_private else "channel"


def info(call: Call) -> Payload:
    """Tell what one conversation is."""
    conversation = call.conversation()
    _needs(call, conversation, "read")
    told = _told(call, conversation)
    if call.flag("include_num_members"):
        told["num_members"] = len(conversation.members)
    return {"channel": told}


def list_(call: Call) -> Payload:
    """List the conversations of some types that the app can know of."""
    wanted = (call.text("types") or "public_channel").replace(" ", "").split(",")
    if not set(wanted) <= {*TYPE_OF.values(), "mpim"}:
        raise Refused("invalid_types")
    found = [c for c in call.workspace.conversations.values() if TYPE_OF[kind_of(c)] in wanted]
    known = [c for c in found if not c.is_private or call.workspace.is_with_bot(c)]
    for conversation in known:
        _needs(call, conversation, "read")
    shown, more = page(call, known, usual=100)
    return {"channels": [_told(call, conversation) for conversation in shown]} | more


def members(call: Call) -> Payload:
    """List who is in one conversation."""
    conversation = call.conversation()
    _needs(call, conversation, "read")
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
        "pin_count": 0,
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


def open_(call: Call) -> Payload:
    """Open the direct message with one person, or one that is named; here all are open already."""
    conversation = _direct(call) if call.has("users") else _resumed(call)
    whole = call.flag("return_im")
    told = _told(call, conversation) if whole else {"id": conversation.id}
    return {"no_op": True, "already_open": True, "channel": told}


def _direct(call: Call) -> Conversation:
    """Return the direct message with the person in `users`."""
    people = call.text("users").replace(" ", "").split(",")
    if len(people) > 1:
        call.needs("mpim:write")
    if any(call.workspace.people.get(person) is None for person in people):
        raise Refused("user_not_found")
    if any(call.workspace.people[person].is_bot for person in people):
        raise Refused("cannot_dm_bot")
    conversation = call.workspace.direct_message(people[0]) if len(people) == 1 else None
    if conversation is None:
        # There is no group conversation here, whatever was granted.
        raise Refused("invalid_user_combination")
    return conversation


def _resumed(call: Call) -> Conversation:
    """Return the direct message that `channel` names."""
    name = call.required("channel", missing="users_list_not_supplied")
    conversation = call.workspace.conversations.get(name)
    if conversation is None:
        raise Refused("channel_not_found")
    if not conversation.is_im:
        raise Refused("method_not_supported_for_channel_type")
    return conversation


def _readable(call: Call) -> Conversation:
    conversation = call.conversation()
    _needs(call, conversation, "history")
    if not call.workspace.is_with_bot(conversation):
        raise Refused("not_in_channel")
    return conversation


def _needs(call: Call, conversation: Conversation, right: str) -> None:
    """Refuse what was not granted for conversations of this kind."""
    scope = f"{SCOPE_OF[kind_of(conversation)]}:{right}"
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
            told["root"] = _rooted(root, shelf.replies(root.channel, root.ts))
    return told | _about_thread(message, shelf.replies(message.channel, message.ts))


def _rooted(root: Message, answers: Sequence[Message]) -> Payload:
    return root.payload() | _about_thread(root, answers)


def _about_thread(root: Message, answers: Sequence[Message]) -> Payload:
    """Return what is told of a thread beside its first message; nothing if nobody answered."""
    if not answers:
        return {}
    people = list(dict.fromkeys(answer.user for answer in answers))
    return {
        "thread_ts": root.ts,
        "reply_count": len(answers),
        "reply_users": people,
        "reply_users_count": len(people),
        "latest_reply": answers[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def _told(call: Call, conversation: Conversation) -> Payload:
    workspace = call.workspace
    kind = kind_of(conversation)
    told: Payload = {
        "id": conversation.id,
        "is_channel": kind == "channel",
        "is_group": kind == "group",
        "is_im": kind == "im",
        "is_mpim": False,
        "is_private": kind != "channel",
        "is_archived": conversation.is_archived,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_shared": False,
        "is_member": workspace.is_with_bot(conversation),
        "created": 1700000000,
    }
    if kind == "im":
        return told | {"user": conversation.members[0]}
    return told | {
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_general": conversation.name == "general",
        "topic": {"value": conversation.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }
