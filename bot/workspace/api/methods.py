"""The table of all Web API methods: what each needs and who answers it.

Scopes and tiers are those of the methods' pages under docs.slack.dev/reference/methods; the tiers
of `api.test` and `blocks.validate` are ASSUMED. What needs a scope by the kind of conversation
checks it by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from bot.workspace.api import (
    calls,
    chat,
    conversations,
    membership,
    scheduled,
    users,
    views,
)
from bot.workspace.api.app import oauth, team
from bot.workspace.api.call import Call
from bot.workspace.api.marks import bookmarks, pins, reactions
from bot.workspace.world.kept.rates import Tier


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
        tier: How often it may be called.
        posts: Whether it posts to a `channel`, which has a rate of its own.
    """

    answer: Callable[[Call], dict[str, Any]]
    scope: str = ""
    token: Token = Token.BOT
    tier: Tier = Tier.THREE
    posts: bool = False


METHODS: Final[Mapping[str, Method]] = {
    "api.test": Method(answer=team.api_test, token=Token.NONE, tier=Tier.FOUR),
    "apps.connections.open": Method(answer=team.connections_open, token=Token.APP, tier=Tier.ONE),
    "auth.test": Method(answer=team.auth_test, tier=Tier.SPECIAL),
    "blocks.validate": Method(answer=team.blocks_validate, token=Token.NONE, tier=Tier.FOUR),
    "bookmarks.add": Method(answer=bookmarks.add, scope="bookmarks:write", tier=Tier.TWO),
    "bookmarks.edit": Method(answer=bookmarks.edit, scope="bookmarks:write", tier=Tier.TWO),
    "bookmarks.list": Method(answer=bookmarks.list_, scope="bookmarks:read"),
    "bookmarks.remove": Method(answer=bookmarks.remove, scope="bookmarks:write", tier=Tier.TWO),
    "bots.info": Method(answer=users.bot_info, scope="users:read"),
    "calls.add": Method(answer=calls.add, scope="calls:write"),
    "calls.end": Method(answer=calls.end, scope="calls:write"),
    "calls.info": Method(answer=calls.info, scope="calls:read"),
    "calls.participants.add": Method(answer=calls.admit, scope="calls:write"),
    "calls.participants.remove": Method(answer=calls.dismiss, scope="calls:write"),
    "calls.update": Method(answer=calls.update, scope="calls:write"),
    "chat.delete": Method(answer=chat.delete, scope="chat:write"),
    "chat.deleteScheduledMessage": Method(answer=scheduled.delete_scheduled, scope="chat:write"),
    "chat.getPermalink": Method(answer=chat.get_permalink, tier=Tier.SPECIAL),
    "chat.postEphemeral": Method(answer=chat.post_ephemeral, scope="chat:write", tier=Tier.FOUR),
    "chat.postMessage": Method(
        answer=chat.post_message, scope="chat:write", tier=Tier.SPECIAL, posts=True
    ),
    "chat.scheduleMessage": Method(answer=scheduled.schedule_message, scope="chat:write"),
    "chat.scheduledMessages.list": Method(answer=scheduled.list_scheduled),
    "chat.update": Method(answer=chat.update, scope="chat:write"),
    "conversations.history": Method(answer=conversations.history),
    "conversations.info": Method(answer=conversations.info),
    "conversations.invite": Method(answer=membership.invite),
    "conversations.join": Method(answer=membership.join, scope="channels:join"),
    "conversations.kick": Method(answer=membership.kick),
    "conversations.leave": Method(answer=membership.leave),
    "conversations.list": Method(answer=conversations.list_, tier=Tier.TWO),
    "conversations.members": Method(answer=conversations.members, tier=Tier.FOUR),
    "conversations.open": Method(answer=membership.open_),
    "conversations.replies": Method(answer=conversations.replies),
    "oauth.v2.access": Method(answer=oauth.access, token=Token.NONE, tier=Tier.FOUR),
    "pins.add": Method(answer=pins.add, scope="pins:write", tier=Tier.TWO),
    "pins.list": Method(answer=pins.list_, scope="pins:read", tier=Tier.TWO),
    "pins.remove": Method(answer=pins.remove, scope="pins:write", tier=Tier.TWO),
    "reactions.add": Method(answer=reactions.add, scope="reactions:write"),
    "reactions.get": Method(answer=reactions.get, scope="reactions:read"),
    "reactions.remove": Method(answer=reactions.remove, scope="reactions:write", tier=Tier.TWO),
    "team.info": Method(answer=team.team_info, scope="team:read"),
    "usergroups.list": Method(answer=users.groups, scope="usergroups:read", tier=Tier.TWO),
    "usergroups.users.list": Method(
        answer=users.group_members, scope="usergroups:read", tier=Tier.TWO
    ),
    "users.conversations": Method(answer=membership.of_person),
    "users.info": Method(answer=users.info, scope="users:read", tier=Tier.FOUR),
    "users.list": Method(answer=users.list_, scope="users:read", tier=Tier.TWO),
    "users.lookupByEmail": Method(answer=users.lookup_by_email, scope="users:read.email"),
    "views.open": Method(answer=views.open_, tier=Tier.FOUR),
    "views.publish": Method(answer=views.publish, tier=Tier.FOUR),
    "views.push": Method(answer=views.push, tier=Tier.FOUR),
    "views.update": Method(answer=views.update, tier=Tier.FOUR),
}
