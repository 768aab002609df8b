"""Who is where: `conversations.join`, `leave`, `invite`, `kick`, `open`, `users.conversations`.

docs.slack.dev/reference/methods/conversations.join and its neighbours.
"""

from typing import Any, Final

from bot.workspace.acting.events import member_joined, member_left
from bot.workspace.api.call import Call, Refused
from bot.workspace.api.conversations import of_types, told
from bot.workspace.api.paging import page
from bot.workspace.world.people import BOT_USER_ID, Conversation

Payload = dict[str, Any]

# What changes a conversation is granted by its kind.
SCOPES: Final = {"channel": "channels:manage", "group": "groups:write"}
# docs.slack.dev/reference/methods/conversations.open: eight beside the app.
MOST_IN_GROUP: Final = 8


def join(call: Call) -> Payload:
    """Let the app come into a public channel."""
    conversation = _channel(call)
    if conversation.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if call.workspace.is_with_bot(conversation):
        already = "already_in_channel"
        warned = {"warning": already, "response_metadata": {"warnings": [already]}}
        return {"channel": told(call, conversation)} | warned
    _come_in(call, conversation, BOT_USER_ID, inviter="")
    return {"channel": told(call, conversation)}


def leave(call: Call) -> Payload:
    """Let the app leave."""
    conversation = _changeable(call)
    if conversation.name == "general":
        raise Refused("cant_leave_general")
    if not call.workspace.is_with_bot(conversation):
        return {"not_in_channel": True}
    if len(conversation.members) == 1:
        raise Refused("last_member")
    conversation.members.remove(BOT_USER_ID)
    call.workspace.watchers.changed()
    return {}


def invite(call: Call) -> Payload:
    """Let people come in; `force` lets those come who can."""
    conversation = _changeable(call)
    people = [*dict.fromkeys(call.words("users"))]
    if not people:
        raise Refused("no_user")
    if not call.workspace.is_with_bot(conversation):
        raise Refused("not_in_channel")
    wrong = {person: why for person in people if (why := _why_not(call, conversation, person))}
    errors = [{"user": person, "ok": False, "error": why} for person, why in wrong.items()]
    if wrong and (len(wrong) == len(people) or not call.flag("force")):
        raise Refused(next(iter(wrong.values())), errors=errors)
    for person in people:
        if person not in wrong:
            _come_in(call, conversation, person, inviter=BOT_USER_ID)
    return {"channel": told(call, conversation)} | ({"errors": errors} if errors else {})


def kick(call: Call) -> Payload:
    """Remove somebody."""
    conversation = _changeable(call)
    person = call.required("user", missing="user_not_found")
    if person not in call.workspace.people:
        raise Refused("user_not_found")
    if person == BOT_USER_ID:
        raise Refused("cant_kick_self")
    if conversation.name == "general":
        raise Refused("cant_kick_from_general")
    if not call.workspace.is_with_bot(conversation) or person not in conversation.members:
        raise Refused("not_in_channel")
    conversation.members.remove(person)
    member_left(call.workspace, conversation, person)
    call.workspace.watchers.changed()
    return {"errors": {}}


def open_(call: Call) -> Payload:
    """Open a direct message with one person or several, or one that is named."""
    before = len(call.workspace.conversations)
    conversation = _direct(call) if call.has("users") else _resumed(call)
    is_new = len(call.workspace.conversations) > before
    whole = call.flag("return_im")
    shown = told(call, conversation) if whole else {"id": conversation.id}
    return ({} if is_new else {"no_op": True, "already_open": True}) | {"channel": shown}


def of_person(call: Call) -> Payload:
    """List the conversations that somebody is in, the app itself if nobody is named."""
    person = call.text("user") or BOT_USER_ID
    if person not in call.workspace.people:
        raise Refused("user_not_found")
    mine = [c for c in of_types(call) if person in c.members]
    shown, more = page(call, mine, usual=100)
    return {"channels": [told(call, conversation) for conversation in shown]} | more


def _direct(call: Call) -> Conversation:
    """Return the direct message with the people in `users`."""
    people = [*dict.fromkeys(call.words("users"))]
    call.needs("im:write" if len(people) < 2 else "mpim:write")  # noqa: PLR2004  a pair is a group
    if not people:
        raise Refused("users_list_not_supplied")
    if any(call.workspace.people.get(person) is None for person in people):
        raise Refused("user_not_found")
    if any(call.workspace.people[person].is_bot for person in people):
        raise Refused("cannot_dm_bot")
    if len(people) > MOST_IN_GROUP:
        raise Refused("too_many_users")
    conversation = call.workspace.direct_message(people[0])
    if len(people) == 1 and conversation is not None:
        return conversation
    return call.workspace.group_of([*people, BOT_USER_ID])


def _resumed(call: Call) -> Conversation:
    """Return the direct message that `channel` names."""
    call.needs("im:write")
    name = call.required("channel", missing="users_list_not_supplied")
    conversation = call.workspace.conversations.get(name)
    if conversation is None:
        raise Refused("channel_not_found")
    if conversation.kind not in ("im", "mpim"):
        raise Refused("method_not_supported_for_channel_type")
    return conversation


def _channel(call: Call) -> Conversation:
    conversation = call.conversation()
    if conversation.is_archived:
        raise Refused("is_archived")
    return conversation


def _changeable(call: Call) -> Conversation:
    """Return a channel whose members the app may change."""
    conversation = _channel(call)
    if conversation.kind not in SCOPES:
        raise Refused("method_not_supported_for_channel_type")
    call.needs(SCOPES[conversation.kind])
    return conversation


def _why_not(call: Call, conversation: Conversation, person: str) -> str:
    """Return why somebody cannot be invited."""
    reasons = {
        "user_not_found": person not in call.workspace.people,
        "cant_invite_self": person == BOT_USER_ID,
        "already_in_channel": person in conversation.members,
    }
    return next((why for why, holds in reasons.items() if holds), "")


def _come_in(call: Call, conversation: Conversation, person: str, *, inviter: str) -> None:
    conversation.members.append(person)
    member_joined(call.workspace, conversation, person, inviter)
    call.workspace.watchers.changed()
