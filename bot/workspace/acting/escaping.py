"""Turns what a person typed into what an app gets: escaped, with mentions and links as tokens.

As for a command with `should_escape: true`, and as for every message:
docs.slack.dev/messaging/formatting-message-text#escaping.
"""

import re
from typing import Final

from bot.workspace.state import Workspace
from bot.workspace.world.groups import GROUPS

_TOKEN: Final = re.compile(r"(?P<url>https?://[^\s<>|]+)|@(?P<at>[\w.-]*\w)|#(?P<channel>[\w-]+)")
_EVERYBODY: Final = frozenset({"here", "channel", "everyone"})


def escaped(text: str) -> str:
    """Escape the three characters that Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(workspace: Workspace, typed: str) -> str:
    """Return `typed` as the app gets it; names that nobody has stay plain text."""
    return _TOKEN.sub(lambda found: _token(workspace, found), escaped(typed))


def _token(workspace: Workspace, found: re.Match[str]) -> str:
    if found["url"]:
        return f"<{found['url']}>"
    if found["channel"]:
        return _channel(workspace, found["channel"].lower()) or found[0]
    return _mention(workspace, found["at"].lower()) or found[0]


def _channel(workspace: Workspace, name: str) -> str:
    conversation = workspace.conversation(f"#{name}")
    return f"<#{conversation.id}|{name}>" if conversation and conversation.name else ""


def _mention(workspace: Workspace, name: str) -> str:
    if name in _EVERYBODY:
        return f"<!{name}>"
    if group := next((g for g in GROUPS if g.handle == name), None):
        return f"<!subteam^{group.id}|@{group.handle}>"
    person = next((p for p in workspace.people.values() if p.name == name), None)
    return f"<@{person.id}|{person.name}>" if person else ""
