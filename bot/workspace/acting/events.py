"""Which events come of what happens: docs.slack.dev/reference/events.

The app hears of those that it subscribed to, of conversations that it is in.
"""

from typing import Any, Final

from bot.workspace.delivery.telling import tell_later
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import BOT_USER_ID, Conversation, Person

Payload = dict[str, Any]

# By the kind of conversation: docs.slack.dev/reference/events/message
MESSAGES_IN: Final = {
    "channel": "message.channels",
    "group": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}
# Channels are told by the first letter of their kind: docs.slack.dev/reference/events
LETTERS: Final = {"channel": "C", "group": "G", "im": "D", "mpim": "G"}


def message_posted(workspace: Workspace, message: Message) -> None:
    """Tell the app about a message, if everybody in its conversation sees it."""
    if message.ephemeral_to:
        return
    told = message.payload() | {"channel": message.channel, "event_ts": message.ts}
    root = workspace.shelf.get(message.channel, message.thread_ts)
    if root is not None and root.ts != message.ts:
        told["parent_user_id"] = root.user
    if root is not None and message.is_broadcast:
        told["root"] = root.payload() | workspace.shelf.about_thread(root)
    _about_message(workspace, message, told)
    conversation = workspace.conversations[message.channel]
    if f"<@{BOT_USER_ID}" in message.text and workspace.is_with_bot(conversation):
        tell_later(workspace, "app_mention", told | {"type": "app_mention"})


def message_changed(workspace: Workspace, before: Message, after: Message) -> None:
    """Tell the app how a message was edited."""
    both = {"message": after.payload(), "previous_message": before.payload()}
    _about_message(workspace, after, _hidden(workspace, after, "message_changed") | both)


def message_deleted(workspace: Workspace, message: Message) -> None:
    """Tell the app which message is gone."""
    gone = {"deleted_ts": message.ts, "previous_message": message.payload()}
    _about_message(workspace, message, _hidden(workspace, message, "message_deleted") | gone)


def home_opened(workspace: Workspace, person: Person, tab: str = "home") -> None:
    """Tell the app that `person` looks at its tab `home`, or at its tab `messages`."""
    conversation = workspace.direct_message(person.id)
    if conversation is None:
        return
    home = workspace.desks.home(person.id) if tab == "home" else None
    event: Payload = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": conversation.id,
        "tab": tab,
        "event_ts": workspace.shelf.new_ts(),
    }
    view = {"view": home.payload()} if home else {}
    tell_later(workspace, "app_home_opened", event | view)


def member_joined(
    workspace: Workspace, conversation: Conversation, person: str, inviter: str = ""
) -> None:
    """Tell the app who came into a conversation, itself too."""
    told = _membership(workspace, conversation, person)
    invited = {"inviter": inviter} if inviter else {}
    _if_there(workspace, conversation, "member_joined_channel", told | invited)


def member_left(workspace: Workspace, conversation: Conversation, person: str) -> None:
    """Tell the app who left a conversation where it stays."""
    told = _membership(workspace, conversation, person)
    _if_there(workspace, conversation, "member_left_channel", told)


def reaction_changed(
    workspace: Workspace, message: Message, person: str, reaction: str, *, is_added: bool
) -> None:
    """Tell the app that `person` reacted to a message, or does no longer."""
    event = {
        "user": person,
        "reaction": reaction,
        "item_user": message.user,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "event_ts": workspace.shelf.new_ts(),
    }
    name = "reaction_added" if is_added else "reaction_removed"
    conversation = workspace.conversations[message.channel]
    _if_there(workspace, conversation, name, event)


def app_uninstalled(workspace: Workspace) -> None:
    """Tell the app that its token counts no more, and that it was removed; the order is none."""
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER_ID]}}
    tell_later(workspace, "tokens_revoked", revoked)
    tell_later(workspace, "app_uninstalled", {"type": "app_uninstalled"})


def _about_message(workspace: Workspace, message: Message, told: Payload) -> None:
    conversation = workspace.conversations[message.channel]
    if not message.ephemeral_to and workspace.is_with_bot(conversation):
        told = told | {"channel_type": conversation.kind}
        tell_later(workspace, MESSAGES_IN[conversation.kind], told)


def _hidden(workspace: Workspace, message: Message, subtype: str) -> Payload:
    """Return what edits and deletions have in common; each has a `ts` of its own."""
    ts = workspace.shelf.new_ts()
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": message.channel,
        "ts": ts,
        "event_ts": ts,
    }


def _membership(workspace: Workspace, conversation: Conversation, person: str) -> Payload:
    return {
        "user": person,
        "channel": conversation.id,
        "channel_type": LETTERS[conversation.kind],
        "team": workspace.setup.team.id,
        "event_ts": workspace.shelf.new_ts(),
    }


def _if_there(workspace: Workspace, conversation: Conversation, name: str, event: Payload) -> None:
    if workspace.is_with_bot(conversation):
        tell_later(workspace, name, {"type": name} | event)
