"""The methods of the Web API."""

from collections.abc import Mapping
from typing import Final

from bot.workspace.coverage.row import API_TESTS, DOCS, Row

METHODS_DOCS: Final = f"{DOCS}/reference/methods"


def _method(name: str, tests: str, gap: str = "") -> Row:
    return Row(tested=f"{API_TESTS}/{tests}.py", source=f"{METHODS_DOCS}/{name}", gap=gap)


METHODS: Final[Mapping[str, Row]] = {
    "api.test": _method("api.test", "test_views", "does not repeat its arguments"),
    "apps.connections.open": Row(
        tested="tests/unit/workspace/delivery/test_real_clients.py",
        source=f"{METHODS_DOCS}/apps.connections.open",
        gap="plain ws, and tickets never expire",
    ),
    "auth.test": _method("auth.test", "test_dispatch"),
    "blocks.validate": _method(
        "blocks.validate", "test_views", "the words in `code` are ours (ASSUMED)"
    ),
    "bookmarks.add": _method("bookmarks.add", "test_marks", "links alone, no folders, no ranks"),
    "bookmarks.edit": _method("bookmarks.edit", "test_marks", "its error for none is ASSUMED"),
    "bookmarks.list": _method("bookmarks.list", "test_marks"),
    "bookmarks.remove": _method("bookmarks.remove", "test_marks", "its error for none is ASSUMED"),
    "bots.info": _method("bots.info", "test_users", "one bot, no icons"),
    "calls.add": _method("calls.add", "test_calls", "an outer id may come twice (ASSUMED)"),
    "calls.end": _method("calls.end", "test_calls"),
    "calls.info": _method("calls.info", "test_calls"),
    "calls.participants.add": _method("calls.participants.add", "test_calls"),
    "calls.participants.remove": _method("calls.participants.remove", "test_calls"),
    "calls.update": _method("calls.update", "test_calls"),
    "chat.delete": _method("chat.delete", "test_chat"),
    "chat.deleteScheduledMessage": _method("chat.deleteScheduledMessage", "test_scheduled"),
    "chat.getPermalink": _method("chat.getPermalink", "test_chat"),
    "chat.postEphemeral": _method("chat.postEphemeral", "test_chat", "never vanishes by itself"),
    "chat.postMessage": _method(
        "chat.postMessage",
        "test_chat",
        "no unfurling, no parse, no username or icon; texts are refused at 40,000 and not cut; "
        "that an answer has no answers is ASSUMED",
    ),
    "chat.scheduleMessage": _method("chat.scheduleMessage", "test_scheduled"),
    "chat.scheduledMessages.list": _method("chat.scheduledMessages.list", "test_scheduled"),
    "chat.update": _method("chat.update", "test_chat", "no reply_broadcast"),
    "conversations.history": _method("conversations.history", "test_conversations"),
    "conversations.info": _method(
        "conversations.info", "test_conversations", "no purpose, no creator, one fixed date"
    ),
    "conversations.invite": _method(
        "conversations.invite", "test_membership", "nobody sees who came; `channels:manage` alone"
    ),
    "conversations.join": _method("conversations.join", "test_membership", "nobody sees it"),
    "conversations.kick": _method("conversations.kick", "test_membership", "nobody sees it"),
    "conversations.leave": _method("conversations.leave", "test_membership", "nobody sees it"),
    "conversations.list": _method("conversations.list", "test_conversations", "no exclusions"),
    "conversations.members": _method("conversations.members", "test_conversations"),
    "conversations.open": _method(
        "conversations.open",
        "test_conversations",
        "not with the people of other workspaces",
    ),
    "conversations.replies": _method(
        "conversations.replies",
        "test_conversations",
        "that the root is told whatever the bounds is ASSUMED",
    ),
    "oauth.v2.access": _method(
        "oauth.v2.access", "test_oauth", "no tokens of persons, no organisations, no webhooks"
    ),
    "pins.add": _method("pins.add", "test_marks", "no pin_added, no limit of pins"),
    "pins.list": _method("pins.list", "test_marks", "no files"),
    "pins.remove": _method("pins.remove", "test_marks", "no pin_removed"),
    "reactions.add": _method(
        "reactions.add", "test_marks", "any well-formed name is an emoji; no limit of reactions"
    ),
    "reactions.get": _method("reactions.get", "test_marks"),
    "reactions.remove": _method("reactions.remove", "test_marks"),
    "team.info": _method("team.info", "test_users", "name and domain alone"),
    "usergroups.list": _method("usergroups.list", "test_users", "one group"),
    "usergroups.users.list": _method("usergroups.users.list", "test_users", "one group"),
    "users.conversations": _method("users.conversations", "test_membership"),
    "users.info": _method("users.info", "test_users", "no pictures, no status"),
    "users.list": _method("users.list", "test_users"),
    "users.lookupByEmail": _method("users.lookupByEmail", "test_users"),
    "views.open": _method("views.open", "test_views"),
    "views.publish": _method("views.publish", "test_views"),
    "views.push": _method("views.push", "test_views"),
    "views.update": _method("views.update", "test_views"),
}
