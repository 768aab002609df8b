"""The table of all Web API methods: what each needs and who answers it.

Scopes are those of the methods' pages under docs.slack.dev/reference/methods. The `conversations.*`
methods need a scope by the kind of conversation, so they check it themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from bot.workspace.api import chat, conversations, team, users, views
from bot.workspace.api.call import Call


class Token(Enum):
    """Which token a method wants."""

    BOT = "bot"
    APP = "app"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Method:
    """One Web API method.

    Attributes:
        answer: Does what is asked and returns the answer without its `ok`.
        scope: The scope that it needs; empty means none, or one that `answer` checks.
        token: The token that it wants.
    """

    answer: Callable[[Call], dict[str, Any]]
    scope: str = ""
    token: Token = Token.BOT


METHODS: Final[Mapping[str, Method]] = {
    "api.test": Method(answer=team.api_test, token=Token.NONE),
    "apps.connections.open": Method(answer=team.connections_open, token=Token.APP),
    "auth.test": Method(answer=team.auth_test),
    "blocks.validate": Method(answer=team.blocks_validate, token=Token.NONE),
    "chat.delete": Method(answer=chat.delete, scope="chat:write"),
    "chat.getPermalink": Method(answer=chat.get_permalink),
    "chat.postEphemeral": Method(answer=chat.post_ephemeral, scope="chat:write"),
    "chat.postMessage": Method(answer=chat.post_message, scope="chat:write"),
    "chat.update": Method(answer=chat.update, scope="chat:write"),
    "conversations.history": Method(answer=conversations.history),
    "conversations.info": Method(answer=conversations.info),
    "conversations.list": Method(answer=conversations.list_),
    "conversations.members": Method(answer=conversations.members),
    "conversations.open": Method(answer=conversations.open_, scope="im:write"),
    "conversations.replies": Method(answer=conversations.replies),
    "team.info": Method(answer=team.team_info, scope="team:read"),
    "usergroups.users.list": Method(answer=users.group_members, scope="usergroups:read"),
    "users.info": Method(answer=users.info, scope="users:read"),
    "users.list": Method(answer=users.list_, scope="users:read"),
    "users.lookupByEmail": Method(answer=users.lookup_by_email, scope="users:read.email"),
    "views.open": Method(answer=views.open_),
    "views.publish": Method(answer=views.publish),
    "views.push": Method(answer=views.push),
    "views.update": Method(answer=views.update),
}
