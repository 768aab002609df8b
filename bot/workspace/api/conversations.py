"""`conversations.*`: docs.slack.dev/reference/methods/conversations.history and its neighbours."""

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
        if m.thread_ts in ("", m.ts) and _is_between(call, m)
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
    """Open the direct message with one person."""
    person = call.text("users") or call.text("user")
    conversation = call.workspace.direct_message(person) or call.workspace.conversations.get(
        call.text("channel")
    )
    if conversation is None:
        raise Refused("user_not_found" if person else "users_list_not_supplied")
    return {"no_op": True, "already_open": True, "channel": {"id": conversation.id}}


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
    told = message.payload(with_metadata=call.flag("include_all_metadata"))
    answers = call.workspace.shelf.replies(message.channel, message.ts)
    if answers:
        told |= {
            "thread_ts": message.ts,
            "reply_count": len(answers),
            "reply_users": list(dict.fromkeys(answer.user for answer in answers)),
            "latest_reply": answers[-1].ts,
        }
    return told


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
